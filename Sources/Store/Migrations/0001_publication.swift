extension Migration {
    static let publication = Migration(1, "publication") { dialect in
        [
            """
            CREATE TABLE publication (
                id BIGINT PRIMARY KEY CHECK (id = 1),
                name TEXT NOT NULL CHECK (name <> ''),
                url TEXT NOT NULL,
                time_zone TEXT NOT NULL
            )
            """,
            """
            CREATE TABLE edition (
                id \(dialect.identity),
                language TEXT NOT NULL,
                path_prefix TEXT NOT NULL UNIQUE,
                name TEXT NOT NULL CHECK (name <> ''),
                tagline TEXT,
                position BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE social_profile (
                network TEXT PRIMARY KEY,
                target TEXT NOT NULL,
                provisional BIGINT NOT NULL DEFAULT 0,
                position BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE section (
                id \(dialect.identity),
                parent_id BIGINT REFERENCES section (id),
                position BIGINT NOT NULL,
                CHECK (parent_id <> id)
            )
            """,
            "CREATE INDEX section_by_parent ON section (parent_id, position)",
            """
            CREATE TABLE section_name (
                section_id BIGINT NOT NULL REFERENCES section (id),
                edition_id BIGINT NOT NULL REFERENCES edition (id),
                name TEXT NOT NULL CHECK (name <> ''),
                slug TEXT NOT NULL CHECK (slug <> ''),
                PRIMARY KEY (section_id, edition_id)
            )\(dialect.clustered)
            """,
        ]
    }
}
