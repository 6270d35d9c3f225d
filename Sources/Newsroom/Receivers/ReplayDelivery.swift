public import News
internal import Store

/// Sends again what was given up, under the name it had.
public struct ReplayDelivery: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Throws: `NewsError(.notFound)` when there is no such delivery, `.conflict` when it waits or arrived, or its
    ///   webhook is turned off.
    public func callAsFunction(_ id: DeliveryID, as actor: Actor) async throws {
        let now = newsroom.clock.now()
        try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.manageSettings)
            guard let delivery = try transaction.delivery(id) else {
                throw NewsError(.notFound, "There is no such delivery.")
            }
            if case .webhook(let hook) = delivery.receiver, try transaction.existingWebhook(hook).state != .on {
                throw NewsError(.conflict, "The webhook is turned off.", help: "Turn it on first.")
            }
            guard try transaction.reviveDelivery(id, at: now) else {
                throw NewsError(.conflict, "This delivery was not given up.", help: "It waits, or it has arrived.")
            }
            try transaction.audit(
                at: now, actor: actor.auditName, verb: "ReplayDelivery", subject: delivery.receiver.text,
                detail: delivery.key
            )
        }
    }
}

/// Sends a webhook something that tells of nothing, so that its receiver can be tried.
public struct TryWebhook: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Throws: `NewsError(.notFound)`, `.forbidden`, `.conflict` when it is turned off.
    public func callAsFunction(_ id: WebhookID, as actor: Actor) async throws {
        let now = newsroom.clock.now()
        let key = DeliveryKey.new()
        try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.manageSettings)
            let webhook = try transaction.existingWebhook(id)
            guard webhook.state == .on else {
                throw NewsError(.conflict, "The webhook is turned off.", help: "Turn it on first.")
            }
            try transaction.queueDelivery(DeliveryContent(events: [], at: now), to: .webhook(id), key: key, now: now)
            try transaction.audit(
                at: now, actor: actor.auditName, verb: "TryWebhook", subject: "webhook:\(id.rawValue)",
                detail: webhook.address.rawValue
            )
        }
    }
}
