extension Migration {
    /// Messages to those who work at the desk, and who wants which.
    static let mail = Migration(14, "mail") { dialect in
        [
            // What a message says may hold a one-time link, so it is kept until it is sent, and no longer.
            """
            CREATE TABLE mail (
                id \(dialect.sequence),
                kind TEXT NOT NULL,
                user_id BIGINT NOT NULL REFERENCES desk_user (id),
                address TEXT NOT NULL,
                content TEXT,
                queued_at BIGINT NOT NULL,
                expires_at BIGINT,
                due_at BIGINT,
                tries BIGINT NOT NULL DEFAULT 0,
                handed_at BIGINT,
                sent_at BIGINT,
                failure TEXT,
                CHECK ((due_at IS NULL) = (content IS NULL))
            )
            """,
            "CREATE INDEX mail_by_due ON mail (due_at, id) WHERE due_at IS NOT NULL",
            "CREATE INDEX mail_by_user ON mail (user_id)",
            "CREATE INDEX mail_by_time ON mail (queued_at)",
            // How far the notices were looked through for those who want them by mail.
            "CREATE TABLE mail_cursor (id BIGINT PRIMARY KEY CHECK (id = 1), notice BIGINT NOT NULL)",
            "INSERT INTO mail_cursor (id, notice) SELECT 1, COALESCE(MAX(id), 0) FROM notice",
            "ALTER TABLE desk_user ADD COLUMN notice_mail TEXT NOT NULL DEFAULT 'off'",
            "ALTER TABLE desk_user ADD COLUMN digest_day BIGINT NOT NULL DEFAULT 0",
            "ALTER TABLE desk_user ADD COLUMN digest_notice BIGINT NOT NULL DEFAULT 0",
            "CREATE INDEX desk_user_by_notice_mail ON desk_user (notice_mail) WHERE notice_mail <> 'off'",
            "ALTER TABLE one_time_link ADD COLUMN email TEXT",
        ]
    }
}
