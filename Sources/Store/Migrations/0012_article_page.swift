extension Migration {
    /// Answers to comments, where their words stand by now, and links by which a draft is shown to people without an
    /// account.
    static let articlePage = Migration(12, "article_page") { dialect in
        [
            "ALTER TABLE passage_comment ADD COLUMN parent_id BIGINT REFERENCES passage_comment (id)",
            "ALTER TABLE passage_comment ADD COLUMN start BIGINT",
            "ALTER TABLE passage_comment ADD COLUMN anchor_place TEXT",
            "ALTER TABLE passage_comment ADD COLUMN anchor_quote TEXT",
            "ALTER TABLE passage_comment ADD COLUMN anchor_start BIGINT",
            // Of a token only its SHA-256 is kept.
            """
            CREATE TABLE preview_link (
                id \(dialect.sequence),
                token_hash TEXT NOT NULL UNIQUE,
                article_id BIGINT NOT NULL REFERENCES article (id),
                author_id BIGINT,
                author_name TEXT NOT NULL,
                made_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                covers_embargo BIGINT NOT NULL DEFAULT 0,
                uses BIGINT NOT NULL DEFAULT 0,
                first_used_at BIGINT,
                last_used_at BIGINT,
                revoked_at BIGINT
            )
            """,
            "CREATE INDEX preview_link_by_article ON preview_link (article_id, id)",
        ]
    }
}
