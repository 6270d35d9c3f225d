internal import Foundation
public import News

extension ReadTransaction {
    /// What became of deliveries, newest first, at most `limit`.
    /// - Parameters:
    ///   - receiver: `nil` for all.
    ///   - before: Where to go on: the last identity of an earlier answer.
    public func deliveries(to receiver: Receiver? = nil, before: DeliveryID? = nil, limit: Int) throws
        -> [DeliveryRecord]
    {
        let last = before ?? DeliveryID(rawValue: .max)
        let found =
            if let receiver {
                try rows(
                    """
                    SELECT \(deliveryColumns) FROM delivery WHERE receiver = \(receiver) AND id < \(last)
                    ORDER BY id DESC LIMIT \(limit)
                    """
                )
            } else {
                try rows(
                    "SELECT \(deliveryColumns) FROM delivery WHERE id < \(last) ORDER BY id DESC LIMIT \(limit)"
                )
            }
        return try found.compactMap { try DeliveryRecord(row: $0) }
    }

    /// Those that were given up, newest first.
    public func deadDeliveries(before: DeliveryID? = nil, limit: Int) throws -> [DeliveryRecord] {
        try rows(
            """
            SELECT \(deliveryColumns) FROM delivery
            WHERE due_at IS NULL AND delivered_at IS NULL AND id < \(before ?? DeliveryID(rawValue: .max))
            ORDER BY id DESC LIMIT \(limit)
            """
        ).compactMap { try DeliveryRecord(row: $0) }
    }

    public func delivery(_ id: DeliveryID) throws -> DeliveryRecord? {
        try row("SELECT \(deliveryColumns) FROM delivery WHERE id = \(id)").flatMap { try DeliveryRecord(row: $0) }
    }

    /// The receivers for whom something is due.
    public func receiversWaiting(at now: Instant) throws -> [Receiver] {
        try rows("SELECT DISTINCT receiver FROM delivery WHERE due_at <= \(now)").compactMap { row in
            var row = row
            return Receiver(text: try row.text())
        }
    }
}

extension WriteTransaction {
    /// Has something sent to a receiver.
    /// - Parameter key: What the receiver is told it is.
    @discardableResult
    public func queueDelivery(
        _ content: DeliveryContent, to receiver: Receiver, key: String, now: Instant
    ) throws -> DeliveryID {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(content), as: UTF8.self)
        return try insertedID(
            """
            INSERT INTO delivery (delivery_key, receiver, content, queued_at, due_at)
            VALUES (\(key), \(receiver), \(text), \(now), \(now)) RETURNING id
            """
        )
    }

    /// The next delivery that is due to a receiver. Nobody else is given it within `lease` seconds; afterwards it is due
    /// again, unless what became of it was written down.
    public func takeDelivery(to receiver: Receiver, at now: Instant, lease: Int64) throws -> QueuedDelivery? {
        guard
            var row = try row(
                """
                UPDATE delivery SET due_at = \(now.advanced(seconds: lease)), tries = tries + 1
                WHERE id = (
                    SELECT id FROM delivery WHERE receiver = \(receiver) AND due_at <= \(now)
                    ORDER BY due_at, id LIMIT 1
                ) AND due_at <= \(now)
                RETURNING id, delivery_key, content, queued_at, tries
                """
            )
        else { return nil }
        let id = try row.id(DeliveryID.self)
        let key = try row.text()
        let content = try DeliveryContent(stored: try row.text())
        return QueuedDelivery(
            id: id, key: key, receiver: receiver, content: content, queuedAt: try row.instant(), tries: try row.int()
        )
    }

    public func markDelivered(_ id: DeliveryID, at now: Instant) throws {
        try execute(
            "UPDATE delivery SET delivered_at = \(now), due_at = NULL, failure = NULL WHERE id = \(id)"
        )
    }

    /// It was not taken, and is tried again.
    public func postponeDelivery(_ id: DeliveryID, until: Instant, failure: String) throws {
        try execute("UPDATE delivery SET due_at = \(until), failure = \(failure) WHERE id = \(id)")
    }

    /// It is tried no more, unless someone has it sent again.
    public func giveUpDelivery(_ id: DeliveryID, failure: String) throws {
        try execute("UPDATE delivery SET due_at = NULL, failure = \(failure) WHERE id = \(id)")
    }

    /// Gives up all that waits for a receiver.
    public func giveUpDeliveries(to receiver: Receiver, failure: String) throws {
        try execute(
            """
            UPDATE delivery SET due_at = NULL, failure = \(failure)
            WHERE receiver = \(receiver) AND due_at IS NOT NULL
            """
        )
    }

    /// Has one that was given up sent again, with as many tries as a new one.
    /// - Returns: Whether it was given up.
    public func reviveDelivery(_ id: DeliveryID, at now: Instant) throws -> Bool {
        try execute(
            """
            UPDATE delivery SET due_at = \(now), tries = 0
            WHERE id = \(id) AND due_at IS NULL AND delivered_at IS NULL
            """
        ) == 1
    }

    /// Forgets what became of deliveries that were queued before `then` and are done with.
    /// - Parameter dead: The same for those that were given up, which are kept longer.
    public func deleteDeliveries(before then: Instant, dead: Instant) throws {
        try execute(
            """
            DELETE FROM delivery WHERE due_at IS NULL AND queued_at < \(then)
                AND (delivered_at IS NOT NULL OR queued_at < \(dead))
            """
        )
    }
}

private let deliveryColumns: SQL =
    "id, delivery_key, receiver, content, queued_at, due_at, delivered_at, tries, failure"

extension DeliveryContent {
    fileprivate init(stored text: String) throws {
        self = try JSONDecoder().decode(DeliveryContent.self, from: Data(text.utf8))
    }
}

extension DeliveryRecord {
    /// - Returns: `nil` for a receiver of a newer program.
    fileprivate init?(row: Row) throws {
        var row = row
        let id = try row.id(DeliveryID.self)
        let key = try row.text()
        guard let receiver = Receiver(text: try row.text()) else { return nil }
        self.init(
            id: id, key: key, receiver: receiver, content: try DeliveryContent(stored: try row.text()),
            queuedAt: try row.instant(), dueAt: try row.optionalInstant(), deliveredAt: try row.optionalInstant(),
            tries: try row.int(), failure: try row.optionalText()
        )
    }
}
