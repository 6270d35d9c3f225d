public import News

extension ReadTransaction {
    /// Every tab that has an article open, those that gave no sign for long included.
    public func presences(on article: ArticleID) throws -> [Presence] {
        try rows(
            """
            SELECT user_id, user_name, tab, last_seen, editing, asked_at FROM presence
            WHERE article_id = \(article) ORDER BY tab
            """
        ).map { row in
            var row = row
            return Presence(
                user: try row.id(), name: try row.text(), tab: try row.text(), lastSeen: try row.instant(),
                isEditing: try row.bool(), askedAt: try row.optionalInstant()
            )
        }
    }
}

extension WriteTransaction {
    /// Writes the sign that a tab gives.
    public func savePresence(_ presence: Presence, on article: ArticleID) throws {
        try execute(
            """
            INSERT INTO presence (article_id, tab, user_id, user_name, last_seen, editing, asked_at)
            VALUES (\(article), \(presence.tab), \(presence.user), \(presence.name), \(presence.lastSeen),
                \(presence.isEditing), \(presence.askedAt))
            ON CONFLICT (article_id, tab) DO UPDATE SET user_id = excluded.user_id, user_name = excluded.user_name,
                last_seen = excluded.last_seen, editing = excluded.editing, asked_at = excluded.asked_at
            """
        )
    }

    /// Counts a save as a sign of its tab; who has the edit stays as it is.
    public func touchPresence(on article: ArticleID, tab: String, at now: Instant) throws {
        try execute("UPDATE presence SET last_seen = \(now) WHERE article_id = \(article) AND tab = \(tab)")
    }

    /// Takes the edit from whoever has it.
    public func endEditing(on article: ArticleID) throws {
        try execute("UPDATE presence SET editing = 0 WHERE article_id = \(article) AND editing = 1")
    }

    /// Forgets one tab, or all that were last seen at `instant` or before.
    public func removePresence(on article: ArticleID, tab: String? = nil, lastSeenBy instant: Instant? = nil) throws {
        if let tab { try execute("DELETE FROM presence WHERE article_id = \(article) AND tab = \(tab)") }
        if let instant {
            try execute("DELETE FROM presence WHERE article_id = \(article) AND last_seen <= \(instant)")
        }
    }
}
