extension Migration {
    /// Arrangements of fronts and breaking-news banners: every version that readers had, and what is being prepared; and
    /// the list of opinion pieces, which a home page shows.
    static let fronts = Migration(10, "fronts") { dialect in
        [
            // The home page of an edition has the section 0.
            """
            CREATE TABLE front_version (
                edition_id BIGINT NOT NULL REFERENCES edition (id),
                section_id BIGINT NOT NULL,
                number BIGINT NOT NULL CHECK (number >= 1),
                arrangement TEXT NOT NULL,
                made_at BIGINT NOT NULL,
                author_id BIGINT,
                author_name TEXT NOT NULL,
                restored BIGINT,
                PRIMARY KEY (edition_id, section_id, number)
            )\(dialect.clustered)
            """,
            """
            CREATE TABLE front_draft (
                edition_id BIGINT NOT NULL REFERENCES edition (id),
                section_id BIGINT NOT NULL,
                user_id BIGINT NOT NULL,
                user_name TEXT NOT NULL,
                base BIGINT NOT NULL,
                step BIGINT NOT NULL CHECK (step >= 1),
                arrangement TEXT NOT NULL,
                saved_at BIGINT NOT NULL,
                PRIMARY KEY (edition_id, section_id, user_id)
            )\(dialect.clustered)
            """,
            // A version without a text took the banner off.
            """
            CREATE TABLE banner_version (
                edition_id BIGINT NOT NULL REFERENCES edition (id),
                number BIGINT NOT NULL CHECK (number >= 1),
                text TEXT,
                article_id BIGINT REFERENCES article (id),
                starts_at BIGINT,
                ends_at BIGINT,
                author_id BIGINT,
                author_name TEXT NOT NULL,
                set_at BIGINT NOT NULL,
                PRIMARY KEY (edition_id, number),
                CHECK (text IS NULL OR (starts_at IS NOT NULL AND ends_at IS NOT NULL AND ends_at > starts_at))
            )\(dialect.clustered)
            """,
            """
            INSERT INTO listing (edition_id, subject_kind, subject_id, published_at, article_id)
            SELECT edition_id, 7, 0, published_at, id FROM article
            WHERE kind = 'opinion' AND state = 'published' AND published_at IS NOT NULL
            """,
        ] + dialect.appendOnly("front_version") + dialect.appendOnly("banner_version")
    }
}
