internal import Hummingbird
internal import News
internal import Newsroom
internal import Store

/// An article's translations: begun, linked, unlinked, brought up to date.
struct TranslationController {
    let desk: Desk

    struct TranslateForm: DeskForm {
        let csrf: String
        let edition: Int64
    }

    struct LinkForm: DeskForm {
        let csrf: String
        let other: Int64
        /// What the other one is: `original` or `translation`.
        let role: String
    }

    struct CaughtUpForm: DeskForm {
        let csrf: String
        let revision: Int
    }

    private struct PlainForm: DeskForm { let csrf: String }

    func add(to router: RouterGroup<SignedInContext>) {
        router.post("articles/:id/translate", use: translate)
        router.get("articles/:id/link", use: search)
        router.post("articles/:id/link", use: link)
        router.post("articles/:id/unlink", use: unlink)
        router.post("articles/:id/caught-up", use: caughtUp)
    }

    @Sendable private func translate(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = try ArticleController.id(context)
        let form: TranslateForm = try await request.form(context)
        return try await page(of: id, context) {
            let made = try await TranslateArticle(desk.newsroom)(
                id, into: EditionID(rawValue: form.edition), by: context.found.actor
            )
            return DeskResponse.see(.article(made), done: "translated")
        }
    }

    @Sendable private func unlink(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = try ArticleController.id(context)
        _ = try await request.form(context, as: PlainForm.self)
        return try await page(of: id, context) {
            try await UnlinkTranslation(desk.newsroom)(id, by: context.found.actor)
            try await desk.published()
            return DeskResponse.see(.article(id), done: "unlinked")
        }
    }

    @Sendable private func caughtUp(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = try ArticleController.id(context)
        let form: CaughtUpForm = try await request.form(context)
        return try await page(of: id, context) {
            try await CatchUpTranslation(desk.newsroom)(id, revision: form.revision, by: context.found.actor)
            return DeskResponse.see(.article(id), done: "caughtup")
        }
    }

    /// What was refused is said on the article's page.
    private func page(
        of id: ArticleID, _ context: SignedInContext, _ step: () async throws -> Response
    ) async throws -> Response {
        do {
            return try await step()
        } catch let error as NewsError where [.invalid, .conflict].contains(error.code) {
            return try await ArticleController(desk: desk).page(id, context, done: nil, error: error)
        }
    }

    // MARK: Linking what is there

    @Sendable private func link(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = try ArticleController.id(context)
        let form: LinkForm = try await request.form(context)
        let other = ArticleID(rawValue: form.other)
        do {
            let link = LinkTranslation(desk.newsroom)
            if form.role == "original" {
                try await link(id, of: other, by: context.found.actor)
            } else {
                try await link(other, of: id, by: context.found.actor)
            }
            try await desk.published()
            return DeskResponse.see(.article(id), done: "linked")
        } catch let error as NewsError where [.invalid, .conflict].contains(error.code) {
            return try await search(request, context, error: error)
        }
    }

    @Sendable private func search(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try await search(request, context, error: nil)
    }

    private func search(
        _ request: Request, _ context: SignedInContext, error: NewsError?
    ) async throws -> Response {
        let id = try ArticleController.id(context)
        let text = String(request.uri.queryParameters["q"].map { String($0) }?.prefix(200) ?? "")
        let open = try await OpenArticle(id, desk: desk, context: context)
        let free = open.publication.editions.filter { edition in !open.story.contains { $0.edition == edition.id } }
        let chosen = request.uri.queryParameters["edition"].flatMap { Int64($0) }.map { EditionID(rawValue: $0) }
        let edition = free.first { $0.id == chosen } ?? free.first
        let user = context.found.user
        let now = desk.newsroom.clock.now()
        let found = try await desk.newsroom.database.read { store -> [DeskSummary] in
            guard let edition else { return [] }
            var filter = DeskFilter(edition: edition.id, text: TextQuery(text))
            if user.role == .contributor { filter.reader = user.id }
            let articles =
                filter.text == nil
                ? try store.deskList(filter, limit: 20) : try store.deskMatches(filter, now: now, limit: 20)
            return articles.filter { Workflow.allows(.link, in: $0.state) && user.mayRead($0, open.publication) }
        }
        let frame = try await desk.frame(context, .articles, of: open.publication)
        let view = LinkView(
            open: open, frame: frame, zone: desk.newsroom.zone, text: text, free: free, edition: edition, found: found
        )
        return DeskResponse.page(view.page(error: error), status: error == nil ? .ok : .unprocessableContent)
    }
}

extension User {
    /// Whether they may read an article of a list at the desk.
    func mayRead(_ article: DeskSummary, _ publication: Publication) -> Bool {
        Actor.user(self).allows(.read, on: article.standing(in: publication))
    }
}
