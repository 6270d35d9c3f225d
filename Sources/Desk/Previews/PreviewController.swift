internal import Hummingbird
internal import News
internal import Newsroom
internal import Pages
internal import Store

/// Looking at an article as readers will: alone, in a window that follows the saves, and by a link for someone without
/// an account.
struct PreviewController {
    let desk: Desk

    struct ShareForm: DeskForm {
        let csrf: String
        let lifetime: String
        let embargo: String?
    }

    struct RevokeForm: DeskForm { let csrf: String }

    func add(to router: RouterGroup<SignedInContext>) {
        router.get("articles/:id/preview", use: preview)
        router.get("articles/:id/preview/revision", use: revision)
        router.get("articles/:id/window", use: window)
        router.post("articles/:id/previews", use: share)
        router.post("previews/:link", use: revoke)
    }

    /// The newest text as readers would get it.
    @Sendable private func preview(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let open = try await OpenArticle(try ArticleController.id(context), desk: desk, context: context)
        let page = try await desk.preview(open.article.asReadersWouldGetIt)
        return DeskResponse.preview(page.html, policy: page.contentSecurityPolicy)
    }

    private struct Newest: Encodable { let revision: Int }

    /// The number of the newest revision, by which the window sees that there is something new.
    @Sendable private func revision(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let open = try await OpenArticle(try ArticleController.id(context), desk: desk, context: context)
        return try DeskResponse.json(Newest(revision: open.article.draft.number))
    }

    /// The page in a frame of a phone's width or a desktop's, made anew as saves land.
    @Sendable private func window(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = try ArticleController.id(context)
        let open = try await OpenArticle(id, desk: desk, context: context)
        let frame = try await desk.frame(context, .articles, of: open.publication)
        let words = frame.words
        let headline = open.article.draft.content.headline
        let content: HTML = """
            <div class="head"><h1 dir="auto">\(headline.isEmpty ? words["no_headline"] : headline.directed)</h1>
            <p class="soft"><a href="\(DeskURL.article(id).path)">\(words["back_to_article"])</a></p></div>
            <fieldset class="widths"><legend class="hide">\(words["preview_width"])</legend>
            <label class="box"><input type="radio" name="width" value="390" id="width-phone" checked> \(words["width_phone"])</label>
            <label class="box"><input type="radio" name="width" value="1280" id="width-desktop"> \(words["width_desktop"])</label></fieldset>
            <div class="stage" id="stage"><iframe id="live" title="\(words["preview"])" src="\(DeskURL.articleAction(id, "preview").path)" \
            data-article="\(id.rawValue)" data-revision="\(open.article.draft.number)"></iframe></div>
            <p class="hide" role="status" id="live-said" data-refreshed="\(words["preview_refreshed"])"></p>
            """
        return DeskResponse.page(frame.page(words["preview_live"], content, modules: ["modules/preview.js"]))
    }

    // MARK: Links

    @Sendable private func share(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = try ArticleController.id(context)
        let form: ShareForm = try await request.form(context)
        do {
            guard let lifetime = PreviewLink.Lifetime(rawValue: form.lifetime) else {
                throw NewsError(.invalid, "The form lacks a field.", field: "lifetime")
            }
            let shared = try await SharePreview(desk.newsroom)(
                id, for: lifetime, coversEmbargo: form.embargo == "1", by: context.found.actor
            )
            return try await handOver(shared, of: id, context)
        } catch let error as NewsError where [.invalid, .conflict].contains(error.code) {
            return try await ArticleController(desk: desk).page(id, context, done: nil, error: error)
        }
    }

    /// Shows the link, this once.
    private func handOver(
        _ shared: SharePreview.Shared, of id: ArticleID, _ context: SignedInContext
    ) async throws -> Response {
        let frame = try await desk.frame(context, .articles)
        let words = frame.words
        let zone = desk.newsroom.zone
        let address = frame.publication.url + DeskURL.sharedPreview(shared.token.text).path
        let content: HTML = """
            <div class="narrow"><h1>\(words["link_ready"])</h1><p>\(words["share_help"])</p>
            <p class="field"><label for="link">\(words["link"])</label><input id="link" readonly dir="ltr" value="\(address)"></p>
            <p class="soft">\(words["link_until"]) <time datetime="\(zone.iso8601(shared.expiresAt))">\(words.moment(shared.expiresAt, zone))</time> \
            <bdi>(GMT\(zone.offsetText(at: shared.expiresAt)))</bdi></p>
            <p><a href="\(DeskURL.article(id).path)">\(words["back_to_article"])</a></p></div>
            """
        return DeskResponse.page(frame.page(words["link_ready"], content))
    }

    @Sendable private func revoke(_ request: Request, _ context: SignedInContext) async throws -> Response {
        _ = try await request.form(context, as: RevokeForm.self)
        let id = context.parameters.get("link").flatMap { Int64($0) }.map { PreviewLinkID(rawValue: $0) }
        guard let id, let link = try await desk.newsroom.database.read({ try $0.previewLink(id) }) else {
            throw NewsError(.notFound, "There is no such page.")
        }
        try await RevokePreview(desk.newsroom)(id, by: context.found.actor)
        var response = DeskResponse.see(.article(link.article))
        response.headers[.location] = DeskURL.article(link.article).path + "?done=revoke"
        return response
    }
}

extension DeskArticle {
    /// The newest draft in the form of a published article, to make the page from that readers would get.
    var asReadersWouldGetIt: Article {
        let draft = openDraft
        return Article(
            id: id, edition: edition, section: draft.section, slug: draft.slug ?? slug, state: .published,
            content: draft.content, revision: self.draft.number, firstPublishedAt: firstPublishedAt,
            publishedAt: publishedAt, modifiedAt: modifiedAt
        )
    }
}
