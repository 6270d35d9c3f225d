/// The words in an address: letters (of any script), digits and single hyphens, at most 120 characters, lower case,
/// NFC. `LanguageRules.slug` makes one from a headline.
public struct Slug: RawRepresentable, Sendable, Hashable, Codable, CustomStringConvertible {
    public let rawValue: String

    /// - Returns: `nil` when `text` is no slug.
    public init?(rawValue text: String) {
        guard Slug.isSlug(text) else { return nil }
        self.rawValue = text
    }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard Slug.isSlug(text) else {
            throw NewsError(.invalid, "“\(text.prefix(80))” is no slug.", field: "slug")
        }
        self.rawValue = text
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    /// A slug from text of our own; what cannot stand in one is dropped. Never empty: `item` where nothing is left.
    public init(cleaning text: String) {
        var kept = ""
        var pendingHyphen = false
        for scalar in text.lowercased().unicodeScalars {
            let properties = scalar.properties
            // A mark stands only on a letter; a letter that has no small form (🅔) is left out.
            let fits =
                properties.generalCategory == .nonspacingMark
                ? !kept.isEmpty && !pendingHyphen
                : properties.isAlphabetic && !properties.isUppercase || properties.numericType == .decimal
            if fits {
                if pendingHyphen, !kept.isEmpty { kept += "-" }
                pendingHyphen = false
                kept.unicodeScalars.append(scalar)
                if kept.count >= 120 { break }
            } else {
                pendingHyphen = true
            }
        }
        self.rawValue = kept.isEmpty ? "item" : kept
    }

    public var description: String { rawValue }

    private static func isSlug(_ text: String) -> Bool {
        // Nearly every slug is ASCII, and every row of a list reads one.
        if let isSlug = isASCIISlug(text) { return isSlug }
        let hyphen = UInt8(ascii: "-")
        var before = hyphen
        for byte in text.utf8 {
            if byte == hyphen, before == hyphen { return false }
            before = byte
        }
        guard before != hyphen, text.utf8.count <= 120 || text.count <= 120 else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            // The letters of Arabic and Tifinagh, which have no capitals, need not be looked up.
            isCommon(scalar) || scalar.properties.numericType == .decimal
                || scalar.properties.generalCategory == .nonspacingMark
                || (scalar.properties.isAlphabetic && !scalar.properties.isUppercase)
        }
    }

    private static func isCommon(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2D, 0x30...0x39, 0x61...0x7A, 0x620...0x64A, 0x2D30...0x2D67: true
        default: false
        }
    }

    /// In one pass over the bytes; `nil` when another letter stands among them.
    private static func isASCIISlug(_ text: String) -> Bool? {
        var text = text
        return text.withUTF8 { bytes -> Bool? in
            guard (1...120).contains(bytes.count) else { return bytes.isEmpty ? false : nil }
            var before = UInt8(ascii: "-")
            for byte in bytes {
                switch byte {
                case 97...122, 48...57: break
                case 0x2D: if before == 0x2D { return false }
                case 0x80...: return nil
                default: return false
                }
                before = byte
            }
            return before != 0x2D
        }
    }
}
