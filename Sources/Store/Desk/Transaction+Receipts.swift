public import News

extension ReadTransaction {
    /// What the publications of an article touched, the last first; two statements.
    public func receipts(of article: ArticleID, limit: Int = 20) throws -> [PublishReceipt] {
        let found = try rows(
            """
            SELECT sequence, revision, kind, at, actor_id, actor_name, dependencies FROM publish_receipt
            WHERE article_id = \(article) ORDER BY sequence DESC LIMIT \(limit)
            """
        )
        let sequences = try found.map { row in
            var row = row
            return try row.integer()
        }
        guard !sequences.isEmpty else { return [] }
        var arrivals: [Int64: [PublishReceipt.Arrival]] = [:]
        for var row in try rows(
            """
            SELECT sequence, address, fresh_at FROM receipt_arrival
            WHERE sequence IN (\(list: sequences)) ORDER BY sequence, address
            """
        ) {
            let sequence = try row.integer()
            arrivals[sequence, default: []].append(
                PublishReceipt.Arrival(address: try row.text(), freshAt: try row.instant())
            )
        }
        return try found.map { row in
            var row = row
            let id = try row.integer()
            let revision = try row.int()
            let kind = try row.word(NewsEvent.Kind.self)
            let at = try row.instant()
            let actor = try row.signatory()
            return PublishReceipt(
                id: id, article: article, revision: revision, kind: kind, at: at,
                actor: actor ?? Signatory(user: nil, name: ""),
                keys: try row.text().split(separator: " ").compactMap { PageDependency(text: $0) },
                arrivals: arrivals[id] ?? []
            )
        }
    }
}

extension WriteTransaction {
    /// Keeps what an event of the outbox touched.
    public func insertReceipt(_ event: NewsEvent, of article: ArticleID, revision: Int, by actor: Signatory) throws {
        try execute(
            """
            INSERT INTO publish_receipt (sequence, article_id, revision, kind, at, actor_id, actor_name, dependencies)
            VALUES (\(event.sequence), \(article), \(revision), \(event.kind.rawValue), \(event.at), \(actor.user),
                \(actor.name), \(event.keys.map(\.text).joined(separator: " ")))
            """
        )
    }

    /// Adds to the receipt of an event when something had it; the first time counts. An event without a receipt is
    /// passed over.
    public func recordArrival(_ arrival: PublishReceipt.Arrival, of event: Int64) throws {
        try execute(
            """
            INSERT INTO receipt_arrival (sequence, address, fresh_at)
            SELECT sequence, \(arrival.address), \(arrival.freshAt) FROM publish_receipt WHERE sequence = \(event)
            ON CONFLICT (sequence, address) DO NOTHING
            """
        )
    }
}
