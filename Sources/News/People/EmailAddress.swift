internal import Foundation

/// An address that mail reaches a person at, kept as it was written; two are equal when they differ in case alone.
public struct EmailAddress: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    public let rawValue: String
    /// The form in which one address has one writing: NFC, lower case.
    public let folded: String

    /// - Returns: `nil` when `text`, without white space at its ends, cannot be an address: one `@` between a name of
    ///   1 to 64 bytes and a host, at most 254 bytes in all, without white space, control characters or brackets.
    public init?(rawValue text: String) {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].utf8.count), text.utf8.count <= 254,
            EmailAddress.isHost(parts[1]),
            text.unicodeScalars.allSatisfy({ scalar in
                !"<>()[]\\,;:\"".unicodeScalars.contains(scalar) && !scalar.properties.isWhitespace
                    && ![.control, .format, .surrogate, .unassigned].contains(scalar.properties.generalCategory)
            })
        else { return nil }
        rawValue = text
        folded = text.precomposedStringWithCanonicalMapping.lowercased()
    }

    private static func isHost(_ host: Substring) -> Bool {
        host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            !label.isEmpty && label.utf8.count <= 63 && !label.hasPrefix("-") && !label.hasSuffix("-")
        }
    }

    public static func == (left: EmailAddress, right: EmailAddress) -> Bool { left.folded == right.folded }

    public func hash(into hasher: inout Hasher) { hasher.combine(folded) }

    public var description: String { rawValue }
}
