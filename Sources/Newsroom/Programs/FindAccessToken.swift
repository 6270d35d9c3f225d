public import News
internal import Store

/// Who is behind a personal token, read anew at each request: a role that was taken, a person disabled and a token
/// revoked count from the next request on.
public struct FindAccessToken: Sendable {
    /// A token that holds, with its owner.
    public struct Found: Sendable, Hashable {
        public let user: User
        public let token: AccessToken

        /// The owner, as verbs and rules take them.
        public var actor: Actor { .user(user) }
    }

    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Returns: `nil` when the token opens nothing, or nothing any more.
    /// - Throws: `NewsError(.tooMany)` when too many that open nothing came from this network; one that holds is never
    ///   held up by them.
    public func callAsFunction(_ secret: AccessSecret, from browser: BrowserFacts) async throws -> Found? {
        let now = newsroom.clock.now()
        let subject = AttemptSubject.tokens(browser)
        let found = try await newsroom.database.read { transaction -> Found? in
            guard let token = try transaction.accessToken(hash: secret.hash) else {
                try transaction.requireTry(at: [subject], now: now)
                return nil
            }
            guard now < token.expiresAt, let user = try transaction.user(token.user), !user.isDisabled else {
                return nil
            }
            return Found(user: user, token: token)
        }
        guard let found else {
            try await newsroom.database.write { try $0.countAttempt(at: [subject], now: now) }
            return nil
        }
        // To the minute is enough to tell which are used, and spares a write at each request.
        if found.token.lastUsedAt.map({ now >= $0.advanced(seconds: 60) }) ?? true {
            try await newsroom.database.write { try $0.setLastUsed(now, of: found.token.id) }
        }
        return found
    }
}
