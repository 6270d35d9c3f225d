extension Migration {
    /// What people at the desk say and hear about an article, and what its publications touched.
    static let desk = Migration(8, "desk") { dialect in
        [
            // The last save of each tab, by which one that comes late or twice is known.
            """
            CREATE TABLE save_mark (
                article_id BIGINT NOT NULL REFERENCES article (id),
                tab TEXT NOT NULL,
                number BIGINT NOT NULL,
                revision BIGINT NOT NULL,
                crossed_base BIGINT,
                saved_at BIGINT NOT NULL,
                PRIMARY KEY (article_id, tab)
            )\(dialect.clustered)
            """,
            """
            CREATE TABLE passage_comment (
                id \(dialect.identity),
                article_id BIGINT NOT NULL REFERENCES article (id),
                revision BIGINT NOT NULL,
                place TEXT NOT NULL,
                quote TEXT NOT NULL,
                text TEXT NOT NULL CHECK (text <> ''),
                author_id BIGINT,
                author_name TEXT NOT NULL,
                written_at BIGINT NOT NULL,
                resolver_id BIGINT,
                resolver_name TEXT,
                resolved_at BIGINT
            )
            """,
            "CREATE INDEX passage_comment_by_article ON passage_comment (article_id, id)",
            """
            CREATE TABLE presence (
                article_id BIGINT NOT NULL REFERENCES article (id),
                tab TEXT NOT NULL,
                user_id BIGINT NOT NULL,
                user_name TEXT NOT NULL,
                last_seen BIGINT NOT NULL,
                editing BIGINT NOT NULL DEFAULT 0,
                asked_at BIGINT,
                PRIMARY KEY (article_id, tab)
            )\(dialect.clustered)
            """,
            // However two tabs race, one at most has the edit.
            "CREATE UNIQUE INDEX presence_editor ON presence (article_id) WHERE editing = 1",
            """
            CREATE TABLE publish_receipt (
                sequence BIGINT PRIMARY KEY,
                article_id BIGINT NOT NULL REFERENCES article (id),
                revision BIGINT NOT NULL,
                kind TEXT NOT NULL,
                at BIGINT NOT NULL,
                actor_id BIGINT,
                actor_name TEXT NOT NULL,
                dependencies TEXT NOT NULL
            )\(dialect.clustered)
            """,
            "CREATE INDEX publish_receipt_by_article ON publish_receipt (article_id, sequence)",
            """
            CREATE TABLE receipt_arrival (
                sequence BIGINT NOT NULL REFERENCES publish_receipt (sequence),
                address TEXT NOT NULL,
                fresh_at BIGINT NOT NULL,
                PRIMARY KEY (sequence, address)
            )\(dialect.clustered)
            """,
            """
            CREATE TABLE notice (
                id \(dialect.sequence),
                kind TEXT NOT NULL,
                recipient_id BIGINT,
                section_id BIGINT REFERENCES section (id),
                article_id BIGINT NOT NULL REFERENCES article (id),
                headline TEXT NOT NULL,
                actor_id BIGINT,
                actor_name TEXT NOT NULL,
                text TEXT,
                at BIGINT NOT NULL,
                CHECK ((recipient_id IS NULL) <> (section_id IS NULL))
            )
            """,
            "CREATE INDEX notice_by_recipient ON notice (recipient_id, id) WHERE recipient_id IS NOT NULL",
            "CREATE INDEX notice_by_section ON notice (section_id, id) WHERE section_id IS NOT NULL",
            "CREATE INDEX notice_by_article ON notice (article_id, kind, at)",
            // One notice to the editors of a section is read by each of them.
            """
            CREATE TABLE notice_read (
                notice_id BIGINT NOT NULL REFERENCES notice (id),
                user_id BIGINT NOT NULL,
                read_at BIGINT NOT NULL,
                PRIMARY KEY (notice_id, user_id)
            )\(dialect.clustered)
            """,
        ]
    }
}
