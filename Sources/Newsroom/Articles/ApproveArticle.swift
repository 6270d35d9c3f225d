public import News
internal import Store

/// Finds an article fit to go out.
public struct ApproveArticle: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameter revision: The newest revision, as the caller read it.
    /// - Throws: `NewsError(.conflict)` for another newest revision, or a state that has no room for it.
    public func callAsFunction(_ article: ArticleID, revision: Int, by actor: Actor) async throws {
        try await newsroom.changing(article, .approve, by: actor) { step in
            try step.require(revision: revision)
            try step.save(step.update)
            try step.tell(step.decision.notice)
            try step.audit("ApproveArticle", "revision \(revision)")
        }
    }
}
