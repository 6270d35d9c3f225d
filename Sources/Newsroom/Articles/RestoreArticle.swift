public import News
internal import Store

/// Takes an article back from the spike; it is a draft again.
public struct RestoreArticle: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Throws: `NewsError(.conflict)` when it is not spiked.
    public func callAsFunction(_ article: ArticleID, by actor: Actor) async throws {
        try await newsroom.changing(article, .restore, by: actor) { step in
            try step.save(step.update)
            try step.audit("RestoreArticle")
        }
    }
}
