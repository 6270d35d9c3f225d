internal import Hummingbird
internal import News
internal import Newsroom
internal import Store

/// An article's revisions: compared word by word, and brought back.
struct HistoryController {
    let desk: Desk

    struct RestoreForm: DeskForm {
        let csrf: String
        let number: Int
        let revision: Int
    }

    func add(to router: RouterGroup<SignedInContext>) {
        router.get("articles/:id/compare", use: compare)
        router.post("articles/:id/restored", use: restore)
    }

    @Sendable private func compare(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = try ArticleController.id(context)
        let open = try await OpenArticle(id, desk: desk, context: context)
        let numbers = ["from", "to"].map { name in request.uri.queryParameters[Substring(name)].flatMap { Int($0) } }
        let to = numbers[1] ?? open.article.draft.number
        let from = numbers[0] ?? max(1, to - 1)
        let (older, newer) = try await desk.newsroom.database.read { store in
            (try store.revision(from, of: id), try store.revision(to, of: id))
        }
        guard let older, let newer else { throw NewsError(.notFound, "There is no such revision.") }
        let frame = try await desk.frame(context, .articles, of: open.publication)
        let words = frame.words
        let comparison = RevisionComparison(from: older.content, to: newer.content)
        let language = open.edition.language
        let blocks: [HTML] = comparison.body.map { block in
            block.isOnlyForm
                ? "<p>\(words.marked(block.words)) <span class=\"tag\">\(words["only_form"])</span></p>"
                : "<p>\(words.marked(block.words))</p>"
        }
        let restore: HTML? =
            open.allows(.save) && from != open.article.draft.number
            ? DeskParts.button(
                words["restore_revision", ["number": words.rules.number(from)]], to: .articleAction(id, "restored"),
                csrf: frame.csrf, fields: [("number", String(from)), ("revision", String(open.article.draft.number))]
            ) : nil
        let content: HTML = """
            <p class="soft"><a href="\(DeskURL.article(id).path)">\(words["back_to_article"])</a></p>
            <h1>\(words["compare_heading", ["from": words.rules.number(from), "to": words.rules.number(to)]])</h1>
            <p class="soft">\(line(older, words)) → \(line(newer, words))</p>
            <div class="sheet compare" lang="\(language.rawValue)" dir="\(language.direction.rawValue)">
            <h2>\(words.marked(comparison.headline))</h2><p class="standfirst">\(words.marked(comparison.standfirst))</p>
            \(blocks)</div>
            \(restore)
            """
        return DeskResponse.page(frame.page(words["compare"], content))
    }

    private func line(_ revision: Revision, _ words: DeskWords) -> HTML {
        let author: HTML? = revision.author.map { "<bdi>\($0.name)</bdi>, " }
        return "\(author)\(words.moment(revision.savedAt, desk.newsroom.zone))"
    }

    @Sendable private func restore(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = try ArticleController.id(context)
        let form: RestoreForm = try await request.form(context)
        _ = try await RestoreRevision(desk.newsroom)(
            form.number, of: id, revision: form.revision, by: context.found.actor
        )
        var response = DeskResponse.see(.article(id))
        response.headers[.location] = DeskURL.article(id).path + "?done=restored"
        return response
    }
}
