public import News
internal import Store

/// Shuts someone out at once: their sessions, links and tokens end, and everything they did stays.
public struct DisableUser: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Throws: `NewsError(.forbidden)` without the right to manage people, `.conflict` for the last administrator.
    public func callAsFunction(_ id: UserID, as actor: Actor) async throws {
        let now = newsroom.clock.now()
        try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.managePeople)
            let user = try transaction.existingUser(id)
            guard !user.isDisabled else { return }
            try transaction.requireAnotherAdministrator(than: user)
            try transaction.setDisabled(true, of: id)
            try transaction.deleteSessions(of: id)
            try transaction.deleteUnusedLinks(of: id)
            try transaction.deleteAccessTokens(of: id)
            try transaction.audit(at: now, as: actor, verb: "DisableUser", user: id)
        }
    }
}
