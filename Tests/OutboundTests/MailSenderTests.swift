import Foundation
import Logging
import NIOPosix
import News
import Newsroom
import Store
import TestSupport
import Testing

@testable import Outbound

@Suite(.enabled(if: PythonTools.isThere)) struct MailSenderTests {
    struct Queue {
        let tiny: TinyPublication
        let time = MovingClock()
        let server: PythonTools.MailServer
        let user: User
        let sender: MailSender

        init(port: Int? = nil) async throws {
            tiny = try await TinyPublication()
            server = try PythonTools.MailServer()
            let user = try await AddUser(tiny.newsroom, passwords: CheapPasswords())(
                NewUser(
                    email: try #require(EmailAddress(rawValue: "nour@relais.example")), name: "Nour", language: .french,
                    role: .journalist),
                password: "une bonne phrase", as: .system("test"))
            self.user = user
            sender = MailSender(
                database: tiny.database, clock: time.clock,
                client: SMTPClient(
                    SMTPServer(host: "127.0.0.1", port: port ?? server.port, security: .none, patience: 600),
                    group: MultiThreadedEventLoopGroup.singleton),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            ) { mail in
                guard mail.address.rawValue != "nobody@relais.example" else { return nil }
                return try MailMessageTests.message(
                    text: "\(mail.id.rawValue)", to: mail.address.rawValue)
            }
        }

        func queue(
            _ address: String = "nour@relais.example", token: String = "secret-token", expiresAt: Instant? = nil
        ) async throws {
            let email = try #require(EmailAddress(rawValue: address))
            let now = time.now
            let id = user.id
            _ = try await tiny.database.write {
                try $0.queueMail(.passwordReset(token: token), to: id, at: email, now: now, expiresAt: expiresAt)
            }
        }

        func records() async throws -> [MailRecord] { try await tiny.database.read { try $0.mail(limit: 50) } }

        func contents() async throws -> [String] {
            try await tiny.database.read { store in
                try store.rows("SELECT content FROM mail WHERE content IS NOT NULL").map {
                    var row = $0
                    return try row.text()
                }
            }
        }
    }

    @Test("what is queued goes out once, over one connection, and what it said is forgotten")
    func sends() async throws {
        let queue = try await Queue()
        for _ in 0..<3 { try await queue.queue() }
        #expect(try await queue.contents().count == 3)
        #expect(try await queue.sender())
        #expect(try await queue.sender())
        #expect(queue.server.messages.count == 3)
        #expect(try await queue.records().map(\.state) == [.sent, .sent, .sent])
        #expect(try await queue.contents().isEmpty)
    }

    @Test("one that may have gone out when the program ended is never sent again, and is told of")
    func crashed() async throws {
        let queue = try await Queue()
        try await queue.queue()
        let now = queue.time.now
        // As the program left it: taken, handed over, and then nothing.
        try await queue.tiny.database.write { transaction in
            let mail = try #require(try transaction.takeMail(at: now, lease: 900))
            try transaction.markMailHanded(mail.id, at: now)
        }
        queue.time.advance(seconds: 86_400)
        #expect(try await queue.sender())
        let record = try await queue.records()[0]
        #expect(queue.server.messages.isEmpty && record.state == .failed)
        #expect(record.failure?.contains("not known") == true)
        #expect(try await queue.contents().isEmpty)
    }

    @Test("one that was taken and not handed over is sent after all, once nobody can be at it")
    func takenAndLeft() async throws {
        let queue = try await Queue()
        try await queue.queue()
        let now = queue.time.now
        try await queue.tiny.database.write { _ = try $0.takeMail(at: now, lease: 900) }
        _ = try await queue.sender()
        #expect(queue.server.messages.isEmpty)
        queue.time.advance(seconds: 900)
        _ = try await queue.sender()
        #expect(queue.server.messages.count == 1)
    }

    @Test("a mailbox that does not exist is tried once; one that is busy eight times within a day; both are told of")
    func refused() async throws {
        let queue = try await Queue()
        try await queue.queue("unknown@relais.example")
        try await queue.queue("busy@relais.example")
        for _ in 0..<2000 where try await queue.records().contains(where: { $0.state == .waiting }) {
            _ = try await queue.sender()
            queue.time.advance(seconds: 60)
        }
        let records = try await queue.records().reversed().map { $0 }
        #expect(records.map(\.state) == [.failed, .failed] && records.map(\.tries) == [1, 8])
        #expect(records[0].failure?.contains("550") == true && records[1].failure?.contains("451") == true)
        #expect(try await queue.contents().isEmpty)
    }

    @Test("one whose link has ended is not sent, nor one with nothing to say")
    func ended() async throws {
        let queue = try await Queue()
        try await queue.queue(expiresAt: queue.time.now.advanced(seconds: 60))
        try await queue.queue("nobody@relais.example")
        queue.time.advance(seconds: 60)
        _ = try await queue.sender()
        #expect(queue.server.messages.isEmpty)
        #expect(try await queue.records().map(\.state) == [.failed, .failed])
        #expect(try await queue.contents().isEmpty)
    }

    @Test("with the mail server down everything waits, and goes out when it is back")
    func serverDown() async throws {
        let queue = try await Queue(port: 1)
        for _ in 0..<2 { try await queue.queue() }
        #expect(try await !queue.sender())
        let records = try await queue.records()
        #expect(records.allSatisfy { $0.state == .waiting })
        #expect(records.count { $0.failure?.contains("takes no connection") == true } == 1)
        #expect(try await queue.contents().count == 2)
    }

    @Test("no log and no record holds what a message said")
    func secrets() async throws {
        let queue = try await Queue()
        let log = CapturedLog()
        let sender = MailSender(
            database: queue.tiny.database, clock: queue.time.clock,
            client: SMTPClient(
                SMTPServer(host: "127.0.0.1", port: queue.server.port, security: .none),
                group: MultiThreadedEventLoopGroup.singleton),
            logger: Logger(label: "test") { _ in log }
        ) { mail in
            guard case .passwordReset(let token) = mail.content else { return nil }
            return try MailMessageTests.message(text: token, to: mail.address.rawValue)
        }
        for name in ["nour", "unknown", "spam", "vanish"] {
            try await queue.queue("\(name)@relais.example", token: "unmistakable-token")
        }
        for _ in 0..<3 { _ = try await sender() }
        #expect(log.text.contains("A message was not sent") && !log.text.contains("unmistakable"))
        #expect(!"\(try await queue.records())".contains("unmistakable"))
        #expect(!"\(MailContent.passwordReset(token: "unmistakable"))".contains("unmistakable"))
        #expect(try await queue.contents().isEmpty)
    }
}
