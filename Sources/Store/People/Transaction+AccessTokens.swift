public import News

extension ReadTransaction {
    /// The token that has this hash, whether it has ended by now or not.
    public func accessToken(hash: String) throws -> AccessToken? {
        try row("SELECT \(tokenColumns) FROM access_token t WHERE t.token_hash = \(hash)")
            .map { try AccessToken(row: $0) }
    }

    /// A token by its identity.
    public func accessToken(_ id: AccessTokenID) throws -> AccessToken? {
        try row("SELECT \(tokenColumns) FROM access_token t WHERE t.id = \(id)").map { try AccessToken(row: $0) }
    }

    /// The tokens of a user, the newest first.
    public func accessTokens(of user: UserID, limit: Int = 100) throws -> [AccessToken] {
        try rows(
            "SELECT \(tokenColumns) FROM access_token t WHERE t.user_id = \(user) ORDER BY t.id DESC LIMIT \(limit)"
        ).map { try AccessToken(row: $0) }
    }
}

extension WriteTransaction {
    /// Adds a token, of which only the hash is given.
    public func insertAccessToken(
        of user: UserID, named name: String, hash: String, scopes: Set<AccessScope>, at now: Instant,
        expiresAt: Instant
    ) throws -> AccessToken {
        let words = scopes.map(\.rawValue).sorted().joined(separator: " ")
        let id: AccessTokenID = try insertedID(
            """
            INSERT INTO access_token (token_hash, user_id, name, scopes, created_at, expires_at)
            VALUES (\(hash), \(user), \(name), \(words), \(now), \(expiresAt))
            RETURNING id
            """
        )
        return AccessToken(
            id: id, user: user, name: name, scopes: scopes, createdAt: now, expiresAt: expiresAt, lastUsedAt: nil
        )
    }

    public func setLastUsed(_ at: Instant, of token: AccessTokenID) throws {
        try execute("UPDATE access_token SET last_used_at = \(at) WHERE id = \(token)")
    }

    public func deleteAccessToken(_ id: AccessTokenID) throws {
        try execute("DELETE FROM kept_answer WHERE token_id = \(id)")
        try execute("DELETE FROM access_token WHERE id = \(id)")
    }

    /// Ends all tokens of a user, and tells how many.
    @discardableResult
    public func deleteAccessTokens(of user: UserID) throws -> Int {
        try execute(
            "DELETE FROM kept_answer WHERE token_id IN (SELECT id FROM access_token WHERE user_id = \(user))"
        )
        return try execute("DELETE FROM access_token WHERE user_id = \(user)")
    }
}

private let tokenColumns: SQL =
    "t.id, t.user_id, t.name, t.scopes, t.created_at, t.expires_at, t.last_used_at"

extension AccessToken {
    fileprivate init(row: Row) throws {
        var row = row
        self.init(
            id: try row.id(), user: try row.id(), name: try row.text(),
            // A word of a newer program opens nothing here.
            scopes: Set(try row.text().split(separator: " ").compactMap { AccessScope(rawValue: String($0)) }),
            createdAt: try row.instant(), expiresAt: try row.instant(), lastUsedAt: try row.optionalInstant()
        )
    }
}
