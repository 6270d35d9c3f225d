internal import News
internal import Newsroom
internal import Store

extension Asked {
    struct Webhook: Codable, Sendable { let webhook: WebhookID }

    struct Delivery: Codable, Sendable { let delivery: DeliveryID }

    struct Deliveries: Codable, Sendable, Noted {
        let dead: Bool?
        let after: Cursor?
        let limit: Int?
        static var notes: [String: FieldNote] {
            [
                "dead": .plain("Only those that were given up."),
                "limit": .integer(1...200, "How many at most; 50, where it is left out."),
            ]
        }
    }
}

extension Answer {
    struct Webhook: Codable, Sendable {
        let id: WebhookID
        let address: String
        let topics: [News.Webhook.Topic]
        let state: News.Webhook.State
        /// Grows with each change.
        let version: Int

        init(_ webhook: News.Webhook) {
            id = webhook.id
            address = webhook.address.rawValue
            topics = webhook.topics.sorted { $0.rawValue < $1.rawValue }
            state = webhook.state
            version = webhook.version
        }
    }

    struct WebhookList: Codable, Sendable { let webhooks: [Webhook] }

    /// A webhook with the secret of its signatures, which is told once.
    struct AddedWebhook: Codable, Sendable {
        let webhook: Webhook
        let secret: String

        init(_ added: AddWebhook.Added) {
            webhook = Webhook(added.webhook)
            secret = added.secret.text
        }
    }

    struct Delivery: Codable, Sendable {
        let id: DeliveryID
        /// What its receiver is told it is.
        let key: String
        let receiver: String
        let state: DeliveryRecord.State
        /// The events of the outbox that it tells of.
        let events: [Int64]
        let queuedAt: Timestamp
        let dueAt: Timestamp?
        let deliveredAt: Timestamp?
        let tries: Int
        let failure: String?
    }

    struct DeliveryList: Codable, Sendable, Paged {
        /// The newest first.
        let deliveries: [Delivery]
        let next: Cursor?
    }
}

extension Input {
    private static let address = FieldNote.line(1...2000, "The whole address, by https or http.")

    struct NewWebhook: Codable, Sendable, Noted {
        let address: String
        let topics: [News.Webhook.Topic]
        static var notes: [String: FieldNote] { ["address": Input.address] }
    }

    struct WebhookChange: Codable, Sendable, Noted {
        let version: Int
        let address: String
        let topics: [News.Webhook.Topic]
        let on: Bool
        static var notes: [String: FieldNote] {
            [
                "version": .integer(1...1_000_000_000, "Its version, as it was looked at."),
                "address": Input.address, "on": .plain("Whether it is told."),
            ]
        }
    }
}

extension API {
    /// Those outside who are told of what happens.
    static func receiverOperations() throws -> [Operation] {
        try webhookOperations() + [
            .read(
                "/desk/deliveries", "listDeliveries", .house, .scope(.draftsRead),
                "What became of everything that was sent to receivers outside."
            ) { (call: Call<Nothing, Asked.Deliveries, Nothing>) in
                try call.actor.require(.manageSettings)
                let limit = call.query.limit ?? 50
                let before = try call.query.after?.place { Int64($0).map { DeliveryID(rawValue: $0) } }
                let isDead = call.query.dead ?? false
                let found = try await call.read {
                    isDead
                        ? try $0.deadDeliveries(before: before, limit: limit + 1)
                        : try $0.deliveries(before: before, limit: limit + 1)
                }
                return Answer.DeliveryList(
                    deliveries: found.prefix(limit).map { delivery in
                        Answer.Delivery(
                            id: delivery.id, key: delivery.key, receiver: delivery.receiver.text,
                            state: delivery.state, events: delivery.content.events,
                            queuedAt: call.time(delivery.queuedAt), dueAt: delivery.dueAt.map { call.time($0) },
                            deliveredAt: delivery.deliveredAt.map { call.time($0) }, tries: delivery.tries,
                            failure: delivery.failure
                        )
                    },
                    next: found.count > limit ? Cursor(String(found[limit - 1].id.rawValue)) : nil
                )
            },
            .write(
                .post, "/desk/deliveries/{delivery}/replay", "replayDelivery", .house, .settingsManage,
                "Sends again what was given up, under the name it had."
            ) { (call: Call<Asked.Delivery, Nothing, Nothing>) in
                try await ReplayDelivery(call.newsroom)(call.path.delivery, as: call.actor)
            },
        ]
    }

    private static func webhookOperations() throws -> [Operation] {
        [
            try .read(
                "/desk/webhooks", "listWebhooks", .house, .scope(.draftsRead),
                "The addresses that are told of what happens to articles."
            ) { (call: Call<Nothing, Nothing, Nothing>) in
                try call.actor.require(.manageSettings)
                return Answer.WebhookList(webhooks: try await call.read { try $0.webhooks() }.map(Answer.Webhook.init))
            },
            try .write(
                .post, "/desk/webhooks", "addWebhook", .house, .settingsManage, status: 201,
                "Has an address told of what happens to articles; the answer has the secret of its signatures."
            ) { (call: Call<Nothing, Nothing, Input.NewWebhook>) in
                try await AddWebhook(call.newsroom)(
                    at: call.input.address, topics: Set(call.input.topics), as: call.actor
                )
            } answer: {
                Answer.AddedWebhook($1)
            },
            try .write(
                .post, "/desk/webhooks/{webhook}", "changeWebhook", .house, .settingsManage,
                "Has a webhook told elsewhere or of other things, or not at all for now."
            ) { (call: Call<Asked.Webhook, Nothing, Input.WebhookChange>) in
                try await ChangeWebhook(call.newsroom)(
                    call.path.webhook, version: call.input.version, address: call.input.address,
                    topics: Set(call.input.topics), isOn: call.input.on, as: call.actor
                )
            } answer: {
                Answer.Webhook($1)
            },
            try .write(
                .post, "/desk/webhooks/{webhook}/secret", "renewWebhookSecret", .house, .settingsManage,
                "Gives a webhook a new secret, which the answer has."
            ) { (call: Call<Asked.Webhook, Nothing, Nothing>) in
                try await RenewWebhookSecret(call.newsroom)(call.path.webhook, as: call.actor)
            } answer: {
                Answer.AddedWebhook($1)
            },
            try .write(
                .post, "/desk/webhooks/{webhook}/try", "tryWebhook", .house, .settingsManage,
                "Sends a webhook something that tells of nothing, so that its receiver can be tried."
            ) { (call: Call<Asked.Webhook, Nothing, Nothing>) in
                try await TryWebhook(call.newsroom)(call.path.webhook, as: call.actor)
            },
            try .write(
                .post, "/desk/webhooks/{webhook}/delete", "deleteWebhook", .house, .settingsManage,
                "Takes a webhook away, with what waits for it."
            ) { (call: Call<Asked.Webhook, Nothing, Nothing>) in
                try await DeleteWebhook(call.newsroom)(call.path.webhook, as: call.actor)
            },
        ]
    }
}
