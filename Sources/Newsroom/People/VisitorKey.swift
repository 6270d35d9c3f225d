/// What the forms of a browser are sealed with in which nobody is signed in yet: 256 random bits in a cookie of its own, of
/// which nothing is kept here. So no other site can have a browser sign in, as somebody else for instance.
public struct VisitorKey: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    private static let purpose = "manchette visitor form"
    private let secret: Secret

    /// A new one.
    public init() { secret = Secret() }

    /// A key as a cookie carries it.
    /// - Returns: `nil` when `text` cannot be one.
    public init?(text: String) {
        guard let secret = Secret(text: text) else { return nil }
        self.secret = secret
    }

    /// The key for the cookie: 43 characters of base64url.
    public var text: String { secret.text }

    /// The token that every form of this browser carries against forgery from other sites (CSRF).
    public var formToken: String { secret.seal(Self.purpose) }

    /// Whether a form carries this browser's token; takes the same time however much of it is right.
    public func accepts(formToken text: String) -> Bool { secret.accepts(seal: text, of: Self.purpose) }

    public var description: String { "VisitorKey(…)" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
