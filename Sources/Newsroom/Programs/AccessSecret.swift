internal import Crypto
internal import Foundation

/// The secret part of a personal token: 256 random bits, of which the store keeps the SHA-256 alone. It describes itself
/// as nothing, so no log holds it by accident.
public struct AccessSecret: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// What every token begins with, so that programs which look for leaked keys know one.
    public static let prefix = "mnc_"

    private let secret: Secret

    init(_ secret: Secret) { self.secret = secret }

    /// A token as a request carries it.
    /// - Returns: `nil` when `text` cannot be one.
    public init?(text: String) {
        guard text.hasPrefix(AccessSecret.prefix),
            let secret = Secret(text: String(text.dropFirst(AccessSecret.prefix.count)))
        else { return nil }
        self.secret = secret
    }

    /// The token for whoever made it.
    public var text: String { AccessSecret.prefix + secret.text }

    public var description: String { "AccessSecret(…)" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }

    var hash: String { secret.sha256 }

    /// Closes a text so that only who has the token can read it, for one purpose alone.
    func seal(_ text: String, for purpose: String) throws -> String {
        let box = try ChaChaPoly.seal(
            Data(text.utf8), using: key, authenticating: Data(purpose.utf8)
        )
        return box.combined.base64EncodedString()
    }

    /// - Returns: `nil` when it was not closed with this token for this purpose.
    func open(_ sealed: String, for purpose: String) -> String? {
        guard let data = Data(base64Encoded: sealed), let box = try? ChaChaPoly.SealedBox(combined: data),
            let text = try? ChaChaPoly.open(box, using: key, authenticating: Data(purpose.utf8))
        else { return nil }
        return String(decoding: text, as: UTF8.self)
    }

    private var key: SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: secret.bytes), info: Data("manchette kept answer".utf8),
            outputByteCount: 32
        )
    }
}
