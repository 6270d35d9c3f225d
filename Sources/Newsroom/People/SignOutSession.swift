public import News
internal import Store

/// Ends one session of someone: a browser that was lost, or left open elsewhere.
public struct SignOutSession: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Throws: `NewsError(.forbidden)` for someone else's without the right to manage people. One that has ended
    ///   already is no error.
    public func callAsFunction(_ session: SessionID, of id: UserID, as actor: Actor) async throws {
        let now = newsroom.clock.now()
        try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            if actor.userID != id { try actor.require(.managePeople) }
            guard try transaction.deleteSession(session, of: id) else { return }
            try transaction.audit(
                at: now, as: actor, verb: "SignOutSession", user: id, detail: "session:\(session.rawValue)"
            )
        }
    }
}
