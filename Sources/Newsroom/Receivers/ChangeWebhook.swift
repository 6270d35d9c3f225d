public import News
internal import Store

/// Has a webhook told elsewhere or of other things, or not at all for now.
public struct ChangeWebhook: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameters:
    ///   - version: The version that the caller looked at.
    ///   - isOn: Whether it is told. What happens while it is off is never told; what waited when it was turned off can
    ///     be sent from the list of the dead.
    /// - Throws: `NewsError(.conflict)` when it was changed meanwhile; else as adding one does.
    @discardableResult
    public func callAsFunction(
        _ id: WebhookID, version: Int, address: String, topics: Set<Webhook.Topic>, isOn: Bool, as actor: Actor
    ) async throws -> Webhook {
        let now = newsroom.clock.now()
        let reach = newsroom.reach
        return try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.manageSettings)
            let webhook = try transaction.existingWebhook(id)
            let target = try Webhook.address(address, reach: reach)
            try Webhook.require(topics)
            let state: Webhook.State = isOn ? .on : webhook.state == .gone ? .gone : .off
            guard try transaction.updateWebhook(id, version: version, address: target, topics: topics, state: state)
            else {
                throw NewsError(
                    .conflict, "The webhook was changed meanwhile.", field: "version", help: "Look at it and repeat."
                )
            }
            let receiver = Receiver.webhook(id)
            if !isOn {
                try transaction.forgetReader(receiver)
                try transaction.giveUpDeliveries(to: receiver, failure: "The webhook was turned off.")
            } else {
                try transaction.beginReading(receiver)
            }
            let changes = [
                target.rawValue, isOn ? "on" : "off", topics.map(\.rawValue).sorted().joined(separator: " "),
            ]
            try transaction.audit(
                at: now, actor: actor.auditName, verb: "ChangeWebhook", subject: "webhook:\(id.rawValue)",
                detail: changes.joined(separator: ", ")
            )
            return try transaction.existingWebhook(id)
        }
    }
}

/// Gives a webhook a new secret: what goes out from now on is signed with it.
public struct RenewWebhookSecret: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Returns: The secret, which is shown once.
    /// - Throws: `NewsError(.notFound)`, `.forbidden`.
    public func callAsFunction(_ id: WebhookID, as actor: Actor) async throws -> AddWebhook.Added {
        let now = newsroom.clock.now()
        let secret = WebhookSecret()
        return try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.manageSettings)
            _ = try transaction.existingWebhook(id)
            try transaction.setWebhookSecret(secret.text, of: id)
            let webhook = try transaction.existingWebhook(id)
            try transaction.audit(
                at: now, actor: actor.auditName, verb: "RenewWebhookSecret", subject: "webhook:\(id.rawValue)",
                detail: webhook.address.rawValue
            )
            return AddWebhook.Added(webhook: webhook, secret: secret)
        }
    }
}

/// Takes a webhook away, with what waits for it.
public struct DeleteWebhook: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Throws: `NewsError(.notFound)`, `.forbidden`.
    public func callAsFunction(_ id: WebhookID, as actor: Actor) async throws {
        let now = newsroom.clock.now()
        try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.manageSettings)
            let webhook = try transaction.existingWebhook(id)
            try transaction.deleteWebhook(id)
            try transaction.audit(
                at: now, actor: actor.auditName, verb: "DeleteWebhook", subject: "webhook:\(id.rawValue)",
                detail: webhook.address.rawValue
            )
        }
    }
}
