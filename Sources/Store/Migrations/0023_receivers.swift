extension Migration {
    /// Who outside is told of what happens, how far each has read the outbox, and what waits for each
    /// (docs/decisions/0029).
    static let receivers = Migration(23, "receivers") { dialect in
        [
            // The secret signs what goes out, so it is kept as it is.
            """
            CREATE TABLE webhook (
                id \(dialect.sequence),
                address TEXT NOT NULL,
                secret TEXT NOT NULL,
                topics TEXT NOT NULL,
                state TEXT NOT NULL,
                version BIGINT NOT NULL DEFAULT 1,
                created_at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE outbox_reader (
                receiver TEXT PRIMARY KEY,
                sequence BIGINT NOT NULL
            )\(dialect.clustered)
            """,
            """
            CREATE TABLE delivery (
                id \(dialect.sequence),
                delivery_key TEXT NOT NULL UNIQUE,
                receiver TEXT NOT NULL,
                content TEXT NOT NULL,
                queued_at BIGINT NOT NULL,
                due_at BIGINT,
                tries BIGINT NOT NULL DEFAULT 0,
                delivered_at BIGINT,
                failure TEXT,
                CHECK (due_at IS NULL OR delivered_at IS NULL)
            )
            """,
            "CREATE INDEX delivery_by_due ON delivery (receiver, due_at, id) WHERE due_at IS NOT NULL",
            "CREATE INDEX delivery_by_receiver ON delivery (receiver, id)",
            "CREATE INDEX delivery_dead ON delivery (id) WHERE due_at IS NULL AND delivered_at IS NULL",
            "CREATE INDEX delivery_by_time ON delivery (queued_at)",
        ]
    }
}
