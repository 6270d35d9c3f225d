internal import Desk
internal import Hummingbird
internal import NIOCore
internal import Site

/// Sends what begins with `/desk` to the newsroom and everything else to the readers' site.
struct FrontResponder<DeskResponder: HTTPResponder<DeskRequestContext>>: HTTPResponder {
    struct Context: RequestContext {
        var coreContext: CoreRequestContextStorage
        private let channel: any Channel

        init(source: ApplicationRequestContextSource) {
            coreContext = CoreRequestContextStorage(source: source)
            channel = source.channel
        }

        var source: ApplicationRequestContextSource {
            ApplicationRequestContextSource(channel: channel, logger: logger)
        }
    }

    let site: SiteResponder
    let desk: DeskResponder

    func respond(to request: Request, context: Context) async throws -> Response {
        let path = request.uri.path
        if path.hasPrefix("/desk"), path.utf8.count == 5 || path.utf8.dropFirst(5).first == UInt8(ascii: "/") {
            return try await desk.respond(to: request, context: DeskRequestContext(source: context.source))
        }
        return try await site.respond(to: request, context: BasicRequestContext(source: context.source))
    }
}
