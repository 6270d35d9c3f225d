internal import HTTPTypes
internal import Hummingbird
internal import Newsroom
internal import Synchronization

/// Finds who is behind a request's cookie.
struct SessionMiddleware: RouterMiddleware {
    typealias Context = DeskRequestContext

    let find: FindSession

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var context = context
        if let token = SessionCookie.token(in: request) {
            context.token = token
            context.found = try await find(token)
        }
        return try await next(request, context)
    }
}

/// Finds where a request came from, and refuses what another site's page makes a browser send. The token in each form is
/// the second lock.
final class OriginMiddleware: RouterMiddleware {
    typealias Context = DeskRequestContext

    private let proxies: TrustedProxies
    private let hasTold = Mutex(false)

    init(proxies: TrustedProxies) { self.proxies = proxies }

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.origin = proxies.origin(peer: context.remoteAddress?.ipAddress) { name in
            HTTPField.Name(name).map { request.headers[values: $0] } ?? []
        }
        if proxies.networks.isEmpty { tellOfProxies(request, context) }
        if request.method != .get, request.method != .head, !Self.isOurs(request) { throw DeskRefusal.forged }
        return try await next(request, context)
    }

    /// Behind a proxy that is not named, everybody's tries to sign in are counted as one network's: the operator is told,
    /// once.
    private func tellOfProxies(_ request: Request, _ context: Context) {
        guard request.headers.contains(HTTPField.xForwardedFor) || request.headers.contains(HTTPField.forwarded),
            hasTold.withLock({ told in
                defer { told = true }
                return !told
            })
        else { return }
        context.logger.warning(
            "A proxy tells where requests come from, and the settings trust none; server.proxies names those to trust.",
            metadata: ["peer": "\(context.remoteAddress?.ipAddress ?? "unknown")"]
        )
    }

    /// By Fetch Metadata where the browser sends it, else by `Origin` (OWASP's order); without either it is no browser
    /// of today, and the form's token decides.
    private static func isOurs(_ request: Request) -> Bool {
        if let site = request.headers[HTTPField.secFetchSite] { return site == "same-origin" || site == "none" }
        guard let origin = request.headers[.origin] else { return true }
        guard let host = request.head.authority, let scheme = origin.firstRange(of: "://") else { return false }
        return origin[scheme.upperBound...] == host
    }
}
