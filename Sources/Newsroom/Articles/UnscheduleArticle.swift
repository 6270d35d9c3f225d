public import News
internal import Store

/// Takes an article off the schedule: it is approved again, or stays out, or withdrawn, as it is.
public struct UnscheduleArticle: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Throws: `NewsError(.conflict)` when it is not scheduled.
    public func callAsFunction(_ article: ArticleID, by actor: Actor) async throws {
        try await newsroom.changing(article, .unschedule, by: actor) { step in
            guard step.article.scheduledFor != nil else {
                throw NewsError(.conflict, "The article is not scheduled.", field: "state")
            }
            var update = step.update
            update.scheduledFor = nil
            try step.save(update)
            try step.audit("UnscheduleArticle")
        }
    }
}
