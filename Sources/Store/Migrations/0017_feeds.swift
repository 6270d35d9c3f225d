extension Migration {
    /// How much of an article feeds carry and what it is known by there; when the articles of a month last changed, for
    /// sitemaps.
    static let feeds = Migration(17, "feeds") { dialect in
        [
            "ALTER TABLE publication ADD COLUMN feed_extent TEXT NOT NULL DEFAULT 'full'",
            "ALTER TABLE publication ADD COLUMN feed_authority TEXT",
            // Months from before it have no row: when they changed, nobody knows.
            """
            CREATE TABLE archive_month (
                edition_id BIGINT NOT NULL,
                month BIGINT NOT NULL,
                changed_at BIGINT NOT NULL,
                PRIMARY KEY (edition_id, month)
            )\(dialect.clustered)
            """,
        ]
    }
}
