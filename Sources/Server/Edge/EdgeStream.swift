internal import Edge
internal import HTTPTypes
internal import NIOCore
internal import NIOHTTPTypes
internal import Site

/// Answers, on the event loop, what the edge knows for certain of a request over HTTP/2: it stands behind the codec of one
/// stream, whose end the protocol itself tells. Everything else goes on to the framework as it came.
final class EdgeStream: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let cache: PageCache
    /// What was asked, until it is certain that no body follows.
    private var asked: (request: HTTPRequest, question: FieldQuestion)?
    private var hasAnswered = false

    init(_ cache: PageCache) { self.cache = cache }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let request):
            if let question = FieldQuestion(request) {
                asked = (request, question)
            } else {
                context.fireChannelRead(data)
            }
        case .end(nil):
            if let asked, let reply = cache.reply(to: asked.question) {
                self.asked = nil
                answer(reply, context)
            } else {
                handOn(context)
                context.fireChannelRead(data)
            }
        case .body, .end:
            handOn(context)
            context.fireChannelRead(data)
        }
    }

    private func handOn(_ context: ChannelHandlerContext) {
        guard let (request, _) = asked else { return }
        asked = nil
        context.fireChannelRead(wrapInboundOut(.head(request)))
    }

    private func answer(_ reply: PageReply, _ context: ChannelHandlerContext) {
        hasAnswered = true
        var fields = reply.headerFields
        fields[.date] = HTTPDate.text(HTTPDate.now())
        let head = HTTPResponse(status: HTTPResponse.Status(code: reply.status), headerFields: fields)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if let body = reply.body { context.write(wrapOutboundOut(.body(body)), promise: nil) }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        // The framework, which was asked nothing, is done with the stream before a slow client has taken its answer. The
        // protocol closes it when both sides have ended.
        guard hasAnswered, mode != .input else {
            context.close(mode: mode, promise: promise)
            return
        }
        promise?.succeed()
    }
}

extension FieldQuestion {
    fileprivate init?(_ request: HTTPRequest) {
        self.init(
            method: request.method.rawValue, path: request.path, authority: request.authority,
            fields: request.headerFields.lazy.map { ($0.name.canonicalName, $0.value) }
        )
    }
}
