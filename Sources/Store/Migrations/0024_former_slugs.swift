extension Migration {
    /// How topics and authors were addressed before: a host of files knows them by nothing else.
    static let formerSlugs = Migration(24, "former_slugs") { dialect in
        [
            """
            CREATE TABLE former_slug (
                subject_kind BIGINT NOT NULL,
                subject_id BIGINT NOT NULL,
                edition_id BIGINT NOT NULL REFERENCES edition (id),
                slug TEXT NOT NULL,
                PRIMARY KEY (subject_kind, subject_id, edition_id, slug)
            )\(dialect.clustered)
            """
        ]
    }
}
