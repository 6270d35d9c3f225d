public import News
internal import Store

/// Sets or lifts the time before which nothing of an article may leave the newsroom.
public struct SetEmbargo: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameter time: The embargo's end; `nil` lifts it.
    /// - Throws: `NewsError(.conflict)` when the article is scheduled for before then, or readers have it.
    public func callAsFunction(_ article: ArticleID, until time: Instant?, by actor: Actor) async throws {
        try await newsroom.changing(article, .embargo, by: actor) { step in
            if let time, let due = step.article.scheduledFor, due < time {
                throw NewsError(
                    .conflict, "The article is scheduled for \(due, in: newsroom.zone), before that.",
                    field: "embargoedUntil", help: "Schedule it later first."
                )
            }
            var update = step.update
            update.embargoedUntil = time
            try step.save(update)
            try step.audit("SetEmbargo", time.map { newsroom.zone.iso8601($0) } ?? "lifted")
        }
    }
}
