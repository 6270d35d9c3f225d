extension Migration {
    /// Every list a reader can ask for is a range of one clustered index: edition, subject, newest first.
    static let listings = Migration(4, "listings") { dialect in
        [
            """
            CREATE TABLE listing (
                edition_id BIGINT NOT NULL,
                subject_kind BIGINT NOT NULL,
                subject_id BIGINT NOT NULL,
                published_at BIGINT NOT NULL,
                article_id BIGINT NOT NULL REFERENCES article (id),
                PRIMARY KEY (edition_id, subject_kind, subject_id, published_at, article_id)
            )\(dialect.clustered)
            """,
            "CREATE INDEX listing_by_article ON listing (article_id)",
            """
            CREATE TABLE archive_day (
                edition_id BIGINT NOT NULL,
                day BIGINT NOT NULL,
                articles BIGINT NOT NULL CHECK (articles >= 0),
                PRIMARY KEY (edition_id, day)
            )\(dialect.clustered)
            """,
        ]
    }
}
