public import News
internal import Store

/// Marks a comment as done, or opens it again.
public struct ResolveComment: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameter isResolved: False opens it again.
    /// - Throws: `NewsError(.notFound)` when there is no such comment.
    public func callAsFunction(_ comment: CommentID, isResolved: Bool = true, by actor: Actor) async throws {
        let now = newsroom.clock.now()
        try await newsroom.database.write { transaction in
            guard let known = try transaction.comment(comment) else {
                throw NewsError(.notFound, "There is no comment \(comment.rawValue).", field: "comment")
            }
            let step = try ArticleStep(
                known.article, .comment, by: actor, newsroom: newsroom, now: now, in: transaction
            )
            guard known.parent == nil else {
                throw NewsError(
                    .invalid, "An answer is resolved with its comment.", field: "comment", help: "Resolve the comment."
                )
            }
            guard (known.resolution != nil) != isResolved else { return }
            try transaction.resolveComment(comment, isResolved ? Comment.Resolution(by: actor.signatory, at: now) : nil)
            try step.audit("ResolveComment", "comment:\(comment.rawValue)" + (isResolved ? "" : ", opened again"))
        }
    }
}
