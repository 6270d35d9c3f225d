public import News
internal import Store

/// Drops an article before publication; it can be restored.
public struct SpikeArticle: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Throws: `NewsError(.conflict)` when readers had it, or it is killed.
    public func callAsFunction(_ article: ArticleID, by actor: Actor) async throws {
        try await newsroom.changing(article, .spike, by: actor) { step in
            var update = step.update
            update.scheduledFor = nil
            try step.save(update)
            try step.audit("SpikeArticle")
        }
    }
}
