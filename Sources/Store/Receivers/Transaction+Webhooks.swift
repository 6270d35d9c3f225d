public import News

extension ReadTransaction {
    /// Every webhook, the oldest first.
    public func webhooks() throws -> [Webhook] {
        try rows("SELECT \(webhookColumns) FROM webhook ORDER BY id").map { try Webhook(row: $0) }
    }

    public func webhook(_ id: WebhookID) throws -> Webhook? {
        try row("SELECT \(webhookColumns) FROM webhook WHERE id = \(id)").map { try Webhook(row: $0) }
    }

    /// What a webhook's deliveries are signed with.
    public func webhookSecret(_ id: WebhookID) throws -> String? {
        guard var row = try row("SELECT secret FROM webhook WHERE id = \(id)") else { return nil }
        return try row.text()
    }
}

extension WriteTransaction {
    public func insertWebhook(
        _ address: LinkTarget, topics: Set<Webhook.Topic>, secret: String, at now: Instant
    ) throws -> Webhook {
        let id: WebhookID = try insertedID(
            """
            INSERT INTO webhook (address, secret, topics, state, created_at)
            VALUES (\(address), \(secret), \(topics.text), \(Webhook.State.on.rawValue), \(now)) RETURNING id
            """
        )
        return Webhook(id: id, address: address, topics: topics, state: .on, version: 1, createdAt: now)
    }

    /// - Returns: Whether it was there at this version.
    public func updateWebhook(
        _ id: WebhookID, version: Int, address: LinkTarget, topics: Set<Webhook.Topic>, state: Webhook.State
    ) throws -> Bool {
        try execute(
            """
            UPDATE webhook SET address = \(address), topics = \(topics.text), state = \(state.rawValue),
                version = version + 1
            WHERE id = \(id) AND version = \(version)
            """
        ) == 1
    }

    /// Its receiver said that it is gone: nothing more is sent there until someone turns it on again.
    public func endWebhook(_ id: WebhookID) throws {
        try execute(
            """
            UPDATE webhook SET state = \(Webhook.State.gone.rawValue), version = version + 1
            WHERE id = \(id) AND state = \(Webhook.State.on.rawValue)
            """
        )
    }

    public func setWebhookSecret(_ secret: String, of id: WebhookID) throws {
        try execute("UPDATE webhook SET secret = \(secret), version = version + 1 WHERE id = \(id)")
    }

    /// Takes it away with all that waits for it.
    public func deleteWebhook(_ id: WebhookID) throws {
        let receiver = Receiver.webhook(id)
        try execute("DELETE FROM delivery WHERE receiver = \(receiver)")
        try forgetReader(receiver)
        try execute("DELETE FROM webhook WHERE id = \(id)")
    }
}

private let webhookColumns: SQL = "id, address, topics, state, version, created_at"

extension Set<Webhook.Topic> {
    fileprivate var text: String { map(\.rawValue).sorted().joined(separator: " ") }
}

extension Webhook {
    fileprivate init(row: Row) throws {
        var row = row
        self.init(
            id: try row.id(), address: try row.word(),
            // A word of a newer program is told of nothing here.
            topics: Set(try row.text().split(separator: " ").compactMap { Topic(rawValue: String($0)) }),
            state: try row.word(), version: try row.int(), createdAt: try row.instant()
        )
    }
}
