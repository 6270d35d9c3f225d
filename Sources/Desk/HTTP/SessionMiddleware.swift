internal import HTTPTypes
internal import Hummingbird
internal import Newsroom

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

/// Refuses what another site's page makes a browser send. The token in each form is the second lock.
struct OriginMiddleware: RouterMiddleware {
    typealias Context = DeskRequestContext

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        if request.method != .get, request.method != .head, !Self.isOurs(request) { throw DeskRefusal.forged }
        return try await next(request, context)
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
