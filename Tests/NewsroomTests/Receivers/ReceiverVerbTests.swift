import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct ReceiverVerbTests {
    private func hook(
        _ bench: DeskBench, topics: Set<Webhook.Topic> = Set(Webhook.Topic.allCases)
    ) async throws -> Webhook {
        try await AddWebhook(bench.newsroom)(
            at: "https://hooks.example/in", topics: topics, as: .system("test")
        ).webhook
    }

    /// Queues what is to be told of all that happened.
    private func queue(_ bench: DeskBench) async throws {
        let queue = QueueDeliveries(bench.newsroom) { event in
            QueueDeliveries.Addresses(
                pages: event.keys.contains { if case .article = $0 { true } else { false } } ? ["https://r/a"] : [],
                feeds: ["https://r/feed.xml"]
            )
        }
        let last = try await bench.database.read { try $0.latestSequence() }
        while try await !queue(upTo: last) {}
    }

    private func deliveries(_ bench: DeskBench, _ receiver: Receiver) async throws -> [DeliveryRecord] {
        try await bench.database.read { try $0.deliveries(to: receiver, limit: 1000) }
    }

    @Test("a webhook is told of what happens to articles from its beginning on, once each, and of nothing else")
    func told() async throws {
        let bench = try await DeskBench()
        _ = try await bench.publish()
        let hook = try await hook(bench)
        let id = try await bench.publish()
        _ = try await CorrectArticle(bench.newsroom)(id, .correction, "Non.", by: bench.chief)
        try await queue(bench)
        try await queue(bench)
        let found = try await deliveries(bench, .webhook(hook.id))
        #expect(found.map(\.content.topic) == [.updated, .published])
        #expect(found.map(\.content.article) == [id, id])
        #expect(Set(found.map(\.key)).count == 2)
    }

    @Test("a webhook is told of the kinds of event that it was given, and of none while it is off")
    func topics() async throws {
        let bench = try await DeskBench()
        let hook = try await hook(bench, topics: [.unpublished])
        let id = try await bench.publish()
        try await queue(bench)
        #expect(try await deliveries(bench, .webhook(hook.id)).isEmpty)
        let off = try await ChangeWebhook(bench.newsroom)(
            hook.id, version: hook.version, address: hook.address.rawValue, topics: hook.topics, isOn: false,
            as: .system("test")
        )
        try await UnpublishArticle(bench.newsroom)(id, note: "Droits.", by: bench.chief)
        try await queue(bench)
        #expect(try await deliveries(bench, .webhook(hook.id)).isEmpty)
        _ = try await ChangeWebhook(bench.newsroom)(
            hook.id, version: off.version, address: hook.address.rawValue, topics: hook.topics, isOn: true,
            as: .system("test")
        )
        try await queue(bench)
        #expect(try await deliveries(bench, .webhook(hook.id)).isEmpty)
    }

    @Test("one ping tells of many events, and each address once")
    func pings() async throws {
        let bench = try await DeskBench()
        let queue = QueueDeliveries(bench.newsroom) { _ in .init(pages: [], feeds: []) }
        try await queue.begin([.indexNow, .webSub])
        for _ in 0..<3 { _ = try await bench.publish() }
        try await self.queue(bench)
        let pings = try await deliveries(bench, .indexNow)
        #expect(pings.count == 1 && pings.first?.content.addresses == ["https://r/a"])
        #expect(pings.first?.content.events.count == 3)
        #expect(try await deliveries(bench, .webSub).first?.content.addresses == ["https://r/feed.xml"])
        // A receiver that the settings name no more forgets where it stood, and nothing waits for it.
        try await queue.begin([.indexNow])
        #expect(try await bench.database.read { try $0.outboxReaders() }.keys.map(\.text) == ["indexnow"])
        #expect(try await deliveries(bench, .webSub).allSatisfy { $0.state == .dead })
    }

    @Test("of what readers never had nobody outside is told")
    func neverPublished() async throws {
        let bench = try await DeskBench()
        let hook = try await hook(bench)
        let id = try await bench.begin()
        try await KillArticle(bench.newsroom)(id, reason: "Faux.", by: bench.chief)
        try await queue(bench)
        #expect(try await deliveries(bench, .webhook(hook.id)).isEmpty)
    }

    @Test("a webhook needs an open address and something to be told of, and an administrator")
    func rules() async throws {
        let bench = try await DeskBench()
        let add = AddWebhook(bench.newsroom)
        for address in [
            "", "hooks.example", "ftp://hooks.example", "http://127.0.0.1/", "https://[::1]/", "http://localhost:1",
            "http://169.254.169.254/latest", "https://user:word@hooks.example/", "https://hooks.example/#a",
        ] {
            await #expect(throws: NewsError.self, "\(address)") {
                _ = try await add(at: address, topics: [.published], as: .system("test"))
            }
        }
        await #expect(throws: NewsError.self) {
            _ = try await add(at: "https://hooks.example", topics: [], as: .system("test"))
        }
        let desk = try await HouseDesk()
        let chief = try await desk.user(.chiefEditor)
        let error = await #expect(throws: NewsError.self) {
            _ = try await AddWebhook(desk.newsroom)(at: "https://hooks.example", topics: [.published], as: chief)
        }
        #expect(error?.code == .forbidden)
    }

    @Test("a secret verifies what it signed and nothing else, and describes itself as nothing")
    func secret() throws {
        // Of the document of Standard Webhooks.
        let known = try #require(WebhookSecret(text: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        let body = Array(#"{"test": 2432232314}"#.utf8)
        let signature = known.signature(of: body, key: "msg_p5jXN8AQM9LWM0D4loKWxJek", seconds: 1_614_265_330)
        #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
        #expect(known.verifies(signature, of: body, key: "msg_p5jXN8AQM9LWM0D4loKWxJek", seconds: 1_614_265_330))
        #expect(!known.verifies(signature, of: body, key: "msg_p5jXN8AQM9LWM0D4loKWxJek", seconds: 1_614_265_331))
        #expect(!known.verifies(signature, of: body + [0], key: "msg_p5jXN8AQM9LWM0D4loKWxJek", seconds: 1_614_265_330))
        #expect(!known.verifies("v1,", of: body, key: "a", seconds: 1))
        #expect("\(WebhookSecret())" == "WebhookSecret(…)")
        #expect(WebhookSecret(text: WebhookSecret().text) != nil && WebhookSecret(text: "whsec_AAAA") == nil)
    }
}
