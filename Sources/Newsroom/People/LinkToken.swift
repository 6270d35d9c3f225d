/// The secret part of a one-time link: 256 random bits, of which the store keeps the SHA-256 alone. It describes itself
/// as nothing, so no log holds it by accident.
public struct LinkToken: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    private let secret: Secret

    init(_ secret: Secret) { self.secret = secret }

    /// A token as an address carries it.
    /// - Returns: `nil` when `text` cannot be one.
    public init?(text: String) {
        guard let secret = Secret(text: text) else { return nil }
        self.secret = secret
    }

    /// The token for the address: 43 characters of base64url.
    public var text: String { secret.text }

    public var description: String { "LinkToken(…)" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }

    var hash: String { secret.sha256 }
}
