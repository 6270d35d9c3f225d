public import News

/// What is known of a write that a program named with a key of its own.
public struct KeptAnswer: Sendable, Hashable {
    /// Tells one request from another.
    public let fingerprint: String
    public let begunAt: Instant
    /// `nil` while it is under way.
    public let answer: String?
}

extension ReadTransaction {
    public func keptAnswer(of token: AccessTokenID, key: String) throws -> KeptAnswer? {
        try row(
            """
            SELECT fingerprint, begun_at, answer FROM kept_answer WHERE token_id = \(token) AND request_key = \(key)
            """
        ).map { row in
            var row = row
            return KeptAnswer(
                fingerprint: try row.text(), begunAt: try row.instant(), answer: try row.optionalText()
            )
        }
    }
}

extension WriteTransaction {
    /// Says that a write is under way, in place of whatever was known under its key.
    public func beginAnswer(of token: AccessTokenID, key: String, fingerprint: String, at now: Instant) throws {
        try execute(
            """
            INSERT INTO kept_answer (token_id, request_key, fingerprint, begun_at)
            VALUES (\(token), \(key), \(fingerprint), \(now))
            ON CONFLICT (token_id, request_key) DO UPDATE SET fingerprint = excluded.fingerprint,
                begun_at = excluded.begun_at, answer = NULL
            """
        )
    }

    public func keepAnswer(_ answer: String, of token: AccessTokenID, key: String) throws {
        try execute(
            "UPDATE kept_answer SET answer = \(answer) WHERE token_id = \(token) AND request_key = \(key)"
        )
    }

    /// Forgets a write that came to nothing.
    public func dropAnswer(of token: AccessTokenID, key: String) throws {
        try execute(
            "DELETE FROM kept_answer WHERE token_id = \(token) AND request_key = \(key) AND answer IS NULL"
        )
    }

    /// Forgets what was begun at `instant` or before.
    public func deleteAnswers(begunBy instant: Instant) throws {
        try execute("DELETE FROM kept_answer WHERE begun_at <= \(instant)")
    }
}
