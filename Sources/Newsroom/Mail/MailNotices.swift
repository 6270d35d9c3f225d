internal import News
internal import Store

/// Queues the mail of those who want what waits for them by mail: each notice once, at once or with the day's others at
/// seven in the publication's zone. It reads the notices themselves and keeps how far it came, so whatever verb wrote
/// one, and also while no server ran, it is told of once.
public struct MailNotices: Sendable {
    private let newsroom: Newsroom

    /// Notices looked at in one transaction.
    private static let batch = 100
    /// Notices that one mail tells of.
    private static let most = 50

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Returns: How many messages were queued.
    @discardableResult
    public func callAsFunction() async throws -> Int {
        let now = newsroom.clock.now()
        let local = newsroom.zone.civil(at: now)
        // Cheap when there is nothing to tell, which is nearly always.
        let (hasNotices, hasDigests) = try await newsroom.database.read { store in
            (
                try store.latestNotice() > store.mailCursor(),
                local.time.hour >= NoticeMail.hour
                    ? try !store.users(withoutDigestOf: local.date).isEmpty : false
            )
        }
        var queued = 0
        if hasNotices { queued += try await newsroom.database.write { try Self.mailAtOnce(in: $0, at: now) } }
        if hasDigests {
            queued += try await newsroom.database.write { try Self.mailOfTheDay(local.date, in: $0, at: now) }
        }
        return queued
    }

    private static func mailAtOnce(in transaction: any WriteTransaction, at now: Instant) throws -> Int {
        let notices = try transaction.notices(after: try transaction.mailCursor(), limit: batch)
        guard let last = notices.last else { return 0 }
        try transaction.setMailCursor(last.id)
        let wishing = try transaction.users(wishing: .atOnce)
        guard !wishing.isEmpty else { return 0 }
        let publication = try transaction.requirePublication()
        var queued = 0
        for user in wishing {
            let sections = user.sectionsAnsweredFor(in: publication)
            let told = notices.filter { notice in
                guard notice.kind.goesByMail, notice.actor.user != user.id else { return false }
                return switch notice.audience {
                case .person(let id): id == user.id
                case .editors(let section): sections.contains(section)
                }
            }
            guard !told.isEmpty else { continue }
            try transaction.queueMail(.notices(told.map(\.id)), to: user.id, at: user.email, now: now)
            queued += 1
        }
        return queued
    }

    /// The day's mail of each who has not had it: what they have not read at the desk since the last.
    private static func mailOfTheDay(
        _ day: CivilDate, in transaction: any WriteTransaction, at now: Instant
    ) throws -> Int {
        let publication = try transaction.requirePublication()
        let latest = try transaction.latestNotice()
        var queued = 0
        for (user, lastNotice) in try transaction.users(withoutDigestOf: day) {
            let waiting = try transaction.notices(
                for: user.id, sections: user.sectionsAnsweredFor(in: publication), limit: most
            ).filter { $0.id > lastNotice && $0.kind.goesByMail }
            try transaction.setDigest(of: user.id, day: day, notice: latest)
            guard !waiting.isEmpty else { continue }
            try transaction.queueMail(.digest(waiting.map(\.id).sorted()), to: user.id, at: user.email, now: now)
            queued += 1
        }
        return queued
    }
}
