public import News
internal import Store

/// Takes up a submitted article, so that its authors see that someone reads it.
public struct StartReview: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Throws: `NewsError(.conflict)` when it is not submitted.
    public func callAsFunction(_ article: ArticleID, by actor: Actor) async throws {
        try await newsroom.changing(article, .startReview, by: actor) { step in
            try step.save(step.update)
            try step.audit("StartReview")
        }
    }
}
