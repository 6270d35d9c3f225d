internal import Edge
internal import HummingbirdCore
internal import HummingbirdHTTP2
internal import Logging
internal import NIOCore
internal import NIOSSL
internal import NIOTLS

/// A connection over TLS that speaks HTTP/2 or HTTP/1.1, as the client chooses (ALPN, RFC 7301), with the edge in both.
struct SecureChannel: ServerChildChannel {
    /// How long a client may take to agree on keys.
    private static let handshakeTimeout = TimeAmount.seconds(10)

    enum Spoken: Sendable {
        case http1(HTTP1Channel.Value)
        case http2(HTTP2Channel.Value)
    }

    struct Value: ServerChildChannelValue {
        let spoken: EventLoopFuture<Spoken>
        let channel: any Channel
    }

    private let certificates: Certificates
    private let http1: EdgeChannel
    private let http2: HTTP2Channel

    init(cache: PageCache, certificates: Certificates, responder: @escaping HTTPChannelHandler.Responder) {
        self.certificates = certificates
        http1 = EdgeChannel(cache: cache, responder: responder)
        http2 = HTTP2Channel(
            responder: responder,
            configuration: HTTP2Channel.Configuration(
                idleTimeout: .nanoseconds(EdgeChannel.idleTimeout.nanoseconds), gracefulCloseTimeout: .seconds(10),
                streamConfiguration: HTTP1Channel.Configuration(
                    additionalChannelHandlers: [EdgeStream(cache)], idleTimeout: EdgeChannel.idleTimeout
                )
            )
        )
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(NIOSSLServerHandler(context: certificates.context))
            let negotiation = NIOTypedApplicationProtocolNegotiationHandler<Spoken> { result in
                guard case .negotiated("h2") = result else {
                    return http1.setup(channel: channel, logger: logger).map { .http1($0) }
                }
                return http2.setup(channel: channel, logger: logger).map { .http2($0) }
            }
            try pipeline.addHandler(negotiation)
            let spoken = negotiation.protocolNegotiationResult
            let deadline = channel.eventLoop.scheduleTask(in: Self.handshakeTimeout) { channel.close(promise: nil) }
            spoken.whenComplete { _ in deadline.cancel() }
            return Value(spoken: spoken, channel: channel)
        }
    }

    func handle(value: Value, logger: Logger) async {
        do {
            switch try await value.spoken.get() {
            case .http1(let value): await http1.handle(value: value, logger: logger)
            case .http2(let value): await http2.handle(value: value, logger: logger)
            }
        } catch { logger.debug("No keys were agreed on: \(error)") }
    }
}

extension HTTPServerBuilder {
    /// HTTP/2 and HTTP/1.1 over TLS whose kept pages are answered before the framework.
    static func edge(_ cache: PageCache, _ certificates: Certificates) -> HTTPServerBuilder {
        HTTPServerBuilder { SecureChannel(cache: cache, certificates: certificates, responder: $0) }
    }
}
