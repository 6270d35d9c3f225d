import Foundation
import Logging
import News
import Newsroom
import Store
import TestSupport
import Testing

@testable import Outbound

/// Deliveries over real connections, to a receiver that misbehaves in every way.
@Suite struct DeliveryTests {
    private struct Bench {
        let tiny: TinyPublication
        let clock = MovingClock()
        let receiver: LocalReceiver
        let hook: Webhook
        let secret: WebhookSecret

        init() async throws {
            receiver = try LocalReceiver()
            tiny = try await TinyPublication(clock: clock.clock)
            let secret = WebhookSecret()
            self.secret = secret
            let address = try #require(LinkTarget(rawValue: "http://127.0.0.1:\(receiver.port)/hook"))
            hook = try await tiny.database.write {
                try $0.insertWebhook(
                    address, topics: Set(Webhook.Topic.allCases), secret: secret.text, at: TinyPublication.noon
                )
            }
            try receiver.know(secret.text)
        }

        var target: Receiver { .webhook(hook.id) }

        func sender(seconds: Int = 20, permits: @escaping ReceiverClient.Permission = { _ in true }) -> DeliverySender {
            let (hook, secret, clock) = (hook, secret, clock)
            return DeliverySender(
                database: tiny.database, clock: clock.clock,
                client: ReceiverClient(clock: clock.clock, seconds: seconds, permits: permits),
                logger: Logger(label: "test") { _ in CapturedLog() }, spread: { 1 }, arrived: { _, _ in }
            ) { delivery in
                let body = Array(#"{"n":\#(delivery.content.events.first ?? 0)}"#.utf8)
                let now = clock.now.seconds
                return OutgoingRequest(
                    address: hook.address,
                    headers: [
                        ("content-type", "application/json"), ("webhook-id", delivery.key),
                        ("webhook-timestamp", String(now)),
                        ("webhook-signature", secret.signature(of: body, key: delivery.key, seconds: now)),
                    ],
                    body: body
                )
            }
        }

        func queue(_ key: String, to receiver: Receiver? = nil, event: Int64 = 1) async throws -> DeliveryID {
            let (target, now) = (receiver ?? target, clock.now)
            return try await tiny.database.write {
                try $0.queueDelivery(DeliveryContent(events: [event]), to: target, key: key, now: now)
            }
        }

        func record(_ id: DeliveryID) async throws -> DeliveryRecord {
            let found = try await tiny.database.read { try $0.delivery(id) }
            return try #require(found)
        }
    }

    @Test("a delivery arrives once, signed so that a program in another language knows it for ours")
    func arrives() async throws {
        let bench = try await Bench()
        let id = try await bench.queue("msg_a")
        try await bench.sender()(to: bench.target)
        try await bench.sender()(to: bench.target)
        let taken = bench.receiver.taken
        #expect(taken.map(\.key) == ["msg_a"] && taken.allSatisfy(\.valid) && taken.map(\.body) == [#"{"n":1}"#])
        #expect(try await bench.record(id).state == .delivered)
        #expect(try await bench.sender().waiting().isEmpty)
    }

    @Test(
        "whatever a receiver does instead of taking it, the delivery waits, and arrives later under the same name",
        arguments: ["fail", "drop", "away", "busy 30", "refuse", "hang"]
    )
    func tried(mode: String) async throws {
        let bench = try await Bench()
        let id = try await bench.queue("msg_a")
        try bench.receiver.answer(mode)
        try await bench.sender(seconds: mode == "hang" ? 1 : 20)(to: bench.target)
        let waiting = try await bench.record(id)
        #expect(waiting.state == .waiting && waiting.tries == 1 && waiting.failure != nil, "\(waiting)")
        #expect(try #require(waiting.dueAt) > bench.clock.now)
        // Not before its time.
        try bench.receiver.answer("ok")
        try await bench.sender()(to: bench.target)
        #expect(bench.receiver.taken.count == 1)
        bench.clock.advance(seconds: 60)
        try await bench.sender()(to: bench.target)
        #expect(bench.receiver.taken.map(\.key) == ["msg_a", "msg_a"])
        #expect(bench.receiver.taken.map(\.path) == ["/hook", "/hook"], "a redirect was followed")
        #expect(try await bench.record(id).state == .delivered)
    }

    @Test("an answer without end is not read")
    func flood() async throws {
        let bench = try await Bench()
        let id = try await bench.queue("msg_a")
        try bench.receiver.answer("flood")
        try await bench.sender()(to: bench.target)
        #expect(try await bench.record(id).state == .delivered)
    }

    @Test("a receiver that asks for time is given it, also by a date", arguments: ["busy 3600", "busy DATE"])
    func retryAfter(mode: String) async throws {
        let bench = try await Bench()
        let id = try await bench.queue("msg_a")
        try bench.receiver.answer(mode.replacing("DATE", with: "Tue, 24 Nov 2026 13:00:00 GMT"))
        try await bench.sender()(to: bench.target)
        #expect(try await bench.record(id).dueAt == bench.clock.now.advanced(seconds: 3600))
    }

    @Test("waits double from seconds to hours, are spread by chance, and end after two days")
    func waits() {
        func delivery(_ tries: Int) -> QueuedDelivery {
            QueuedDelivery(
                id: DeliveryID(rawValue: 1), key: "k", receiver: .indexNow, content: DeliveryContent(events: []),
                queuedAt: TinyPublication.noon, tries: tries
            )
        }
        #expect([1, 2, 3].map { delivery($0).wait(spread: 1) } == [5000, 10_000, 20_000])
        #expect(delivery(3).wait(spread: 0) == 10_000 && delivery(3).wait(spread: 0.5) == 15_000)
        #expect(delivery(19).wait(spread: 1) == 21_600_000)
        #expect(delivery(QueuedDelivery.mostTries).wait(spread: 1) == nil)
        let whole = (1..<QueuedDelivery.mostTries).compactMap { delivery($0).wait(spread: 1) }.reduce(0, +)
        #expect((40 * 3_600_000...60 * 3_600_000).contains(whole))
        #expect(delivery(1).wait(spread: 1, asked: 10 * 86_400_000) == 86_400_000)
    }

    @Test("what is never taken is put among the dead, and arrives under its name when it is sent again")
    func dead() async throws {
        let bench = try await Bench()
        let id = try await bench.queue("msg_a")
        try bench.receiver.answer("fail")
        for _ in 0..<QueuedDelivery.mostTries {
            try await bench.sender()(to: bench.target)
            bench.clock.advance(seconds: 6 * 3600)
        }
        #expect(try await bench.record(id).state == .dead)
        #expect(bench.receiver.taken.count == QueuedDelivery.mostTries)
        #expect(try await bench.tiny.database.read { try $0.deadDeliveries(limit: 9) }.map(\.id) == [id])
        try bench.receiver.answer("ok")
        try await ReplayDelivery(bench.tiny.newsroom)(id, as: .system("test"))
        try await bench.sender()(to: bench.target)
        #expect(Set(bench.receiver.taken.map(\.key)) == ["msg_a"])
        #expect(try await bench.record(id).state == .delivered)
        await #expect(throws: NewsError.self) {
            try await ReplayDelivery(bench.tiny.newsroom)(id, as: .system("test"))
        }
    }

    @Test("a webhook whose receiver is gone for good is asked no more, and what waited can be sent when it is back")
    func gone() async throws {
        let bench = try await Bench()
        let first = try await bench.queue("msg_a")
        let second = try await bench.queue("msg_b", event: 2)
        try bench.receiver.answer("gone")
        try await bench.sender()(to: bench.target)
        #expect(bench.receiver.taken.count == 1)
        let database = bench.tiny.database
        let known = bench.hook.id
        let kept = try await database.read { try $0.webhook(known) }
        let hook = try #require(kept)
        #expect(hook.state == .gone)
        #expect(try await database.read { try $0.deadDeliveries(limit: 9) }.map(\.id) == [second, first])
        await #expect(throws: NewsError.self) {
            try await ReplayDelivery(bench.tiny.newsroom)(first, as: .system("test"))
        }
        try bench.receiver.answer("ok")
        let reaching = Newsroom(
            database: database, clock: bench.clock.clock, zone: bench.tiny.newsroom.zone,
            reach: Reach([try #require(IPNetwork("127.0.0.1"))])
        )
        try await ChangeWebhook(reaching)(
            hook.id, version: hook.version, address: hook.address.rawValue, topics: hook.topics, isOn: true,
            as: .system("test")
        )
        for id in [first, second] { try await ReplayDelivery(bench.tiny.newsroom)(id, as: .system("test")) }
        try await bench.sender()(to: bench.target)
        #expect(bench.receiver.taken.compactMap(\.key).sorted() == ["msg_a", "msg_a", "msg_b"])
    }

    @Test("a program that ends while it sends, sends again after its next start, under the same name")
    func interrupted() async throws {
        let bench = try await Bench()
        let id = try await bench.queue("msg_a")
        try bench.receiver.answer("hang")
        let (sender, target) = (bench.sender(), bench.target)
        let sending = Task { try await sender(to: target) }
        while bench.receiver.taken.isEmpty { await Task.yield() }
        sending.cancel()
        _ = await sending.result
        try bench.receiver.answer("ok")
        bench.clock.advance(seconds: 121)
        try await bench.sender()(to: bench.target)
        #expect(bench.receiver.taken.map(\.key) == ["msg_a", "msg_a"])
        #expect(try await bench.record(id).state == .delivered)
    }

    @Test("what a search engine or a hub refuses is not tried again, except when it was too much")
    func refused() async throws {
        let bench = try await Bench()
        let lasting = try await bench.queue("msg_a", to: .indexNow)
        try bench.receiver.answer("refuse")
        try await bench.sender()(to: .indexNow)
        #expect(try await bench.record(lasting).state == .dead)
        let passing = try await bench.queue("msg_b", to: .webSub)
        try bench.receiver.answer("busy 60")
        try await bench.sender()(to: .webSub)
        #expect(try await bench.record(passing).state == .waiting)
    }

    @Test("nothing goes into a private network that the settings do not name, and the administrators are told")
    func privateNetworks() async throws {
        let bench = try await Bench()
        let id = try await bench.queue("msg_a")
        try await bench.sender { Reach.open.permits($0) }(to: bench.target)
        #expect(bench.receiver.taken.isEmpty)
        let record = try await bench.record(id)
        let failure = try #require(record.failure)
        #expect(failure.contains("private network"))
        // The same by a name that leads there, and by a number that means the same.
        for host in ["localhost", "2130706433", "0x7f.1", "127.1"] {
            let client = ReceiverClient(clock: bench.clock.clock) { Reach.open.permits($0) }
            let address = try #require(LinkTarget(rawValue: "http://\(host):\(bench.receiver.port)/"))
            await #expect(throws: DeliveryFailure.self, "\(host)") {
                try await client.post(OutgoingRequest(address: address, headers: [], body: []))
            }
        }
        #expect(bench.receiver.taken.isEmpty)
    }

    @Test("a port that nobody listens on is told of as such, before the patience ends")
    func closedPort() async throws {
        let client = ReceiverClient(clock: MovingClock().clock, seconds: 60) { _ in true }
        let address = try #require(LinkTarget(rawValue: "http://127.0.0.1:1/"))
        let failure = await #expect(throws: DeliveryFailure.self) {
            try await client.post(OutgoingRequest(address: address, headers: [], body: []))
        }
        #expect(failure.map { "\($0)" }?.contains("takes no connection") ?? false, "\(failure as Any)")
    }
}
