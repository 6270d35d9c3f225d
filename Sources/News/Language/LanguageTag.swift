/// A language as BCP 47 writes it (RFC 5646): `fr`, `ar-MA`, `zgh`, `zgh-Latn`.
public struct LanguageTag: RawRepresentable, Sendable, Hashable, Codable, CustomStringConvertible {
    public let rawValue: String

    /// - Returns: `nil` when `text` is not well formed: a primary subtag of 2 to 8 letters, then subtags of 1 to 8 letters
    ///   or digits. The case is normalised (`zgh-Latn`, `ar-MA`).
    public init?(rawValue text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let primary = parts.first, (2...8).contains(primary.count), text.utf8.count <= 35,
            primary.utf8.allSatisfy({ (65...90).contains($0) || (97...122).contains($0) }),
            parts.dropFirst().allSatisfy({ part in
                (1...8).contains(part.count)
                    && part.utf8.allSatisfy {
                        (65...90).contains($0) || (97...122).contains($0) || (48...57).contains($0)
                    }
            })
        else { return nil }
        var normalised = primary.lowercased()
        for part in parts.dropFirst() {
            switch part.count {
            case 4 where !(part.first?.isNumber ?? false):
                normalised += "-" + part.prefix(1).uppercased() + part.dropFirst().lowercased()
            case 2: normalised += "-" + part.uppercased()
            default: normalised += "-" + part.lowercased()
            }
        }
        self.rawValue = normalised
    }

    private init(known: String) { self.rawValue = known }

    public static let french = LanguageTag(known: "fr")
    public static let arabic = LanguageTag(known: "ar")
    public static let english = LanguageTag(known: "en")
    public static let spanish = LanguageTag(known: "es")
    public static let tamazight = LanguageTag(known: "zgh")
    public static let tamazightLatin = LanguageTag(known: "zgh-Latn")

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let tag = LanguageTag(rawValue: text) else {
            throw NewsError(
                .invalid, "“\(text.prefix(40))” is no language tag (BCP 47).", help: "Write fr, ar, zgh-Latn …")
        }
        self = tag
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    /// `fr` of `fr-MA`.
    public var primary: String { String(rawValue.prefix { $0 != "-" }) }

    /// The way the script runs.
    public var direction: TextDirection {
        let subtags = rawValue.split(separator: "-").dropFirst()
        if let script = subtags.first(where: { $0.count == 4 }) {
            return ["Arab", "Hebr", "Syrc", "Thaa", "Nkoo"].contains(script) ? .rightToLeft : .leftToRight
        }
        return ["ar", "he", "fa", "ur", "ps", "dv", "yi", "ckb", "ary"].contains(primary) ? .rightToLeft : .leftToRight
    }

    public var description: String { rawValue }
}

/// The way text runs; the value of HTML's `dir`.
public enum TextDirection: String, Sendable, Codable {
    case leftToRight = "ltr"
    case rightToLeft = "rtl"
}
