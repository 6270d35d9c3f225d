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

    /// The part of the address that one customer of a network has.
    var network: String { IPAddress(address)?.network ?? address }

    private static func trimmed(_ text: String, to length: Int) -> String {
        let scalars = text.unicodeScalars.lazy
            .filter { ![.control, .format, .lineSeparator].contains($0.properties.generalCategory) }.prefix(length)
        var kept = String.UnicodeScalarView()
        kept.append(contentsOf: scalars)
        return String(kept).trimmed
    }
}
