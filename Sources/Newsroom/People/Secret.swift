internal import Crypto
internal import Foundation
internal import News

/// 256 random bits. They can be written out where that is asked for, and nowhere by accident.
struct Secret: Sendable, Hashable {
    let bytes: [UInt8]

    /// A new one.
    init() { bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) } }

    /// - Returns: `nil` when `text` is not 43 characters of base64url (RFC 4648, 5) that some secret is written as.
    init?(text: String) {
        guard text.utf8.count == 43,
            let data = Data(
                base64Encoded: text.replacing("-", with: "+").replacing("_", with: "/") + "="
            ), data.count == 32
        else { return nil }
        bytes = Array(data)
        // The last character has bits that mean nothing, and one secret has one writing.
        guard self.text == text else { return nil }
    }

    var text: String { bytes.base64URL }

    /// What the store keeps.
    var sha256: String { SHA256.hash(data: bytes).hexadecimal }

    /// A token that only who holds the secret can make, for one purpose: an HMAC of the purpose's name.
    func seal(_ purpose: String) -> String {
        Array(HMAC<SHA256>.authenticationCode(for: Array(purpose.utf8), using: SymmetricKey(data: bytes))).base64URL
    }

    /// Whether `text` is the seal for a purpose; takes the same time however much of it is right.
    func accepts(seal text: String, of purpose: String) -> Bool {
        guard let given = Secret(text: text) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(
            given.bytes, authenticating: Array(purpose.utf8), using: SymmetricKey(data: bytes)
        )
    }

    static func == (left: Secret, right: Secret) -> Bool { left.sha256 == right.sha256 }
}

extension Sequence<UInt8> {
    /// Base64 for addresses (RFC 4648, 5), without padding.
    var base64URL: String {
        Data(self).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
