public import News
internal import Store

/// Someone chooses whether what waits for them comes by mail, too. It begins with what comes from then on.
public struct WishForMail: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Throws: `NewsError(.forbidden)` for anyone but the person, or someone disabled.
    public func callAsFunction(_ wish: NoticeMail, of id: UserID, as actor: Actor) async throws {
        let now = newsroom.clock.now()
        let local = newsroom.zone.civil(at: now)
        try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            guard actor.userID == id else {
                throw NewsError(.forbidden, "You may not do this.", help: "It is theirs to choose.")
            }
            let user = try transaction.existingUser(id)
            guard user.noticeMail != wish else { return }
            // Who asks in the afternoon is not told at once of what they have read all day.
            let day = local.time.hour >= NoticeMail.hour ? local.date : local.date.advanced(days: -1)
            try transaction.setNoticeMail(wish, of: id, day: day, notice: try transaction.latestNotice())
            try transaction.audit(at: now, as: actor, verb: "WishForMail", user: id, detail: wish.rawValue)
        }
    }
}
