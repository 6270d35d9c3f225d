internal import Foundation

/// What is known of the browser that asks: shown to its user in the list of sessions, and counted against.
public struct BrowserFacts: Sendable, Hashable {
    /// IPv4 or IPv6; at most 64 characters, empty when unknown.
    public let address: String
    /// At most 200 characters.
    public let userAgent: String

    /// Both are shortened, and what is no text is dropped.
    public init(address: String, userAgent: String) {
        self.address = BrowserFacts.trimmed(address, to: 64)
        self.userAgent = BrowserFacts.trimmed(userAgent, to: 200)
    }

    /// The part of the address that one customer of a network has: all of IPv4, the first 64 bits of IPv6.
    var network: String {
        var four = in_addr()
        if inet_pton(AF_INET, address, &four) == 1 { return address }
        var six = in6_addr()
        guard inet_pton(AF_INET6, address, &six) == 1 else { return address }
        let bytes = withUnsafeBytes(of: six) { Array($0) }
        let isFour = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10...11].allSatisfy { $0 == 0xFF }
        return isFour
            ? bytes.suffix(4).map { String($0) }.joined(separator: ".") : bytes.prefix(8).hexadecimal + "/64"
    }

    private static func trimmed(_ text: String, to length: Int) -> String {
        let scalars = text.unicodeScalars.lazy
            .filter { ![.control, .format, .lineSeparator].contains($0.properties.generalCategory) }.prefix(length)
        var kept = String.UnicodeScalarView()
        kept.append(contentsOf: scalars)
        return String(kept).trimmed
    }
}
