internal import Foundation
internal import News
internal import NIOCore
internal import NIOSSL

/// One open connection to a mail server, and what is said over it.
public struct SMTPConnection {
    private let server: SMTPServer
    private let channel: any Channel
    private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    /// Came in and was not read yet.
    private var buffer = ByteBuffer()
    /// Bytes that came in so far.
    private var received = 0
    private var abilities = SMTPAbilities()

    /// A server that says more than this in one answer is none to listen to.
    private static let mostLines = 200
    private static let longestLine = 8192

    init(
        server: SMTPServer, channel: any Channel, inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator,
        outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) {
        self.server = server
        self.channel = channel
        self.inbound = inbound
        self.outbound = outbound
    }

    // MARK: The beginning

    mutating func begin() async throws {
        let greeting = try await reply(within: server.patience)
        guard greeting.code == 220 else { throw refused("does not take mail now", greeting, endsConnection: true) }
        try await greet()
    }

    private mutating func greet() async throws {
        let reply = try await command("EHLO \(ownName)")
        guard reply.code == 250 else { throw refused("speaks no ESMTP", reply, endsConnection: true) }
        abilities = SMTPAbilities(reply)
    }

    /// Our name, or our address where the machine has no full name (RFC 5321, 4.1.3).
    private var ownName: String {
        var bytes = [CChar](repeating: 0, count: 256)
        if gethostname(&bytes, bytes.count - 1) == 0 {
            let name = String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            let isPlain = name.utf8.allSatisfy {
                (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 46
            }
            if isPlain, name.contains("."), !name.hasPrefix("."), !name.hasSuffix(".") { return name }
        }
        let address = channel.localAddress?.ipAddress ?? "127.0.0.1"
        return address.contains(":") ? "[IPv6:\(address)]" : "[\(address)]"
    }

    /// STARTTLS (RFC 3207).
    /// - Parameters:
    ///   - handler: Makes the handler that does TLS.
    ///   - taken: How many bytes came in by now; asked on the connection's own loop, at the moment TLS begins.
    mutating func secure(
        _ handler: @escaping @Sendable () throws -> NIOSSLClientHandler, taken: @escaping @Sendable () -> Int
    ) async throws {
        guard abilities.has("STARTTLS") else {
            throw MailFailure(
                .passing,
                "The mail server \(server.name) offers no TLS; set mail.tls to implicit if it has a port for it.",
                endsConnection: true
            )
        }
        let reply = try await command("STARTTLS")
        guard reply.code == 220 else { throw refused("does not begin TLS", reply, endsConnection: true) }
        let channel = channel
        let count = try await channel.eventLoop.submit {
            let count = taken()
            try channel.pipeline.syncOperations.addHandler(try handler(), position: .first)
            return count
        }.get()
        guard count == received, buffer.readableBytes == 0 else {
            throw MailFailure(
                .passing, "Someone between us and the mail server \(server.name) spoke before TLS began.",
                endsConnection: true
            )
        }
        // What was said in the clear does not count.
        abilities = SMTPAbilities()
        try await greet()
    }

    /// AUTH PLAIN or LOGIN (RFC 4954).
    mutating func signIn() async throws {
        guard let account = server.account else { return }
        let reply: SMTPReply
        if abilities.signIns.contains("PLAIN") {
            let secret = Data("\0\(account.user)\0\(account.password)".utf8).base64EncodedString()
            reply = try await command("AUTH PLAIN \(secret)")
        } else if abilities.signIns.contains("LOGIN") {
            let asked = try await command("AUTH LOGIN")
            guard asked.code == 334 else { throw refused("does not let us sign in", asked, endsConnection: true) }
            let named = try await command(Data(account.user.utf8).base64EncodedString())
            guard named.code == 334 else { throw refused("does not let us sign in", named, endsConnection: true) }
            reply = try await command(Data(account.password.utf8).base64EncodedString())
        } else {
            throw MailFailure(
                .passing, "The mail server \(server.name) offers no way to sign in that we know (PLAIN, LOGIN).",
                endsConnection: true
            )
        }
        guard reply.code == 235 else {
            // The operator may mend the password, so it is tried again.
            throw MailFailure(
                .passing, "The mail server \(server.name) refuses our user or password: \(reply.words)",
                endsConnection: true
            )
        }
    }

    // MARK: A message

    /// Hands in one message.
    /// - Parameter handing: Called when all of it is there but the mark that ends it, after which it cannot be taken back.
    /// - Throws: `MailFailure`; what `handing` throws, and the message is not sent then.
    public mutating func send(_ message: MailMessage, handing: () async throws -> Void) async throws {
        let text = message.lines
        let isASCII = [message.from, message.to].allSatisfy { $0.address.rawValue.utf8.allSatisfy { $0 < 128 } }
        guard isASCII || abilities.has("SMTPUTF8") else {
            throw MailFailure(.lasting, "The mail server \(server.name) takes no addresses beyond ASCII.")
        }
        let size = abilities.has("SIZE") ? " SIZE=\(text.utf8.count)" : ""
        let international = isASCII ? "" : " SMTPUTF8"
        let sender = try await command("MAIL FROM:<\(message.from.address.rawValue)>\(size)\(international)")
        guard sender.code == 250 else {
            // It is the sender that is refused, and not this message; the operator may mend that.
            let failure = refused("takes no mail from \(message.from.address)", sender)
            throw try await takenBack(
                MailFailure(.passing, failure.sentence, endsConnection: failure.endsConnection)
            )
        }
        let receiver = try await command("RCPT TO:<\(message.to.address.rawValue)>")
        guard receiver.code == 250 || receiver.code == 251 else {
            throw try await takenBack(refused("does not take mail for \(message.to.address)", receiver))
        }
        let ready = try await command("DATA")
        guard ready.code == 354 else { throw try await takenBack(refused("does not take the message", ready)) }
        try await write(Self.stuffed(text))
        do { try await handing() } catch {
            // Without its end it is no message.
            channel.close(mode: .all, promise: nil)
            throw error
        }
        let taken: SMTPReply
        do { taken = try await command(".", within: server.patience * 5) } catch let failure as MailFailure {
            throw MailFailure(
                .unknown, failure.sentence + " It had the whole message: whether it arrived is not known.",
                endsConnection: true
            )
        }
        guard taken.code == 250 else { throw refused("does not take the message", taken) }
    }

    mutating func quit() async { _ = try? await command("QUIT", within: 5) }

    /// The connection is good for the next message.
    private mutating func takenBack(_ failure: MailFailure) async throws -> MailFailure {
        guard !failure.endsConnection else { return failure }
        _ = try await command("RSET")
        return failure
    }

    /// A line that begins with a dot gets another, so that none ends the message (RFC 5321, 4.5.2).
    static func stuffed(_ text: String) -> String {
        let stuffed = text.replacing("\r\n.", with: "\r\n..")
        return stuffed.hasPrefix(".") ? "." + stuffed : stuffed
    }

    // MARK: Lines

    private func refused(_ what: String, _ reply: SMTPReply, endsConnection: Bool = false) -> MailFailure {
        MailFailure(
            reply.isLasting && !endsConnection ? .lasting : .passing,
            "The mail server \(server.name) \(what): \(reply.words)",
            endsConnection: endsConnection || reply.code == 421
        )
    }

    private mutating func write(_ text: String) async throws {
        do { try await outbound.write(ByteBuffer(string: text)) } catch {
            // Why the connection ended stands on its other side.
            while try await inbound.next() != nil {}
            throw brokenOff
        }
    }

    private mutating func command(_ line: String, within seconds: Int? = nil) async throws -> SMTPReply {
        try await write(line + "\r\n")
        return try await reply(within: seconds ?? server.patience)
    }

    private var brokenOff: MailFailure {
        MailFailure(.passing, "The mail server \(server.name) broke the connection off.", endsConnection: true)
    }

    private mutating func reply(within seconds: Int) async throws -> SMTPReply {
        let channel = channel
        let start = ContinuousClock.now
        let timer = channel.eventLoop.scheduleTask(in: .seconds(Int64(seconds))) { channel.close(promise: nil) }
        defer { timer.cancel() }
        var lines: [String] = []
        do {
            while lines.count < Self.mostLines {
                let line = try await line()
                guard let (code, isLast, text) = SMTPReply.parse(line) else {
                    throw MailFailure(
                        .passing, "What answers at \(server.name) is no mail server.", endsConnection: true
                    )
                }
                lines.append(text)
                if isLast { return SMTPReply(code: code, lines: lines) }
            }
        } catch let failure as MailFailure {
            guard start.duration(to: .now) >= .seconds(seconds) else { throw failure }
            throw MailFailure(
                .passing, "The mail server \(server.name) does not answer in time.", endsConnection: true
            )
        }
        throw MailFailure(.passing, "What answers at \(server.name) is no mail server.", endsConnection: true)
    }

    private mutating func line() async throws -> String {
        while true {
            if let end = buffer.readableBytesView.firstIndex(of: UInt8(ascii: "\n")) {
                let length = end - buffer.readerIndex + 1
                let line = buffer.readString(length: length) ?? ""
                buffer.discardReadBytes()
                return line.trimmingCharacters(in: .newlines)
            }
            guard buffer.readableBytes < Self.longestLine, let chunk = try await inbound.next() else { throw brokenOff }
            received += chunk.readableBytes
            buffer.writeImmutableBuffer(chunk)
        }
    }
}
