internal import Edge
internal import HTTPTypes
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
        case .head(var request):
            edge?.requestBegan()
            guard asksToClose(request) else { break }
            // The framework knows the word in this form alone.
            request.headerFields[.connection] = "close"
            context.fireChannelRead(wrapInboundOut(.head(request)))
            return
        case .body: edge?.requestWentOn(isEnd: false)
        case .end: edge?.requestWentOn(isEnd: true)
        }
        context.fireChannelRead(data)
    }

    /// Whether the client takes one answer and no more: it says so, in whatever letters, or speaks HTTP/1.0.
    private func asksToClose(_ request: HTTPRequest) -> Bool {
        let words = request.headerFields[values: .connection]
            .flatMap { (value: String) -> [Substring] in
                value.lowercased().split { $0 == "," || $0 == " " || $0 == "\t" }
            }
        return words.contains("close") || edge?.isOldClient == true && !words.contains("keep-alive")
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let isEnd = if case .end = unwrapOutboundIn(data) { true } else { false }
        context.write(data, promise: promise)
        // By now the codec has written the answer's last byte past the edge.
        if isEnd { edge?.answerEnded() }
    }
}
