internal import Foundation
internal import News
public import NIOCore
internal import NIOPosix
internal import NIOSSL

/// Hands messages to a server that sends them on (RFC 5321, RFC 6409).
public struct SMTPClient: Sendable {
    let server: SMTPServer
    private let group: any EventLoopGroup

    public init(_ server: SMTPServer, group: any EventLoopGroup) {
        self.server = server
        self.group = group
    }

    /// Opens a connection, signs in where there is an account, and ends it when `body` is done.
    /// - Throws: `MailFailure` when the server cannot be reached, cannot be trusted or does not let us in; what `body`
    ///   throws.
    public func connect<Output: Sendable>(
        _ body: (inout SMTPConnection) async throws -> Output
    ) async throws -> Output {
        let tls = try tlsContext()
        let gate: NIOLoopBound<PlainTextGate>
        let channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>
        (channel, gate) = try await open(tls)
        do {
            return try await channel.executeThenClose { inbound, outbound in
                var connection = SMTPConnection(
                    server: server, channel: channel.channel, inbound: inbound.makeAsyncIterator(), outbound: outbound
                )
                try await connection.begin()
                if server.security == .starttls, let tls {
                    try await connection.secure {
                        try handler(tls)
                    } taken: {
                        gate.value.bytes
                    }
                }
                try await connection.signIn()
                let output = try await body(&connection)
                await connection.quit()
                return output
            }
        } catch {
            throw described(error)
        }
    }

    private func open(
        _ tls: NIOSSLContext?
    ) async throws -> (NIOAsyncChannel<ByteBuffer, ByteBuffer>, NIOLoopBound<PlainTextGate>) {
        let isImplicit = server.security == .implicit
        do {
            return try await ClientBootstrap(group: group)
                .connectTimeout(.seconds(20))
                .connect(host: server.host, port: server.port) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        if isImplicit, let tls {
                            try channel.pipeline.syncOperations.addHandler(try handler(tls))
                        }
                        let gate = PlainTextGate()
                        try channel.pipeline.syncOperations.addHandler(gate)
                        return (
                            try NIOAsyncChannel(wrappingChannelSynchronously: channel),
                            NIOLoopBound(gate, eventLoop: channel.eventLoop)
                        )
                    }
                }
        } catch {
            throw described(error)
        }
    }

    private func tlsContext() throws -> NIOSSLContext? {
        guard server.security != .none else { return nil }
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        if let authority = server.authority { configuration.trustRoots = .file(authority) }
        do {
            return try NIOSSLContext(configuration: configuration)
        } catch {
            throw MailFailure(
                .passing, "The certificates to trust cannot be read: \(server.authority ?? "the machine’s").",
                endsConnection: true
            )
        }
    }

    /// Checks the certificate against the name, or against the address where the settings name one.
    private func handler(_ tls: NIOSSLContext) throws -> NIOSSLClientHandler {
        let isAddress = (try? SocketAddress(ipAddress: server.host, port: 0)) != nil
        return try NIOSSLClientHandler(context: tls, serverHostname: isAddress ? nil : server.host)
    }

    private func described(_ error: any Error) -> any Error {
        let name = server.name
        func failure(_ sentence: String) -> MailFailure { MailFailure(.passing, sentence, endsConnection: true) }
        switch error {
        case is MailFailure, is NewsError, is CancellationError: return error
        case let error as NIOConnectionError:
            if error.connectionErrors.isEmpty { return failure("The mail server \(server.host) is not in the DNS.") }
            let isTime = error.connectionErrors.contains { connection in
                if case .connectTimeout? = connection.error as? ChannelError { true } else { false }
            }
            return failure("The mail server \(name) \(isTime ? "does not answer" : "takes no connection").")
        case ChannelError.connectTimeout: return failure("The mail server \(name) does not answer.")
        case is NIOSSLExtraError, is BoringSSLError:
            return failure("The certificate of the mail server \(name) is not one to trust, or for another name.")
        case let error as NIOSSLError:
            if case .uncleanShutdown = error { return failure("The mail server \(name) broke the connection off.") }
            return failure("The mail server \(name) and we agree on no TLS, or its certificate is not one to trust.")
        default: return failure("The mail server \(name) broke the connection off.")
        }
    }
}

/// Counts what came in before it was given on, so that what someone between pushed in before TLS began can be told from
/// what the server said after.
final class PlainTextGate: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private(set) var bytes = 0

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        bytes += unwrapInboundIn(data).readableBytes
        context.fireChannelRead(data)
    }
}
