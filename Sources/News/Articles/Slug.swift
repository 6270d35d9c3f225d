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
        guard !text.isEmpty, text.count <= 120, !text.hasPrefix("-"), !text.hasSuffix("-"), !text.contains("--")
        else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            scalar == "-" || scalar.properties.numericType == .decimal
                || scalar.properties.generalCategory == .nonspacingMark
                || (scalar.properties.isAlphabetic && !scalar.properties.isUppercase)
        }
    }
}
