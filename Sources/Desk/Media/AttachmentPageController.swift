internal import Hummingbird
internal import News
internal import Newsroom
internal import Pages
internal import Store

/// One sound or document of the library: its title, its address and how it stands in an article.
struct AttachmentPageController {
    let desk: Desk

    struct TitleForm: DeskForm {
        let csrf: String
        let version: Int
        let title: String
    }

    func add(to router: RouterGroup<SignedInContext>) {
        router.get("media/files/:id", use: show)
        router.post("media/files/:id", use: change)
    }

    private static func id(_ context: SignedInContext) throws -> AttachmentID {
        guard let number = context.parameters.get("id").flatMap({ Int64($0) }) else {
            throw NewsError(.notFound, "There is no such page.")
        }
        return AttachmentID(rawValue: number)
    }

    @Sendable private func show(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let isSaved = request.uri.queryParameters["done"] == "saved"
        return try await page(try Self.id(context), context, isSaved: isSaved)
    }

    private func page(
        _ id: AttachmentID, _ context: SignedInContext, isSaved: Bool = false, error: NewsError? = nil,
        typed: TitleForm? = nil
    ) async throws -> Response {
        let frame = try await desk.frame(context, .media)
        let words = frame.words
        let now = desk.newsroom.clock.now()
        let (kept, uses) = try await desk.newsroom.database.read { store in
            (
                try store.attachment(id),
                try MediaUses(
                    try store.uses(of: id, limit: MediaUses.shown + 1), known: context.found.actor,
                    publication: frame.publication, at: now, store
                )
            )
        }
        guard let file = kept else { throw NewsError(.notFound, "There is no such file.") }
        let address = AttachmentAddress(file).path
        let mayChange = context.found.actor.allows(.describe, onFileOf: file.addedBy.user)
        let player: HTML =
            file.format.isAudio
            ? "<audio controls preload=\"metadata\" src=\"\(address)\" aria-label=\"\(file.title)\"></audio>"
            : "<p><a class=\"button\" href=\"\(address)\" download>\(words["download_file"])</a></p>"
        let form: HTML =
            mayChange
            ? """
            <form method="post" action="\(DeskURL.attachment(id).path)" class="stack">\(frame.csrf)
            <input type="hidden" name="version" value="\(typed?.version ?? file.version)">
            \(DeskParts.field(words["file_title"], name: "title", value: typed?.title ?? file.title, autocomplete: "off", hint: words["file_title_help"], error: error.map { words.sentence(for: $0) }, direction: "auto"))
            <p><button class="main">\(words["save"])</button></p></form>
            """ : "<p class=\"soft\">\(words["media_not_yours"])</p>"
        let content: HTML = """
            <p><a class="back" href="\(DeskURL.media.path)?kind=\(file.format.isAudio ? "sounds" : "documents")">\(words["media"])</a></p>
            <h1 dir="auto">\(file.title)</h1>
            \(DeskParts.message(isSaved ? words["done_saved"] : nil))
            <section class="panel">\(player)\(form)
            \(DeskParts.field(words["file_address"], name: "address", value: address, hint: words["file_address_help"], isRequired: false, direction: "ltr"))
            <p class="soft">\(file.format.rawValue.uppercased()) · \(FileSize.text(file.byteCount, words)) · <bdi>\(file.fileName)</bdi> · \
            <bdi>\(file.addedBy.name)</bdi> · \(words.moment(file.addedAt, desk.newsroom.zone))</p></section>
            \(uses.panel(frame, zone: desk.newsroom.zone))
            """
        return DeskResponse.page(
            frame.page(file.title, content),
            status: error == nil ? .ok : error?.code == .conflict ? .conflict : .unprocessableContent
        )
    }

    @Sendable private func change(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = try Self.id(context)
        let form: TitleForm = try await request.form(context)
        do {
            try await TitleAttachment(desk.newsroom)(id, form.title, version: form.version, by: context.found.actor)
            var response = DeskResponse.see(.attachment(id))
            response.headers[.location] = DeskURL.attachment(id).path + "?done=saved"
            return response
        } catch let error as NewsError where [.invalid, .conflict].contains(error.code) {
            return try await page(id, context, error: error, typed: form)
        }
    }
}
