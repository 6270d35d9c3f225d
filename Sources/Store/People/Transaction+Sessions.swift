public import News

extension ReadTransaction {
    /// The session whose token has this hash, whether it has ended by now or not.
    public func session(tokenHash: String) throws -> Session? {
        try row("SELECT \(sessionColumns) FROM user_session s WHERE s.token_hash = \(tokenHash)")
            .map { try Session(row: $0) }
    }

    /// Where a user is signed in, last seen first, at most `limit`.
    public func sessions(of user: UserID, at now: Instant, limit: Int = 100) throws -> [Session] {
        try rows(
            """
            SELECT \(sessionColumns) FROM user_session s WHERE s.user_id = \(user) AND s.expires_at > \(now)
            ORDER BY s.last_seen_at DESC LIMIT \(limit)
            """
        ).map { try Session(row: $0) }
    }
}

extension WriteTransaction {
    /// Opens a session; of its token only the hash is given.
    public func insertSession(
        of user: UserID, tokenHash: String, at now: Instant, expiresAt: Instant, address: String, userAgent: String
    ) throws -> Session {
        let id: SessionID = try insertedID(
            """
            INSERT INTO user_session (token_hash, user_id, created_at, last_seen_at, expires_at, address, user_agent)
            VALUES (\(tokenHash), \(user), \(now), \(now), \(expiresAt), \(address), \(userAgent))
            RETURNING id
            """
        )
        return Session(
            id: id, user: user, createdAt: now, lastSeenAt: now, expiresAt: expiresAt, address: address,
            userAgent: userAgent
        )
    }

    public func setLastSeen(_ at: Instant, tokenHash: String) throws {
        try execute("UPDATE user_session SET last_seen_at = \(at) WHERE token_hash = \(tokenHash)")
    }

    /// Ends a session and answers whose it was; `nil` when there was none.
    @discardableResult
    public func deleteSession(tokenHash: String) throws -> UserID? {
        guard
            var row = try row("DELETE FROM user_session WHERE token_hash = \(tokenHash) RETURNING user_id")
        else { return nil }
        return try row.id()
    }

    /// Ends one session of a user; `false` when there is none.
    public func deleteSession(_ id: SessionID, of user: UserID) throws -> Bool {
        try execute("DELETE FROM user_session WHERE id = \(id) AND user_id = \(user)") > 0
    }

    /// Ends all sessions of a user, or all but one, and tells how many.
    @discardableResult
    public func deleteSessions(of user: UserID, exceptTokenHash kept: String? = nil) throws -> Int {
        try execute("DELETE FROM user_session WHERE user_id = \(user) AND token_hash <> \(kept ?? "")")
    }

    /// Forgets sessions, links and tries whose time is over.
    public func deleteExpiredSignIns(at now: Instant) throws {
        try execute("DELETE FROM user_session WHERE expires_at <= \(now)")
        // A day more, so that a link that has just ended can still be told of in the log.
        try execute("DELETE FROM one_time_link WHERE expires_at <= \(now.advanced(seconds: -86_400))")
        try execute("DELETE FROM attempt WHERE last_at <= \(now.advanced(seconds: -86_400))")
    }
}

private let sessionColumns: SQL =
    "s.id, s.user_id, s.created_at, s.last_seen_at, s.expires_at, s.address, s.user_agent"

extension Session {
    fileprivate init(row: Row) throws {
        var row = row
        self.init(
            id: try row.id(), user: try row.id(), createdAt: try row.instant(), lastSeenAt: try row.instant(),
            expiresAt: try row.instant(), address: try row.text(), userAgent: try row.text()
        )
    }
}
