public import News
internal import Store

/// Sets the time at which an article goes out, an update of it, or again what was taken off the site; `PublishDue` sees to
/// it.
public struct ScheduleArticle: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameters:
    ///   - time: When; to come, and not before the embargo's end.
    ///   - revision: The newest revision, as the caller read it. One saved later goes out in its place.
    /// - Returns: What the publishing checks warn of.
    /// - Throws: `PublishingRefusal` when a check blocks; `NewsError(.conflict)` for another newest revision, an embargo
    ///   or a state that has no room for it.
    @discardableResult
    public func callAsFunction(
        _ article: ArticleID, at time: Instant, revision: Int, by actor: Actor
    ) async throws -> [PublishingFinding] {
        try await newsroom.changing(article, .schedule, by: actor) { step in
            try step.require(revision: revision)
            try step.requireNewText()
            try step.requireEmbargoPassed(by: time)
            let warnings = try step.requirePublishable(dueAt: time)
            var update = step.update
            update.scheduledFor = time
            try step.save(update)
            try step.audit("ScheduleArticle", newsroom.zone.iso8601(time))
            return warnings
        }
    }
}
