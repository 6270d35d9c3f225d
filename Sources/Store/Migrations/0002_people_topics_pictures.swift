extension Migration {
    static let peopleTopicsPictures = Migration(2, "people_topics_pictures") { dialect in
        [
            "CREATE TABLE contributor (id \(dialect.identity), kind TEXT NOT NULL)",
            """
            CREATE TABLE contributor_name (
                contributor_id BIGINT NOT NULL REFERENCES contributor (id),
                edition_id BIGINT NOT NULL REFERENCES edition (id),
                name TEXT NOT NULL CHECK (name <> ''),
                slug TEXT NOT NULL CHECK (slug <> ''),
                biography TEXT,
                PRIMARY KEY (contributor_id, edition_id)
            )\(dialect.clustered)
            """,
            "CREATE INDEX contributor_name_by_name ON contributor_name (edition_id, name)",
            "CREATE TABLE topic (id \(dialect.identity))",
            """
            CREATE TABLE topic_name (
                topic_id BIGINT NOT NULL REFERENCES topic (id),
                edition_id BIGINT NOT NULL REFERENCES edition (id),
                name TEXT NOT NULL CHECK (name <> ''),
                slug TEXT NOT NULL CHECK (slug <> ''),
                PRIMARY KEY (topic_id, edition_id),
                UNIQUE (edition_id, slug)
            )\(dialect.clustered)
            """,
            """
            CREATE TABLE picture (
                id \(dialect.identity),
                content_hash TEXT NOT NULL UNIQUE,
                width BIGINT NOT NULL CHECK (width > 0),
                height BIGINT NOT NULL CHECK (height > 0),
                format TEXT NOT NULL,
                focal_x DOUBLE PRECISION NOT NULL DEFAULT 0.5 CHECK (focal_x BETWEEN 0 AND 1),
                focal_y DOUBLE PRECISION NOT NULL DEFAULT 0.5 CHECK (focal_y BETWEEN 0 AND 1),
                credit_line TEXT,
                copyright_notice TEXT,
                average_color TEXT
            )
            """,
            """
            CREATE TABLE picture_text (
                picture_id BIGINT NOT NULL REFERENCES picture (id),
                edition_id BIGINT NOT NULL REFERENCES edition (id),
                alt_text TEXT NOT NULL,
                caption TEXT,
                PRIMARY KEY (picture_id, edition_id)
            )\(dialect.clustered)
            """,
        ]
    }
}
