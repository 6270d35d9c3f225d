internal import API
internal import Desk
internal import HTTPTypes
internal import Hummingbird
internal import Newsroom
internal import NIOCore
internal import Site

/// Sends what begins with `/desk` to the newsroom, what begins with `/api` to the programs' interface and everything else
/// to the readers' site.
struct FrontResponder<
    DeskResponder: HTTPResponder<DeskRequestContext>, ProgramResponder: HTTPResponder<APIContext>
>: HTTPResponder {
    struct Context: RequestContext {
        var coreContext: CoreRequestContextStorage
        private let channel: any Channel

        init(source: ApplicationRequestContextSource) {
            coreContext = CoreRequestContextStorage(source: source)
            channel = source.channel
        }

        var peer: String? { channel.remoteAddress?.ipAddress }

        var source: ApplicationRequestContextSource {
            ApplicationRequestContextSource(channel: channel, logger: logger)
        }
    }

    let site: SiteResponder
    let desk: DeskResponder
    let api: ProgramResponder
    let proxies: TrustedProxies
    /// Whether the settings say that readers come over HTTPS.
    let isSecure: Bool

    /// A year, for this host alone: that the others of its domain are reached over HTTPS is not ours to say (RFC 6797).
    private static var transportSecurity: String { "max-age=31536000" }

    func respond(to request: Request, context: Context) async throws -> Response {
        var response = try await answer(request, context)
        if isSecure, proxies.speaksTLS || !proxies.networks.isEmpty {
            let origin = proxies.origin(peer: context.peer) { name in
                HTTPField.Name(name).map { request.headers[values: $0] } ?? []
            }
            if origin.isSecure { response.headers[.strictTransportSecurity] = Self.transportSecurity }
        }
        return response
    }

    private func answer(_ request: Request, _ context: Context) async throws -> Response {
        let path = request.uri.path
        if begins(path, with: "/desk") {
            return try await desk.respond(to: request, context: DeskRequestContext(source: context.source))
        }
        if begins(path, with: "/api") {
            return try await api.respond(to: request, context: APIContext(source: context.source))
        }
        return try await site.respond(to: request, context: BasicRequestContext(source: context.source))
    }

    private func begins(_ path: String, with piece: String) -> Bool {
        guard path.hasPrefix(piece) else { return false }
        let rest = path.utf8.dropFirst(piece.utf8.count)
        return rest.isEmpty || rest.first == UInt8(ascii: "/")
    }
}
