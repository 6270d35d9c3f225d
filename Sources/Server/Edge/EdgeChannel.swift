internal import Edge
internal import HummingbirdCore
internal import Logging
internal import NIOCore

/// A connection over HTTP/1.1 with the edge before its codec.
struct EdgeChannel: ServerChildChannel {
    /// How long a connection may neither ask nor be answered.
    static let idleTimeout = TimeAmount.seconds(30)

    private let base: HTTP1Channel
    private let cache: PageCache

    init(cache: PageCache, responder: @escaping HTTPChannelHandler.Responder) {
        self.cache = cache
        // The framework's own timeout knows nothing of what the edge answers.
        base = HTTP1Channel(
            responder: responder,
            configuration: HTTP1Channel.Configuration(additionalChannelHandlers: [EdgeWatch()], idleTimeout: nil)
        )
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
        do {
            try channel.pipeline.syncOperations.addHandler(EdgeHandler(cache, idleTimeout: Self.idleTimeout))
        } catch { return channel.eventLoop.makeFailedFuture(error) }
        return base.setup(channel: channel, logger: logger)
    }

    func handle(value: HTTP1Channel.Value, logger: Logger) async { await base.handle(value: value, logger: logger) }
}

extension HTTPServerBuilder {
    /// HTTP/1.1 whose kept pages are answered before the codec.
    static func edge(_ cache: PageCache) -> HTTPServerBuilder {
        HTTPServerBuilder { EdgeChannel(cache: cache, responder: $0) }
    }
}
