internal import Crypto
internal import Foundation

/// What a webhook's deliveries are signed with: 256 random bits that its receiver has, too. It describes itself as
/// nothing, so no log holds it by accident.
///
/// The signature is the one of Standard Webhooks: HMAC-SHA256 over `ID.SECONDS.BODY`, in base64 after `v1,`.
public struct WebhookSecret: Sendable, CustomStringConvertible, CustomReflectable {
    /// What every secret begins with.
    public static let prefix = "whsec_"

    private let bytes: [UInt8]

    /// A new one.
    public init() { bytes = Secret().bytes }

    /// - Returns: `nil` when `text` cannot be one.
    public init?(text: String) {
        guard text.hasPrefix(Self.prefix), let data = Data(base64Encoded: String(text.dropFirst(Self.prefix.count))),
            (24...64).contains(data.count)
        else { return nil }
        bytes = Array(data)
    }

    /// For whoever set the receiver up.
    public var text: String { Self.prefix + Data(bytes).base64EncodedString() }

    public var description: String { "WebhookSecret(…)" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }

    /// - Parameters:
    ///   - key: The delivery's own name.
    ///   - seconds: When it goes out, since 1970.
    /// - Returns: The value of `webhook-signature`.
    public func signature(of body: [UInt8], key: String, seconds: Int64) -> String {
        var code = HMAC<SHA256>(key: SymmetricKey(data: bytes))
        code.update(data: Array("\(key).\(seconds).".utf8))
        code.update(data: body)
        return "v1," + Data(code.finalize()).base64EncodedString()
    }

    /// Whether a signature is ours; it takes as long whatever is wrong with it.
    public func verifies(_ signature: String, of body: [UInt8], key: String, seconds: Int64) -> Bool {
        guard signature.hasPrefix("v1,"), let code = Data(base64Encoded: String(signature.dropFirst(3))) else {
            return false
        }
        return HMAC<SHA256>.isValidAuthenticationCode(
            code, authenticating: Array("\(key).\(seconds).".utf8) + body, using: SymmetricKey(data: bytes)
        )
    }
}
