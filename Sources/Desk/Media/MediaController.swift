internal import Hummingbird
internal import News
internal import Newsroom
internal import Pages
internal import Store

/// The library's lists: pictures, sounds and documents.
struct MediaController {
    let desk: Desk

    private static let length = 48

    func add(to router: RouterGroup<SignedInContext>) {
        router.get("media", use: list)
        router.get("media/pictures", use: find)
        router.get("media/files", use: findFiles)
    }

    /// What the address asks for; what it does not understand is left out.
    private struct Query {
        enum Kind: String { case pictures, sounds, documents }

        var text: String
        var gap: MediaFilter.Gap?
        var kind: Kind
        var before: String?

        init(_ request: Request) {
            let parameters = request.uri.queryParameters
            text = String((parameters["q"].map { String($0) } ?? "").prefix(200))
            gap = parameters["gap"].flatMap { MediaFilter.Gap(rawValue: String($0)) }
            kind = parameters["kind"].flatMap { Kind(rawValue: String($0)) } ?? .pictures
            before = parameters["before"].map { String($0) }
        }

        var filter: MediaFilter { MediaFilter(text: text, gap: gap) }

        /// The address of the list with one thing changed.
        func path(_ change: (inout Query) -> Void) -> String {
            var query = self
            query.before = nil
            change(&query)
            var parts: [String] = []
            if query.kind != .pictures { parts.append("kind=\(query.kind.rawValue)") }
            if let gap = query.gap, query.kind == .pictures { parts.append("gap=\(gap.rawValue)") }
            if !query.text.isEmpty { parts.append("q=" + DeskURL.encoded(query.text)) }
            if let before = query.before { parts.append("before=" + DeskURL.encoded(before)) }
            return DeskURL.media.path + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
        }
    }

    // MARK: The page

    @Sendable private func list(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let query = Query(request)
        let frame = try await desk.frame(context, .media)
        let words = frame.words
        let (items, older) =
            try await query.kind == .pictures ? pictures(query, frame) : files(query, frame)
        let list: HTML =
            items.isEmpty
            ? "<p class=\"soft\">\(words["media_none"])</p>"
            : "<ol class=\"\(query.kind == .pictures ? "media-grid" : "articles")\">\(items)</ol>"
        let next: HTML? = older.map { "<p><a class=\"button\" href=\"\($0)\" rel=\"next\">\(words["older"])</a></p>" }
        let kind: HTML? =
            query.kind == .pictures
            ? nil : "<input type=\"hidden\" name=\"kind\" value=\"\(query.kind.rawValue)\">"
        let gap: HTML? = query.gap.map { "<input type=\"hidden\" name=\"gap\" value=\"\($0.rawValue)\">" }
        let content: HTML = """
            <h1>\(words["media"])</h1>
            \(MediaUploadForm.html(frame))
            <nav class="filters" aria-label="\(words["media_lists"])"><ul>\(links(query, words))</ul></nav>
            <form method="get" action="\(DeskURL.media.path)" class="line" role="search">\(kind)\(gap)\
            \(DeskParts.field(words["media_search"], name: "q", type: "search", value: query.text, isRequired: false, direction: "auto"))\
            <button>\(words["search"])</button></form>
            \(list)
            \(next)
            """
        return DeskResponse.page(frame.page(words["media"], content, modules: ["modules/media.js"]))
    }

    private func links(_ query: Query, _ words: DeskWords) -> [HTML] {
        func link(_ label: String, _ kind: Query.Kind, _ gap: MediaFilter.Gap?) -> HTML {
            let isHere = query.kind == kind && (kind != .pictures || query.gap == gap)
            let path = query.path {
                $0.kind = kind
                $0.gap = gap
            }
            return "<li><a href=\"\(path)\"\(" aria-current=\"true\"", if: isHere)>\(words[label])</a></li>"
        }
        return [link("media_pictures", .pictures, nil)]
            + MediaFilter.Gap.allCases.map { link("media_gap_\($0.rawValue)", .pictures, $0) }
            + [link("media_sounds", .sounds, nil), link("media_documents", .documents, nil)]
    }

    private func pictures(_ query: Query, _ frame: DeskFrame) async throws -> ([HTML], older: String?) {
        let publication = frame.publication
        guard
            let edition = publication.editions.first(where: { $0.language.primary == frame.words.language.primary })
                ?? publication.editions.first
        else { return ([], nil) }
        let today = desk.today
        let filter = query.filter
        // Words that say nothing find nothing.
        guard query.text.allSatisfy(\.isWhitespace) || !filter.words.isEmpty else { return ([], nil) }
        let found = try await desk.newsroom.database.read {
            try $0.library(
                filter, in: edition.id, today: today, before: query.before.flatMap { MediaKey(text: $0) },
                limit: Self.length + 1
            )
        }
        let shown = found.prefix(Self.length)
        let items = shown.map { entry($0, edition, today, frame.words) }
        let older = found.count > Self.length ? shown.last.map { MediaKey($0, in: filter).text } : nil
        return (Array(items), older.map { key in query.path { $0.before = key } })
    }

    private func entry(_ entry: LibraryPicture, _ edition: Edition, _ today: CivilDate, _ words: DeskWords) -> HTML {
        let picture = entry.picture
        let text = picture.texts[edition.id]
        let title = [text?.caption, entry.headline, text?.altText, entry.fileName].compactMap { $0 }.first {
            !$0.isEmpty
        }
        var tags: [HTML] = []
        func tag(_ name: String, isWrong: Bool = false) {
            tags.append("<span class=\"tag\(" state-killed", if: isWrong)\">\(words[name])</span> ")
        }
        if picture.isExpired(on: today) {
            tag("media_gap_expired", isWrong: true)
        } else if let end = picture.expiresOn, end <= today.advanced(days: 30) {
            tag("media_gap_expiring")
        }
        if text?.altText.allSatisfy(\.isWhitespace) ?? true { tag("media_no_alt") }
        if picture.creditLine == nil { tag("media_gap_credit") }
        let credit: HTML? = picture.creditLine.map { "<span class=\"soft\"><bdi>\($0)</bdi></span>" }
        let marks: HTML? = tags.isEmpty ? nil : "<span>\(tags)</span>"
        return """
            <li><a href="\(DeskURL.picture(picture.id).path)"><span class="view"><img src="\(PictureCard.thumb(picture, width: 320))" \
            alt="" width="\(picture.width)" height="\(picture.height)" loading="lazy" decoding="async"></span>\
            <span><bdi>\(title ?? words["media_picture_number", ["number": String(picture.id.rawValue)]])</bdi></span></a>\(credit)\(marks)</li>
            """
    }

    private func files(_ query: Query, _ frame: DeskFrame) async throws -> ([HTML], older: String?) {
        let formats = Set(AttachmentFormat.allCases.filter { $0.isAudio == (query.kind == .sounds) })
        let words = query.filter.words
        guard query.text.allSatisfy(\.isWhitespace) || !words.isEmpty else { return ([], nil) }
        let found = try await desk.newsroom.database.read {
            try $0.attachments(
                formats, words: words,
                before: query.before.flatMap { Int64($0) }.map { AttachmentID(rawValue: $0) }, limit: Self.length + 1
            )
        }
        let shown = found.prefix(Self.length)
        let items = shown.map { file -> HTML in
            """
            <li><h2 dir="auto"><a href="\(DeskURL.attachment(file.id).path)">\(file.title)</a></h2>
            <p class="soft"><span class="tag">\(file.format.rawValue.uppercased())</span> \(FileSize.text(file.byteCount, frame.words)) · \
            <bdi>\(file.addedBy.name)</bdi> · \(frame.words.moment(file.addedAt, desk.newsroom.zone))</p></li>
            """
        }
        let older = found.count > Self.length ? shown.last.map { String($0.id.rawValue) } : nil
        return (Array(items), older.map { key in query.path { $0.before = key } })
    }

    // MARK: For the editor's choosers

    /// Those with the identities asked for, or the newest of which the words are said.
    @Sendable private func find(_ request: Request, _ context: SignedInContext) async throws -> Response {
        guard let edition = try await desk.publication().editions.first?.id else {
            throw NewsError(.notFound, "There is no such edition.")
        }
        let query = Query(request)
        let ids = request.uri.queryParameters.getAll("id").prefix(100).compactMap { Int64($0) }
        let today = desk.today
        let pictures = try await desk.newsroom.database.read { store -> [Picture] in
            if !ids.isEmpty {
                return Array(try store.pictures(Set(ids.map { PictureID(rawValue: $0) }), in: edition).values)
            }
            guard query.text.allSatisfy(\.isWhitespace) || !query.filter.words.isEmpty else { return [] }
            return try store.library(query.filter, in: edition, today: today, limit: Self.length).map(\.picture)
        }
        return try DeskResponse.json(pictures.map { PictureCard($0, in: edition) })
    }

    private struct FileCard: Encodable {
        let label: String
        let format: String
        let size: String
        let url: String
    }

    @Sendable private func findFiles(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let query = Query(request)
        let words = try await desk.frame(context, .media).words
        guard query.text.allSatisfy(\.isWhitespace) || !query.filter.words.isEmpty else {
            return try DeskResponse.json([FileCard]())
        }
        let found = try await desk.newsroom.database.read {
            try $0.attachments(words: query.filter.words, limit: Self.length)
        }
        return try DeskResponse.json(
            found.map {
                FileCard(
                    label: $0.title, format: $0.format.rawValue.uppercased(), size: FileSize.text($0.byteCount, words),
                    url: AttachmentAddress($0).path
                )
            }
        )
    }
}

/// How large a file is, as people say it.
enum FileSize {
    static func text(_ bytes: Int, _ words: DeskWords) -> String {
        bytes < 1_000_000
            ? words["size_kilobytes", ["number": words.rules.number(max(bytes / 1000, 1))]]
            : words["size_megabytes", ["number": words.rules.number(max(bytes / 1_000_000, 1))]]
    }
}

/// The form that brings files in. It works as it is; `media.js` lets files be dropped and pasted, and shows how far each is.
enum MediaUploadForm {
    static let accepted =
        "image/jpeg,image/png,image/webp,image/avif,image/gif,audio/mpeg,audio/mp4,audio/ogg,audio/wav,application/pdf,.m4a,.oga"

    static func html(_ frame: DeskFrame) -> HTML {
        let words = frame.words
        return """
            <form method="post" action="\(DeskURL.media.path)" enctype="multipart/form-data" class="drop" id="upload" \
            data-csrf="\(frame.token?.formToken ?? "")" data-waits="\(words["upload_waits"])" data-network="\(words["upload_network"])" \
            data-large="\(words.sentence(for: MediaRefusal(.tooLarge, ["limit": "250"])))">\(frame.csrf)
            <p class="field"><label for="upload-files">\(words["upload_files"])</label>\
            <input id="upload-files" type="file" name="file" multiple accept="\(accepted)" aria-describedby="upload-note"></p>
            <p class="field camera"><label for="upload-camera">\(words["upload_camera"])</label>\
            <input id="upload-camera" type="file" name="file" accept="image/*" capture="environment"></p>
            <p class="soft" id="upload-note">\(words["upload_note"])</p>
            <p><button class="main">\(words["upload_button"])</button></p>
            <ol id="uploads" class="rows" aria-live="polite" hidden></ol></form>
            """
    }
}
