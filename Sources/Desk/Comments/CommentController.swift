internal import Hummingbird
internal import News
internal import Newsroom
internal import Store

/// Comments on passages: written, answered, resolved and opened again.
struct CommentController {
    let desk: Desk

    struct CommentForm: DeskForm {
        let csrf: String
        let text: String
        let place: String
        let quote: String
        let start: String?
        let revision: Int
    }

    struct AnswerForm: DeskForm {
        let csrf: String
        let text: String
    }

    struct ResolutionForm: DeskForm {
        let csrf: String
        let resolved: String
    }

    func add(to router: RouterGroup<SignedInContext>) {
        router.get("articles/:id/comments", use: show)
        router.post("articles/:id/comments", use: comment)
        router.post("comments/:comment/answers", use: answer)
        router.post("comments/:comment/resolution", use: resolve)
    }

    @Sendable private func show(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try await page(try ArticleController.id(context), context, typed: nil)
    }

    private func page(_ id: ArticleID, _ context: SignedInContext, typed: CommentsView.Typed?) async throws -> Response
    {
        let open = try await OpenArticle(id, desk: desk, context: context)
        let frame = try await desk.frame(context, .articles, of: open.publication)
        let view = CommentsView(open: open, frame: frame, zone: desk.newsroom.zone, typed: typed)
        return DeskResponse.page(view.page(), status: typed == nil ? .ok : .unprocessableContent)
    }

    /// A form leads back to the article; a script gets the comments as they are now.
    private func done(_ id: ArticleID, _ request: Request, at comment: CommentID) -> Response {
        guard !request.wantsJSON else { return DeskResponse.see(.articleAction(id, "comments")) }
        var response = DeskResponse.see(.article(id))
        response.headers[.location] = DeskURL.article(id).path + "?done=comment#comment-\(comment.rawValue)"
        return response
    }

    @Sendable private func comment(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = try ArticleController.id(context)
        let form: CommentForm = try await request.form(context)
        do {
            let quote = form.quote.trimmingSpaces
            // A body's place without words is a block of it, or all of it.
            guard
                let passage = Passage(
                    placeText: form.place == "body" && !quote.isEmpty ? "body.0" : form.place, quote: quote,
                    start: form.start.flatMap { Int($0) }
                )
            else { throw NewsError(.invalid, "The form lacks a field.", field: "place") }
            let comment = try await CommentOnPassage(desk.newsroom)(
                id, on: passage, form.text, revision: form.revision, by: context.found.actor
            )
            return done(id, request, at: comment)
        } catch let error as NewsError where error.code == .invalid && !request.wantsJSON {
            let typed = CommentsView.Typed(text: form.text, place: form.place, quote: form.quote, error: error)
            return try await page(id, context, typed: typed)
        }
    }

    private func known(_ context: SignedInContext) async throws -> Comment {
        let id = context.parameters.get("comment").flatMap { Int64($0) }.map { CommentID(rawValue: $0) }
        guard let id, let comment = try await desk.newsroom.database.read({ try $0.comment(id) }) else {
            throw NewsError(.notFound, "There is no such page.")
        }
        return comment
    }

    @Sendable private func answer(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let form: AnswerForm = try await request.form(context)
        let comment = try await known(context)
        do {
            let answer = try await AnswerComment(desk.newsroom)(comment.id, form.text, by: context.found.actor)
            return done(comment.article, request, at: answer)
        } catch let error as NewsError where error.code == .invalid && !request.wantsJSON {
            let typed = CommentsView.Typed(text: form.text, answers: comment.id, error: error)
            return try await page(comment.article, context, typed: typed)
        }
    }

    @Sendable private func resolve(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let form: ResolutionForm = try await request.form(context)
        let comment = try await known(context)
        try await ResolveComment(desk.newsroom)(
            comment.id, isResolved: form.resolved == "1", by: context.found.actor
        )
        return done(comment.article, request, at: comment.id)
    }
}
