public import News
internal import Store

/// Ends a personal token at once: its owner's wish, or an administrator's.
public struct RevokeAccessToken: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Throws: `NewsError(.notFound)` when there is no such token, or it is someone else's and `actor` may not manage
    ///   people.
    public func callAsFunction(_ id: AccessTokenID, by actor: Actor) async throws {
        let now = newsroom.clock.now()
        try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            guard let token = try transaction.accessToken(id),
                token.user == actor.userID || actor.allows(.managePeople)
            else { throw NewsError(.notFound, "There is no such token.") }
            try transaction.deleteAccessToken(id)
            try transaction.audit(
                at: now, actor: actor.auditName, verb: "RevokeAccessToken", subject: "token:\(id.rawValue)",
                detail: "“\(token.name)” of user:\(token.user.rawValue)"
            )
        }
    }
}
