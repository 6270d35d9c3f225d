internal import Hummingbird
internal import HTTPTypes
internal import Newsroom

/// The cookie that a session lives in. `__Host-` binds it to this host, HTTPS and the whole path (RFC 6265bis, 4.1.3);
/// browsers hold loopback for as safe as HTTPS.
enum SessionCookie {
    private static let name = "__Host-desk"

    static func token(in request: Request) -> SessionToken? {
        request.cookies[name].flatMap { SessionToken(text: $0.value) }
    }

    static func setting(_ token: SessionToken) -> String {
        "\(name)=\(token.text); Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=2592000"
    }

    static let clearing = "\(name)=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"
}
