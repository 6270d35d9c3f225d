/// What a receiver is told. Words of articles are no part of it: they are read when it goes out, so that nothing is told
/// that does not hold any more.
public struct DeliveryContent: Sendable, Hashable, Codable {
    /// The events of the outbox that it tells of.
    public var events: [Int64]
    /// Of a webhook; `nil` for a try that someone asked for.
    public var topic: Webhook.Topic?
    public var article: ArticleID?
    /// When it happened.
    public var at: Instant?
    /// Whole addresses: of pages that changed (IndexNow), of feeds (WebSub).
    public var addresses: [String]

    public init(
        events: [Int64], topic: Webhook.Topic? = nil, article: ArticleID? = nil, at: Instant? = nil,
        addresses: [String] = []
    ) {
        self.events = events
        self.topic = topic
        self.article = article
        self.at = at
        self.addresses = addresses
    }
}

/// A delivery that is due.
public struct QueuedDelivery: Sendable, Hashable, Identifiable {
    public let id: DeliveryID
    /// What its receiver is told it is: the same at each try, so that doubles can be told.
    public let key: String
    public let receiver: Receiver
    public let content: DeliveryContent
    public let queuedAt: Instant
    /// How often it was tried, this time included.
    public let tries: Int

    public init(
        id: DeliveryID, key: String, receiver: Receiver, content: DeliveryContent, queuedAt: Instant, tries: Int
    ) {
        self.id = id
        self.key = key
        self.receiver = receiver
        self.content = content
        self.queuedAt = queuedAt
        self.tries = tries
    }

    /// After so many tries it is put among the dead: two days of them.
    public static let mostTries = 20
    /// In milliseconds: the first wait, which doubles from then on, and the longest.
    private static let firstWait: Int64 = 5000
    private static let longestWait: Int64 = 6 * 3_600_000

    /// In milliseconds: how long to wait after the tries there were.
    /// - Parameters:
    ///   - spread: From 0 to 1, by chance: receivers that were away are not asked by everybody at one instant.
    ///   - asked: How long the receiver asked us to wait; a day at most is heard.
    /// - Returns: `nil` when there were enough.
    public func wait(spread: Double, asked: Int64? = nil) -> Int64? {
        guard tries < Self.mostTries else { return nil }
        let whole = min(Self.longestWait, Self.firstWait << Int64(min(max(0, tries - 1), 20)))
        let share = min(max(spread, 0), 1)
        let wait = whole / 2 + Int64(Double(whole / 2) * share)
        return max(wait, min(asked ?? 0, 86_400_000))
    }
}

/// What became of a delivery, for the administrators.
public struct DeliveryRecord: Sendable, Hashable, Identifiable {
    public enum State: String, Sendable, Codable, CaseIterable { case waiting, delivered, dead }

    public let id: DeliveryID
    public let key: String
    public let receiver: Receiver
    public let content: DeliveryContent
    public let queuedAt: Instant
    /// When it is tried next; `nil` when that is over.
    public let dueAt: Instant?
    public let deliveredAt: Instant?
    public let tries: Int
    /// Why the last try failed, in one sentence.
    public let failure: String?

    public init(
        id: DeliveryID, key: String, receiver: Receiver, content: DeliveryContent, queuedAt: Instant,
        dueAt: Instant?, deliveredAt: Instant?, tries: Int, failure: String?
    ) {
        self.id = id
        self.key = key
        self.receiver = receiver
        self.content = content
        self.queuedAt = queuedAt
        self.dueAt = dueAt
        self.deliveredAt = deliveredAt
        self.tries = tries
        self.failure = failure
    }

    public var state: State { deliveredAt != nil ? .delivered : dueAt != nil ? .waiting : .dead }
}
