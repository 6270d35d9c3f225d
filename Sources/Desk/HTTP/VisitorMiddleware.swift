internal import HTTPTypes
internal import Hummingbird
internal import Newsroom

/// Gives a browser in which nobody is signed in what its forms are sealed with, where it has none yet.
struct VisitorMiddleware: RouterMiddleware {
    typealias Context = DeskRequestContext

    private static let cookie = "__Host-desk-visitor"

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var context = context
        let known = request.cookies[Self.cookie].flatMap { VisitorKey(text: $0.value) }
        let key = known ?? VisitorKey()
        context.visitor = key
        var response = try await next(request, context)
        // Only a page hands one out: what was posted without one is refused, and shall not be told how to be accepted.
        if known == nil, request.method == .get {
            let value = "\(Self.cookie)=\(key.text); Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=2592000"
            response.headers.append(HTTPField(name: .setCookie, value: value))
        }
        return response
    }
}
