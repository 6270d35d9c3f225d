/// What a signed-in browser shows to be known again: 256 random bits, of which the store keeps the SHA-256 alone. It
/// describes itself as nothing, so no log holds it by accident.
public struct SessionToken: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    private let secret: Secret

    init(_ secret: Secret) { self.secret = secret }

    /// A token as a cookie carries it.
    /// - Returns: `nil` when `text` cannot be one.
    public init?(text: String) {
        guard let secret = Secret(text: text) else { return nil }
        self.secret = secret
    }

    /// The token for the cookie: 43 characters of base64url.
    public var text: String { secret.text }

    /// The token that every form of this session carries against forgery from other sites (CSRF).
    public var formToken: String { secret.seal(Self.purpose) }

    /// Whether a form carries this session's token; takes the same time however much of it is right.
    public func accepts(formToken text: String) -> Bool { secret.accepts(seal: text, of: Self.purpose) }

    public var description: String { "SessionToken(…)" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }

    var hash: String { secret.sha256 }

    private static let purpose = "manchette form"
}
