extension Migration {
    static let outboxAndImports = Migration(5, "outbox_and_imports") { dialect in
        [
            """
            CREATE TABLE outbox (
                sequence \(dialect.sequence),
                kind TEXT NOT NULL,
                at BIGINT NOT NULL,
                dependencies TEXT NOT NULL
            )
            """,
            """
            CREATE TABLE audit (
                id \(dialect.sequence),
                at BIGINT NOT NULL,
                actor TEXT NOT NULL,
                verb TEXT NOT NULL,
                subject TEXT,
                detail TEXT
            )
            """,
            """
            CREATE TABLE import_record (
                source_key TEXT PRIMARY KEY,
                article_id BIGINT NOT NULL REFERENCES article (id)
            )\(dialect.clustered)
            """,
        ] + dialect.appendOnly("audit")
    }
}
