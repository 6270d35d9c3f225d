internal import Foundation
public import News
internal import Store

/// Reads the outbox for everyone outside who is told of it, each from where they stand, and queues what they are to be
/// told. A reader moves on in the very transaction that queues: nothing is passed over, and nothing queued twice.
public struct QueueDeliveries: Sendable {
    /// The whole addresses that an event changed: pages for search engines, feeds for the hub.
    public struct Addresses: Sendable {
        public var pages: [String]
        public var feeds: [String]

        public init(pages: [String], feeds: [String]) {
            self.pages = pages
            self.feeds = feeds
        }
    }

    private let newsroom: Newsroom
    private let addresses: @Sendable (NewsEvent) async throws -> Addresses

    /// How many events a reader takes in at once.
    private static let most = 200

    public init(_ newsroom: Newsroom, addresses: @escaping @Sendable (NewsEvent) async throws -> Addresses) {
        self.newsroom = newsroom
        self.addresses = addresses
    }

    /// Begins to read for those of the program's own receivers that the settings name, and forgets where the others
    /// stood: what happened while one was not set is never told.
    public func begin(_ receivers: Set<Receiver>) async throws {
        let known = try await newsroom.database.read { try $0.outboxReaders() }
        let own: [Receiver] = [.indexNow, .webSub]
        guard own.contains(where: { receivers.contains($0) != (known[$0] != nil) }) else { return }
        try await newsroom.database.write { transaction in
            for receiver in own {
                if receivers.contains(receiver) {
                    try transaction.beginReading(receiver)
                } else {
                    try transaction.forgetReader(receiver)
                    try transaction.giveUpDeliveries(to: receiver, failure: "The settings name this receiver no more.")
                }
            }
        }
    }

    /// - Parameter last: How far the site itself has heard the outbox: what is told must be there to be fetched.
    /// - Returns: Whether everyone was told of all until then.
    public func callAsFunction(upTo last: Int64) async throws -> Bool {
        let (readers, hooks) = try await newsroom.database.read { store in
            (try store.outboxReaders().filter { $0.value < last }, try store.webhooks())
        }
        guard !readers.isEmpty else { return true }
        var isDone = true
        for (receiver, place) in readers.sorted(by: { $0.key.text < $1.key.text }) {
            let events = try await newsroom.database.read {
                try $0.events(after: place, limit: Self.most).filter { $0.sequence <= last }
            }
            guard let newest = events.last?.sequence else { continue }
            if newest < last { isDone = false }
            let contents = try await contents(events, for: receiver, hooks)
            let now = newsroom.clock.now()
            try await newsroom.database.write { transaction in
                // Another node may have been quicker.
                guard try transaction.advanceReader(receiver, from: place, to: newest) else { return }
                for content in contents {
                    try transaction.queueDelivery(content, to: receiver, key: DeliveryKey.new(), now: now)
                }
            }
        }
        return isDone
    }

    private func contents(
        _ events: [NewsEvent], for receiver: Receiver, _ hooks: [Webhook]
    ) async throws -> [DeliveryContent] {
        switch receiver {
        case .webhook(let id):
            guard let hook = hooks.first(where: { $0.id == id }), hook.state == .on else { return [] }
            let told = events.compactMap { event in
                Webhook.Topic(event.kind).flatMap { hook.topics.contains($0) ? (event, $0) : nil }
            }
            guard !told.isEmpty else { return [] }
            return try await newsroom.database.read { store in
                try told.compactMap { event, topic in
                    // Of what readers never had nobody outside is told, not even that it is no more.
                    guard let article = try store.article(ofEvent: event.sequence),
                        try store.article(article)?.firstPublishedAt != nil
                    else { return nil }
                    return DeliveryContent(events: [event.sequence], topic: topic, article: article, at: event.at)
                }
            }
        case .indexNow: return try await pings(events) { $0.pages }
        case .webSub: return try await pings(events) { $0.feeds }
        }
    }

    /// One ping for many events: what several of them changed is named once.
    private func pings(_ events: [NewsEvent], _ part: (Addresses) -> [String]) async throws -> [DeliveryContent] {
        var pings: [DeliveryContent] = []
        var ping = DeliveryContent(events: [])
        for event in events {
            switch event.kind {
            case .articlePublished, .articleRevised, .articleUnpublished, .articleKilled, .archiveImported: break
            case .translationsLinked, .publicationChanged, .pictureChanged, .frontArranged, .bannerChanged: continue
            }
            let named = part(try await addresses(event))
            guard !named.isEmpty else { continue }
            if ping.addresses.count + named.count > Self.mostAddresses {
                pings.append(ping)
                ping = DeliveryContent(events: [])
            }
            ping.events.append(event.sequence)
            for address in named.prefix(Self.mostAddresses) where !ping.addresses.contains(address) {
                ping.addresses.append(address)
            }
        }
        return ping.events.isEmpty ? pings : pings + [ping]
    }

    /// A tenth of what IndexNow takes at once, and what a form of a hub bears.
    private static let mostAddresses = 1000
}

/// The name that a delivery has for its receiver.
enum DeliveryKey {
    static func new() -> String { "msg_" + Secret().bytes.prefix(18).base64URL }
}
