public import News

extension ReadTransaction {
    /// How far each receiver has read the outbox.
    public func outboxReaders() throws -> [Receiver: Int64] {
        var readers: [Receiver: Int64] = [:]
        for var row in try rows("SELECT receiver, sequence FROM outbox_reader") {
            let text = try row.text()
            if let receiver = Receiver(text: text) { readers[receiver] = try row.integer() }
        }
        return readers
    }

    /// The article that an event is about, with the revision readers have since; `nil` where it has no receipt.
    public func article(ofEvent sequence: Int64) throws -> ArticleID? {
        guard var row = try row("SELECT article_id FROM publish_receipt WHERE sequence = \(sequence)") else {
            return nil
        }
        return try row.id()
    }
}

extension WriteTransaction {
    /// Has a receiver hear of what happens from now on; one that reads already goes on where it is.
    public func beginReading(_ receiver: Receiver) throws {
        try execute(
            """
            INSERT INTO outbox_reader (receiver, sequence) SELECT \(receiver), COALESCE(MAX(sequence), 0) FROM outbox WHERE TRUE
            ON CONFLICT (receiver) DO NOTHING
            """
        )
    }

    /// - Returns: Whether it stood where the caller saw it.
    public func advanceReader(_ receiver: Receiver, from old: Int64, to new: Int64) throws -> Bool {
        try execute(
            "UPDATE outbox_reader SET sequence = \(new) WHERE receiver = \(receiver) AND sequence = \(old)"
        ) == 1
    }

    public func forgetReader(_ receiver: Receiver) throws {
        try execute("DELETE FROM outbox_reader WHERE receiver = \(receiver)")
    }
}
