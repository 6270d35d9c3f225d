import Foundation
import NIOPosix
import News
import TestSupport
import Testing

@testable import Outbound

/// Over real connections to a real mail server, with TLS and accounts.
@Suite(.enabled(if: PythonTools.isThere)) struct SMTPTests {
    private func client(
        _ server: PythonTools.MailServer, _ security: SMTPServer.Security = .none, host: String = "localhost",
        account: SMTPServer.Account? = nil, trusts: Bool = true, patience: Int = 600
    ) -> SMTPClient {
        SMTPClient(
            SMTPServer(
                host: host, port: server.port, security: security, account: account,
                authority: trusts && security != .none ? server.certificate : nil, patience: patience
            ),
            group: MultiThreadedEventLoopGroup.singleton
        )
    }

    private func failure(_ work: () async throws -> Void) async -> MailFailure? {
        do { try await work() } catch { return error as? MailFailure }
        return nil
    }

    private func send(_ client: SMTPClient, to: String = "nour@relais.example") async throws {
        let message = try MailMessageTests.message(text: ".\n.un\nDeux é\n", to: to)
        try await client.connect { try await $0.send(message) {} }
    }

    @Test(
        "a message arrives as it was written, over every kind of connection and way to sign in",
        arguments: [
            (SMTPServer.Security.none, nil), (.implicit, nil), (.starttls, nil), (.implicit, "PLAIN"),
            (.implicit, "LOGIN"),
            (.starttls, "PLAIN"), (.starttls, "LOGIN"), (.none, "LOGIN"),
        ] as [(SMTPServer.Security, String?)]
    )
    func arrives(security: SMTPServer.Security, way: String?) async throws {
        let server = try PythonTools.MailServer(
            ["--tls", security.rawValue] + (way.map { ["--account", "desk:geheim", "--only", $0] } ?? []))
        let account = way.map { _ in SMTPServer.Account(user: "desk", password: "geheim") }
        let client = client(server, security, account: account)
        try await client.connect { connection in
            for number in 1...2 {
                try await connection.send(
                    try MailMessageTests.message(subject: "N° \(number)", text: ".\n.un\nDeux é\n")
                ) {}
            }
        }
        let read = try server.messages.map { try PythonTools.read($0) }
        #expect(read.map(\.subject) == ["N° 1", "N° 2"])
        #expect(read.map(\.text) == [".\n.un\nDeux é\n", ".\n.un\nDeux é\n"])
    }

    @Test("a wrong password is told as such, and never told")
    func wrongPassword() async throws {
        let server = try PythonTools.MailServer(["--tls", "implicit", "--account", "desk:geheim"])
        let account = SMTPServer.Account(user: "desk", password: "falsch42")
        let failure = await failure { try await send(client(server, .implicit, account: account)) }
        #expect(failure?.sentence.contains("refuses our user or password: 535") == true && failure?.kind == .passing)
        #expect(failure?.sentence.contains("falsch42") == false)
        #expect(!"\(account) \(SMTPServer(host: "x", account: account))".contains("falsch42"))
    }

    @Test("a certificate that is not trusted, or for another name, lets nothing out")
    func certificates() async throws {
        for security in [SMTPServer.Security.implicit, .starttls] {
            let server = try PythonTools.MailServer(["--tls", security.rawValue])
            let strange = await failure { try await send(client(server, security, trusts: false)) }
            #expect(strange?.sentence.contains("certificate") == true, "\(security): \(strange?.sentence ?? "sent")")
            let other = await failure { try await send(client(server, security, host: "127.0.0.1")) }
            #expect(other?.sentence.contains("certificate") == true, "\(security): \(other?.sentence ?? "sent")")
            #expect(server.messages.isEmpty)
        }
    }

    @Test("a server that offers no TLS where it is asked for gets no message")
    func stripped() async throws {
        let server = try PythonTools.MailServer()
        let failure = await failure {
            let client = SMTPClient(
                SMTPServer(host: "localhost", port: server.port, security: .starttls, patience: 600),
                group: MultiThreadedEventLoopGroup.singleton)
            try await send(client)
        }
        #expect(failure?.sentence.contains("offers no TLS") == true && server.messages.isEmpty)
    }

    @Test("what someone between says before TLS begins ends the connection")
    func injected() async throws {
        let server = try PythonTools.MailServer(
            [
                "--raw",
                "220 hello\\r\\n|250-mail.test\\r\\n250 STARTTLS\\r\\n|220 go on\\r\\n250-evil\\r\\n250 AUTH PLAIN\\r\\n",
            ])
        let failure = await failure {
            let client = SMTPClient(
                SMTPServer(host: "localhost", port: server.port, security: .starttls, patience: 600),
                group: MultiThreadedEventLoopGroup.singleton)
            try await send(client)
        }
        #expect(failure?.endsConnection == true, "\(failure?.sentence ?? "sent")")
    }

    @Test(
        "each way of failing has a sentence of its own, and says whether to try again",
        arguments: [
            ("unknown@relais.example", "550", MailFailure.Kind.lasting), ("busy@relais.example", "451", .passing),
            ("spam@relais.example", "554", .lasting), ("vanish@relais.example", "not known", .unknown),
        ]
    )
    func refusals(to: String, words: String, kind: MailFailure.Kind) async throws {
        let server = try PythonTools.MailServer()
        let failure = await failure { try await send(client(server), to: to) }
        #expect(failure?.kind == kind && failure?.sentence.contains(words) == true, "\(failure?.sentence ?? "sent")")
        #expect(failure?.sentence.contains("\n") == false)
    }

    @Test("after a refused message the connection takes the next")
    func goesOn() async throws {
        let server = try PythonTools.MailServer()
        try await client(server).connect { connection in
            for name in ["unknown", "busy", "nour"] {
                let message = try MailMessageTests.message(to: "\(name)@relais.example")
                do { try await connection.send(message) {} } catch let failure as MailFailure {
                    #expect(!failure.endsConnection && name != "nour")
                }
            }
        }
        #expect(server.messages.count == 1)
    }

    @Test(
        "what is no mail server is told as such",
        arguments: [
            ("HTTP/1.1 400 Bad Request\\r\\n\\r\\n", "no mail server"),
            ("554 go away\\r\\n", "does not take mail now: 554"),
            ("220 x\\r\\n|502 what\\r\\n", "speaks no ESMTP"), ("220-", "does not answer in time"),
            ("", "does not answer in time"),
        ]
    )
    func strangers(says: String, words: String) async throws {
        let server = try PythonTools.MailServer(["--raw", says])
        let failure = await failure { try await send(client(server, patience: words.contains("in time") ? 1 : 600)) }
        #expect(
            failure?.sentence.contains(words) == true && failure?.kind == .passing, "\(failure?.sentence ?? "sent")")
    }

    @Test("a server that is not there is told as such")
    func nobody() async throws {
        let server = try PythonTools.MailServer()
        let port = server.port
        let gone = SMTPClient(
            SMTPServer(host: "nowhere.invalid", port: port, security: .none, patience: 5),
            group: MultiThreadedEventLoopGroup.singleton)
        let failure = await failure { try await send(gone) }
        #expect(failure?.sentence.contains("nowhere.invalid") == true && failure?.kind == .passing)
        let closed = SMTPClient(
            SMTPServer(host: "127.0.0.1", port: 1, security: .none, patience: 5),
            group: MultiThreadedEventLoopGroup.singleton)
        let other = await self.failure { try await send(closed) }
        #expect(other?.sentence == "The mail server 127.0.0.1:1 takes no connection.")
    }

    @Test("a message that is not to go out after all is none to the server")
    func takenBack() async throws {
        struct StoreGone: Error {}
        let server = try PythonTools.MailServer()
        await #expect(throws: (any Error).self) {
            try await client(server).connect { connection in
                try await connection.send(try MailMessageTests.message()) { throw StoreGone() }
            }
        }
        try await send(client(server), to: "karim@relais.example")
        #expect(try server.messages.map { try PythonTools.read($0).to[0][1] } == ["karim@relais.example"])
    }
}
