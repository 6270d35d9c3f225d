public import Logging
public import News
public import Store

/// Sends what is due to receivers, each at least once: a delivery is done with when its receiver said so, and is sent
/// again under the same name when the program ended before it heard.
public struct DeliverySender: Sendable {
    /// Makes what is sent, from the state of the moment; `nil` when there is nothing to tell any more.
    public typealias Compose = @Sendable (QueuedDelivery) async throws -> OutgoingRequest?
    /// Told of each that arrived, with the name of its receiver's place.
    public typealias Arrived = @Sendable (QueuedDelivery, _ place: String) async throws -> Void

    private let database: any Database
    private let clock: NewsClock
    private let client: ReceiverClient
    private let compose: Compose
    private let arrived: Arrived
    private let spread: @Sendable () -> Double
    private let logger: Logger

    /// In seconds: how long nobody else takes a delivery that is being sent.
    private static let lease: Int64 = 120
    /// In seconds: how long what became of a delivery is told, and for how long one that was given up can be sent again.
    private static let memory: Int64 = 14 * 86_400
    private static let deadMemory: Int64 = 90 * 86_400

    /// - Parameter spread: A number from 0 to 1 by chance.
    public init(
        database: any Database, clock: NewsClock, client: ReceiverClient, logger: Logger,
        spread: @escaping @Sendable () -> Double = { Double.random(in: 0...1) }, arrived: @escaping Arrived,
        compose: @escaping Compose
    ) {
        self.database = database
        self.clock = clock
        self.client = client
        self.logger = logger
        self.spread = spread
        self.arrived = arrived
        self.compose = compose
    }

    /// The receivers for whom something is due.
    public func waiting() async throws -> [Receiver] {
        let now = clock.now()
        return try await database.read { try $0.receiversWaiting(at: now) }
    }

    /// Forgets what became of old deliveries.
    public func tidy() async throws {
        let now = clock.now()
        try await database.write {
            try $0.deleteDeliveries(
                before: now.advanced(seconds: -Self.memory), dead: now.advanced(seconds: -Self.deadMemory)
            )
        }
    }

    /// Sends what is due to one receiver, one after another, until nothing is or one fails: a receiver that is away is
    /// not asked for each of them.
    public func callAsFunction(to receiver: Receiver) async throws {
        while !Task.isCancelled {
            let now = clock.now()
            guard
                let delivery = try await database.write({
                    try $0.takeDelivery(to: receiver, at: now, lease: Self.lease)
                })
            else { return }
            guard try await send(delivery) else { return }
        }
    }

    /// - Returns: Whether the receiver takes deliveries.
    private func send(_ delivery: QueuedDelivery) async throws -> Bool {
        guard let request = try await compose(delivery) else {
            try await giveUp(delivery, "There was nobody to tell it to any more.")
            return true
        }
        let answer: ReceiverAnswer
        do { answer = try await client.post(request) } catch let failure as DeliveryFailure {
            try await postpone(delivery, failure.sentence, asked: nil)
            return false
        }
        if answer.isTaken {
            let now = clock.now()
            try await database.write { try $0.markDelivered(delivery.id, at: now) }
            try await arrived(delivery, request.address.host ?? delivery.receiver.text)
            return true
        }
        let sentence = "It answered with status \(answer.status)."
        switch (answer.status, delivery.receiver) {
        case (410, .webhook(let hook)):
            // RFC 9110, 15.5.11: for good. Whoever it was does not want to be asked again.
            logger.warning("A webhook is gone.", metadata: ["webhook": "\(hook.rawValue)"])
            try await database.write { transaction in
                try transaction.endWebhook(hook)
                try transaction.forgetReader(delivery.receiver)
                try transaction.giveUpDeliveries(to: delivery.receiver, failure: sentence)
            }
        case (400..<500, .indexNow), (400..<500, .webSub):
            // The same again would be refused again, unless there was too much of it.
            if answer.status == 408 || answer.status == 429 { fallthrough }
            try await giveUp(delivery, sentence)
            return true
        default: try await postpone(delivery, sentence, asked: answer.retryAfter)
        }
        return false
    }

    private func postpone(_ delivery: QueuedDelivery, _ sentence: String, asked: Int64?) async throws {
        guard let wait = delivery.wait(spread: spread(), asked: asked) else {
            try await giveUp(delivery, sentence)
            return
        }
        let then = Instant(rawValue: clock.now().rawValue + wait)
        try await database.write { try $0.postponeDelivery(delivery.id, until: then, failure: sentence) }
    }

    private func giveUp(_ delivery: QueuedDelivery, _ sentence: String) async throws {
        logger.warning(
            "A delivery was given up.",
            metadata: ["receiver": "\(delivery.receiver.text)", "key": "\(delivery.key)", "reason": "\(sentence)"]
        )
        try await database.write { try $0.giveUpDelivery(delivery.id, failure: sentence) }
    }
}
