public import News
internal import Store

/// Who is behind a token, read anew at each request: a role that was taken, a person disabled and a session ended count
/// from the next request on.
public struct FindSession: Sendable {
    /// A session that holds, with its user.
    public struct Found: Sendable, Hashable {
        public let user: User
        public let session: Session

        /// The user, as verbs and rules take them.
        public var actor: Actor { .user(user) }
    }

    private let newsroom: Newsroom
    private let limits: SessionLimits

    public init(_ newsroom: Newsroom, limits: SessionLimits = .standard) {
        self.newsroom = newsroom
        self.limits = limits
    }

    /// - Returns: `nil` when the token opens nothing, or nothing any more.
    public func callAsFunction(_ token: SessionToken) async throws -> Found? {
        let now = newsroom.clock.now()
        let found = try await newsroom.database.read { transaction -> Found? in
            guard let session = try transaction.session(tokenHash: token.hash), limits.holds(session, at: now),
                let user = try transaction.user(session.user), !user.isDisabled
            else { return nil }
            return Found(user: user, session: session)
        }
        // To the minute is enough to tell who is here, and spares a write at each request.
        if let found, now >= found.session.lastSeenAt.advanced(seconds: 60) {
            try await newsroom.database.write { try $0.setLastSeen(now, tokenHash: token.hash) }
        }
        return found
    }
}
