internal import Hummingbird
internal import News
internal import Newsroom
internal import Store

/// The translations whose originals say something else by now, for those who translate.
struct TranslationListController {
    private static let length = 40

    let desk: Desk

    func add(to router: RouterGroup<SignedInContext>) {
        router.get("translations", use: list)
    }

    @Sendable private func list(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let frame = try await desk.frame(context, .articles)
        let publication = frame.publication
        let user = context.found.user
        let edition = request.uri.queryParameters["edition"].flatMap { Int64($0) }
            .map { EditionID(rawValue: $0) }.flatMap { publication.edition($0) }
        let before = request.uri.queryParameters["before"].flatMap { DeskKey(text: $0) }
        let found = try await desk.newsroom.database.read {
            try $0.behindTranslations(in: edition?.id, before: before, limit: Self.length + 1)
        }
        let shown = found.prefix(Self.length).filter { user.mayRead($0.article, publication) }
        let older = found.count > Self.length ? found[Self.length - 1].key : nil
        let words = frame.words
        func link(_ one: Edition?) -> HTML {
            """
            <li><a href="\(DeskURL.translations.path([("edition", one.map { String($0.id.rawValue) })]))"\
            \(" aria-current=\"true\"", if: one?.id == edition?.id)><bdi>\(one?.name ?? words["all_editions"])</bdi></a></li>
            """
        }
        let rows: [HTML] = shown.map { BehindRow.html($0, frame, desk.newsroom.zone) }
        let list: HTML =
            rows.isEmpty
            ? "<p class=\"soft\" role=\"status\">\(words["translations_all_followed"])</p>"
            : "<ol class=\"articles\">\(rows)</ol>"
        let more: HTML? = older.map {
            """
            <p><a class="button" href="\(DeskURL.translations.path([("edition", edition.map { String($0.id.rawValue) }), ("before", $0.text)]))" rel="next">\(words["older"])</a></p>
            """
        }
        let content: HTML = """
            <h1>\(words["translations_behind"])</h1>
            <p class="soft">\(words["translations_behind_help"])</p>
            <nav class="filters" aria-label="\(words["editions"])"><ul>\(link(nil))\(publication.editions.map { link($0) })</ul></nav>
            \(list)
            \(more)
            """
        return DeskResponse.page(frame.page(words["translations_behind"], content))
    }
}

/// One translation that lies behind its original.
enum BehindRow {
    static func html(_ entry: BehindTranslation, _ frame: DeskFrame, _ zone: Zone) -> HTML {
        let words = frame.words
        let language = frame.publication.edition(entry.originalEdition)?.language.rawValue ?? ""
        let note: HTML = """
            <br>\(words.label("original")) <bdi lang="\(language)">\(entry.originalHeadline.directed)</bdi>\(words.comma)\
            \(words["changed"]) <time datetime="\(zone.iso8601(entry.since))">\(words.moment(entry.since, zone))</time>
            """
        return ArticleRow.html(entry.article, frame.publication, words, zone, note: note)
    }
}
