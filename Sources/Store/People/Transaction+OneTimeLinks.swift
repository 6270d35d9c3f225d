public import News

extension ReadTransaction {
    /// The link whose token has this hash, if it may still be used.
    public func oneTimeLink(_ kind: OneTimeLink.Kind, tokenHash: String, at now: Instant) throws -> OneTimeLink? {
        try row(
            """
            SELECT kind, user_id, expires_at, email FROM one_time_link
            WHERE token_hash = \(tokenHash) AND kind = \(kind.rawValue) AND used_at IS NULL AND expires_at > \(now)
            """
        ).map { try OneTimeLink(row: $0) }
    }
}

extension WriteTransaction {
    /// Adds a link. Those of the same kind for the same person hold no more.
    public func insertOneTimeLink(_ link: OneTimeLink, tokenHash: String, at now: Instant) throws {
        try deleteUnusedLinks(of: link.user, kind: link.kind)
        try execute(
            """
            INSERT INTO one_time_link (token_hash, kind, user_id, created_at, expires_at, email)
            VALUES (\(tokenHash), \(link.kind.rawValue), \(link.user), \(now), \(link.expiresAt), \(link.email))
            """
        )
    }

    /// Uses a link up, whoever comes first.
    /// - Returns: `nil` when it does not exist, was used before or has ended.
    public func useOneTimeLink(_ kind: OneTimeLink.Kind, tokenHash: String, at now: Instant) throws -> OneTimeLink? {
        try row(
            """
            UPDATE one_time_link SET used_at = \(now)
            WHERE token_hash = \(tokenHash) AND kind = \(kind.rawValue) AND used_at IS NULL AND expires_at > \(now)
            RETURNING kind, user_id, expires_at, email
            """
        ).map { try OneTimeLink(row: $0) }
    }

    /// Takes back the links a person has not used, of one kind or of all.
    public func deleteUnusedLinks(of user: UserID?, kind: OneTimeLink.Kind? = nil) throws {
        for kind in kind.map({ [$0] }) ?? OneTimeLink.Kind.allCases {
            if let user {
                try execute(
                    """
                    DELETE FROM one_time_link
                    WHERE user_id = \(user) AND kind = \(kind.rawValue) AND used_at IS NULL
                    """
                )
            } else {
                try execute(
                    """
                    DELETE FROM one_time_link WHERE user_id IS NULL AND kind = \(kind.rawValue) AND used_at IS NULL
                    """
                )
            }
        }
    }
}

extension OneTimeLink {
    fileprivate init(row: Row) throws {
        var row = row
        self.init(
            kind: try row.word(), user: try row.optionalID(), expiresAt: try row.instant(),
            email: try row.optionalText().flatMap(EmailAddress.init(rawValue:))
        )
    }
}
