public import News
internal import Store

/// Ends all sessions of a user: their own wish, or an administrator's.
public struct SignOutEverywhere: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameter kept: A session of theirs that goes on, such as the one they ask from.
    /// - Returns: How many sessions were ended.
    /// - Throws: `NewsError(.forbidden)` for someone else's sessions without the right to manage people.
    @discardableResult
    public func callAsFunction(
        of id: UserID, except kept: SessionToken? = nil, as actor: Actor
    ) async throws -> Int {
        let now = newsroom.clock.now()
        return try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            if actor.user?.id != id { try actor.require(.managePeople) }
            let user = try transaction.existingUser(id)
            let ended = try transaction.deleteSessions(of: user.id, exceptTokenHash: kept?.hash)
            try transaction.audit(
                at: now, as: actor, verb: "SignOutEverywhere", user: id, detail: "\(ended) sessions"
            )
            return ended
        }
    }
}
