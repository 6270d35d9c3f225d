extension Migration {
    /// Those who work at the desk and how they prove who they are. Of a token only its SHA-256 is kept.
    static let people = Migration(6, "people") { dialect in
        [
            // "user" is a reserved word in PostgreSQL.
            """
            CREATE TABLE desk_user (
                id \(dialect.identity),
                email TEXT NOT NULL CHECK (email <> ''),
                email_folded TEXT NOT NULL UNIQUE,
                name TEXT NOT NULL CHECK (name <> ''),
                language TEXT NOT NULL,
                role TEXT NOT NULL,
                disabled BIGINT NOT NULL DEFAULT 0,
                created_at BIGINT NOT NULL,
                contributor_id BIGINT REFERENCES contributor (id),
                password_hash TEXT
            )
            """,
            "CREATE INDEX desk_user_by_role ON desk_user (role, disabled)",
            """
            CREATE TABLE user_section (
                user_id BIGINT NOT NULL REFERENCES desk_user (id),
                section_id BIGINT NOT NULL REFERENCES section (id),
                PRIMARY KEY (user_id, section_id)
            )\(dialect.clustered)
            """,
            "CREATE INDEX user_section_by_section ON user_section (section_id)",
            """
            CREATE TABLE user_session (
                id \(dialect.sequence),
                token_hash TEXT NOT NULL UNIQUE,
                user_id BIGINT NOT NULL REFERENCES desk_user (id),
                created_at BIGINT NOT NULL,
                last_seen_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                address TEXT NOT NULL,
                user_agent TEXT NOT NULL
            )
            """,
            "CREATE INDEX user_session_by_user ON user_session (user_id, last_seen_at)",
            "CREATE INDEX user_session_by_expiry ON user_session (expires_at)",
            """
            CREATE TABLE one_time_link (
                token_hash TEXT PRIMARY KEY,
                kind TEXT NOT NULL,
                user_id BIGINT REFERENCES desk_user (id),
                created_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                used_at BIGINT,
                CHECK ((kind = 'firstAdministrator') = (user_id IS NULL))
            )\(dialect.clustered)
            """,
            "CREATE INDEX one_time_link_by_user ON one_time_link (user_id, kind)",
            "CREATE INDEX one_time_link_by_expiry ON one_time_link (expires_at)",
            """
            CREATE TABLE attempt (
                subject TEXT PRIMARY KEY,
                weight BIGINT NOT NULL CHECK (weight >= 0),
                last_at BIGINT NOT NULL
            )\(dialect.clustered)
            """,
            "CREATE INDEX attempt_by_time ON attempt (last_at)",
        ]
    }
}
