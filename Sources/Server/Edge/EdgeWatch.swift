internal import Edge
internal import NIOCore
internal import NIOHTTPTypes

/// Stands behind the HTTP codec and tells the edge before it of the requests that the codec read and the answers that were
/// written.
final class EdgeWatch: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private var edge: EdgeHandler?

    func handlerAdded(context: ChannelHandlerContext) {
        edge = try? context.pipeline.syncOperations.handler(type: EdgeHandler.self)
    }

    func handlerRemoved(context: ChannelHandlerContext) { edge = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head: edge?.requestBegan()
        case .body: edge?.requestWentOn(isEnd: false)
        case .end: edge?.requestWentOn(isEnd: true)
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let isEnd = if case .end = unwrapOutboundIn(data) { true } else { false }
        context.write(data, promise: promise)
        // By now the codec has written the answer's last byte past the edge.
        if isEnd { edge?.answerEnded() }
    }
}
