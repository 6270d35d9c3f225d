public import News
internal import Store

/// Has an address told of what happens to articles.
public struct AddWebhook: Sendable {
    /// A webhook that was just added. Its secret is shown once.
    public struct Added: Sendable {
        public let webhook: Webhook
        public let secret: WebhookSecret
    }

    /// How many there may be.
    public static let most = 50

    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameters:
    ///   - address: Where deliveries are posted, by http or https.
    ///   - topics: What it is told of.
    /// - Throws: `NewsError(.forbidden)` without the right to manage settings, `.invalid` for what is no address, leads
    ///   into this machine's own network or names no topic, `.conflict` when there are too many.
    public func callAsFunction(
        at address: String, topics: Set<Webhook.Topic>, as actor: Actor
    ) async throws -> Added {
        let now = newsroom.clock.now()
        let secret = WebhookSecret()
        let reach = newsroom.reach
        return try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.manageSettings)
            let target = try Webhook.address(address, reach: reach)
            try Webhook.require(topics)
            guard try transaction.webhooks().count < Self.most else {
                throw NewsError(.conflict, "There are too many webhooks.", field: "address", help: "Delete one first.")
            }
            let webhook = try transaction.insertWebhook(target, topics: topics, secret: secret.text, at: now)
            try transaction.beginReading(.webhook(webhook.id))
            try transaction.audit(
                at: now, actor: actor.auditName, verb: "AddWebhook", subject: "webhook:\(webhook.id.rawValue)",
                detail: target.rawValue
            )
            return Added(webhook: webhook, secret: secret)
        }
    }
}

extension Webhook {
    /// - Throws: `NewsError(.invalid)` for what is no address that may be told.
    static func address(_ text: String, reach: Reach) throws -> LinkTarget {
        guard let target = LinkTarget(rawValue: text.trimmed), let host = target.host, !text.contains("#") else {
            throw NewsError(
                .invalid, "A webhook needs a whole address that begins with https or http.", field: "address"
            )
        }
        // A name is looked up each time something goes out, and held to the same.
        let bare = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
        if let address = IPAddress(bare), !reach.permits(address) { throw Self.isPrivate }
        if bare == "localhost" || bare.hasSuffix(".localhost"), !reach.permits("127.0.0.1") { throw Self.isPrivate }
        return target
    }

    private static var isPrivate: NewsError {
        NewsError(
            .invalid, "The address leads into the server's own network.", field: "address",
            help: "Whoever runs the site can allow it by receivers.networks."
        )
    }

    static func require(_ topics: Set<Topic>) throws {
        guard !topics.isEmpty else {
            throw NewsError(.invalid, "Choose what the webhook is told of.", field: "topics")
        }
    }
}

extension ReadTransaction {
    func existingWebhook(_ id: WebhookID) throws -> Webhook {
        guard let webhook = try webhook(id) else { throw NewsError(.notFound, "There is no such webhook.") }
        return webhook
    }
}
