public import News

extension WriteTransaction {
    /// Adds an event to the outbox, in the same transaction as what it tells of, and answers its sequence number.
    @discardableResult
    public func publishEvent(
        _ kind: NewsEvent.Kind, at: Instant, dependencies: [PageDependency]
    ) throws -> NewsEvent {
        let keys = dependencies.map(\.text).joined(separator: " ")
        guard
            var row = try row(
                """
                INSERT INTO outbox (kind, at, dependencies) VALUES (\(kind.rawValue), \(at), \(keys)) RETURNING sequence
                """
            )
        else { throw NewsError(.fault, "An insert answered no identity.") }
        return NewsEvent(sequence: try row.integer(), kind: kind, at: at, keys: dependencies)
    }

    /// Adds a line to the log of who did what, and with which token, where a program did it for someone.
    public func audit(at: Instant, actor: String, verb: String, subject: String?, detail: String?) throws {
        try execute(
            """
            INSERT INTO audit (at, actor, verb, subject, detail, token)
            VALUES (\(at), \(actor), \(verb), \(subject), \(detail), \(token))
            """
        )
    }
}

extension ReadTransaction {
    /// The events after `sequence`, oldest first, at most `limit`.
    public func events(after sequence: Int64, limit: Int = 500) throws -> [NewsEvent] {
        try rows(
            """
            SELECT sequence, kind, at, dependencies FROM outbox
            WHERE sequence > \(sequence) ORDER BY sequence LIMIT \(limit)
            """
        ).map { row in
            var row = row
            return NewsEvent(
                sequence: try row.integer(), kind: try row.word(), at: try row.instant(),
                keys: try row.text().split(separator: " ").compactMap { PageDependency(text: $0) }
            )
        }
    }

    /// The number of the newest event; 0 when there is none.
    public func latestSequence() throws -> Int64 {
        guard var row = try row("SELECT MAX(sequence) FROM outbox") else { return 0 }
        return try row.optionalInteger() ?? 0
    }
}
