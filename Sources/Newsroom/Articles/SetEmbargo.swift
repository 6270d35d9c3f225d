public import News
internal import Store

/// Sets or lifts the time before which nothing of an article may leave the newsroom. It is set for the article's
/// translations that are not out, too, and lifted for each by itself.
public struct SetEmbargo: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameter time: The embargo's end; `nil` lifts it.
    /// - Throws: `NewsError(.conflict)` when the article or a translation of it is scheduled for before then, or readers
    ///   have it.
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
            if let time { try step.embargoTranslations(until: time) }
        }
    }
}

extension ArticleStep {
    /// What may not leave in one language may not leave in another.
    fileprivate func embargoTranslations(until time: Instant) throws {
        for member in try transaction.story(of: article.id) where member.translation?.original == article.id {
            guard (try? Workflow.decide(.embargo, in: member.state)) != nil,
                let translation = try transaction.deskArticle(member.id),
                translation.embargoedUntil.map({ $0 < time }) ?? true
            else { continue }
            if let due = translation.scheduledFor, due < time {
                throw NewsError(
                    .conflict, "A translation of the article is scheduled for \(due, in: newsroom.zone), before that.",
                    field: "embargoedUntil", help: "Schedule it later first."
                )
            }
            var update = ArticleUpdate(translation, changedAt: now)
            update.embargoedUntil = time
            try transaction.update(translation, to: update)
            try transaction.audit(
                at: now, actor: actor.auditName, verb: "SetEmbargo", subject: "article:\(member.id.rawValue)",
                detail: newsroom.zone.iso8601(time)
            )
        }
    }
}
