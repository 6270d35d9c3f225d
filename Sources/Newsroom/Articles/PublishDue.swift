public import News
internal import Store

/// Publishes every scheduled article, and every scheduled update of one that is out, whose time has come, each once:
/// however many ask at a time, and also when nobody asked at the due time. The rows and the clock say what is due; no timer does.
public struct PublishDue: Sendable {
    /// What became of one article that was due.
    public enum Outcome: Sendable {
        case published(PublishOutcome)
        /// A check blocks it; those who answer for it were told, and it is tried again each time.
        case held(ArticleID, [PublishingFinding])
        case failed(ArticleID, any Error)
    }

    /// From how many seconds after its time on an article is late.
    static let tolerance: Int64 = 60

    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// Publishes what is due, the first due first. One article that fails keeps no other back.
    /// - Throws: what the store throws when it does not answer.
    @discardableResult
    public func callAsFunction() async throws -> [Outcome] {
        let actor = Actor.system("schedule")
        var outcomes: [Outcome] = []
        var last: (due: Instant, id: ArticleID)?
        while true {
            let now = newsroom.clock.now()
            let after = last
            let due = try await newsroom.database.read { try $0.dueArticles(at: now, after: after) }
            guard let end = due.last else { return outcomes }
            for entry in due {
                do {
                    if let outcome = try await publish(entry.id, by: actor) { outcomes.append(outcome) }
                } catch let error as NewsError where error.code == .unavailable {
                    throw error
                } catch {
                    outcomes.append(.failed(entry.id, error))
                }
            }
            last = end
        }
    }

    /// When the next scheduled article is due; `nil` when none is to come.
    public func nextDueTime() async throws -> Instant? {
        let now = newsroom.clock.now()
        return try await newsroom.database.read { try $0.nextDueTime(after: now) }
    }

    private func publish(_ id: ArticleID, by actor: Actor) async throws -> Outcome? {
        let now = newsroom.clock.now()
        do {
            return try await newsroom.database.write { transaction in
                // Another keeper, or a person, may have been here since the list was read.
                guard let known = try transaction.deskArticle(id), known.isDue(at: now) else { return nil }
                let step = try ArticleStep(id, .publish, by: actor, newsroom: newsroom, now: now, in: transaction)
                let outcome = try step.goLive()
                try step.audit("PublishDue", "revision \(outcome.revision)")
                if let due = known.scheduledFor, now > due.advanced(seconds: PublishDue.tolerance) {
                    try step.tell(.late, "Due at \(newsroom.zone.iso8601(due)).")
                }
                return .published(outcome)
            }
        } catch let refusal as PublishingRefusal {
            return try await hold(id, refusal.findings, by: actor, now: now)
        }
    }

    private func hold(
        _ id: ArticleID, _ findings: [PublishingFinding], by actor: Actor, now: Instant
    ) async throws -> Outcome? {
        try await newsroom.database.write { transaction in
            guard let known = try transaction.deskArticle(id), known.isDue(at: now), let due = known.scheduledFor else {
                return nil
            }
            if try !transaction.hasNotice(.late, of: id, since: due) {
                let step = try ArticleStep(id, .publish, by: actor, newsroom: newsroom, now: now, in: transaction)
                let words = findings.filter { $0.severity == .block }.map(\.message).joined(separator: " ")
                try step.tell(.late, words)
                try step.audit("PublishDue", "held: \(words)")
            }
            return .held(id, findings)
        }
    }
}
