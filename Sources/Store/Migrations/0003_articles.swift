extension Migration {
    static let articles = Migration(3, "articles") { dialect in
        [
            """
            CREATE TABLE story (id \(dialect.identity))
            """,
            """
            CREATE TABLE article (
                id \(dialect.identity),
                edition_id BIGINT NOT NULL REFERENCES edition (id),
                section_id BIGINT NOT NULL REFERENCES section (id),
                story_id BIGINT REFERENCES story (id),
                kind TEXT NOT NULL,
                state TEXT NOT NULL,
                slug TEXT NOT NULL CHECK (slug <> ''),
                kicker TEXT,
                headline TEXT NOT NULL CHECK (headline <> ''),
                standfirst TEXT,
                byline TEXT,
                lead_picture_id BIGINT REFERENCES picture (id),
                revision BIGINT NOT NULL CHECK (revision >= 1),
                first_published_at BIGINT,
                published_at BIGINT,
                modified_at BIGINT,
                CHECK (state <> 'published' OR (published_at IS NOT NULL AND first_published_at IS NOT NULL))
            )
            """,
            "CREATE INDEX article_by_story ON article (story_id) WHERE story_id IS NOT NULL",
            "CREATE INDEX article_by_section ON article (section_id)",
            """
            CREATE TABLE revision (
                article_id BIGINT NOT NULL REFERENCES article (id),
                number BIGINT NOT NULL CHECK (number >= 1),
                reason TEXT NOT NULL,
                saved_at BIGINT NOT NULL,
                content TEXT NOT NULL,
                PRIMARY KEY (article_id, number)
            )
            """,
            """
            CREATE TABLE article_credit (
                article_id BIGINT NOT NULL REFERENCES article (id),
                position BIGINT NOT NULL,
                contributor_id BIGINT NOT NULL REFERENCES contributor (id),
                PRIMARY KEY (article_id, position)
            )\(dialect.clustered)
            """,
            """
            CREATE TABLE article_topic (
                article_id BIGINT NOT NULL REFERENCES article (id),
                position BIGINT NOT NULL,
                topic_id BIGINT NOT NULL REFERENCES topic (id),
                PRIMARY KEY (article_id, position)
            )\(dialect.clustered)
            """,
            """
            CREATE TABLE correction (
                id \(dialect.identity),
                article_id BIGINT NOT NULL REFERENCES article (id),
                kind TEXT NOT NULL,
                text TEXT NOT NULL CHECK (text <> ''),
                published_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX correction_by_article ON correction (article_id, published_at)",
            """
            CREATE TABLE redirect (
                path TEXT PRIMARY KEY,
                target TEXT NOT NULL
            )\(dialect.clustered)
            """,
        ] + dialect.appendOnly("revision") + dialect.appendOnly("correction")
    }
}
