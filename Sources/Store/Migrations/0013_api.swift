extension Migration {
    /// What programs show to be let in, and the answers that were given to their writes. Of a token only its SHA-256 is
    /// kept; an answer is sealed with the token itself.
    static let api = Migration(13, "api") { dialect in
        [
            """
            CREATE TABLE access_token (
                id \(dialect.sequence),
                token_hash TEXT NOT NULL UNIQUE,
                user_id BIGINT NOT NULL REFERENCES desk_user (id),
                name TEXT NOT NULL CHECK (name <> ''),
                scopes TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                last_used_at BIGINT
            )
            """,
            "CREATE INDEX access_token_by_user ON access_token (user_id, id)",
            """
            CREATE TABLE kept_answer (
                token_id BIGINT NOT NULL,
                request_key TEXT NOT NULL,
                fingerprint TEXT NOT NULL,
                begun_at BIGINT NOT NULL,
                answer TEXT,
                PRIMARY KEY (token_id, request_key)
            )\(dialect.clustered)
            """,
            "CREATE INDEX kept_answer_by_time ON kept_answer (begun_at)",
            // Lists of authors in the order of their addresses.
            "CREATE INDEX contributor_name_by_slug ON contributor_name (edition_id, slug, contributor_id)",
        ]
    }
}
