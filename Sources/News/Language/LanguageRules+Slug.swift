internal import Foundation

extension LanguageRules {
    /// The words of an address from a headline: Latin letters lose their accents, Arabic ones their vowel signs and
    /// tatweel, other scripts stay; signs and emoji go. It has at most `maximumLength` characters, is cut at a word (a
    /// first word that is longer is cut within) and is never empty.
    public func slug(_ headline: String, maximumLength: Int = 80) -> Slug {
        var text = ""
        for scalar in headline.precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
            switch scalar.value {
            case 0x30...0x39, 0x61...0x7A: text.unicodeScalars.append(scalar)
            case 0x00...0x7F, 0x02BC: text += "-"
            // Tatweel, the vowel signs of Arabic, combining accents, and signs that only join or hide.
            case 0x0640, 0x064B...0x065F, 0x0670, 0x0300...0x036F, 0x200B...0x200F, 0x2060, 0xFEFF, 0x00AD: break
            case 0x80...0x24F, 0x1E00...0x1EFF: text += Self.plain[scalar] ?? Self.withoutAccents(scalar)
            default: text.unicodeScalars.append(scalar)
            }
        }
        let slug = Slug(cleaning: text)
        guard maximumLength > 0, slug.rawValue.count > maximumLength else { return slug }
        let cut = slug.rawValue.prefix(maximumLength + 1)
        let kept = cut.lastIndex(of: "-").map { cut[..<$0] } ?? cut.prefix(maximumLength)
        return Slug(cleaning: String(kept))
    }

    /// Letters that no accent can be taken from.
    private static let plain: [Unicode.Scalar: String] = [
        "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h",
        "×": "-", "÷": "-",
    ]

    private static func withoutAccents(_ scalar: Unicode.Scalar) -> String {
        let kept = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars
            .filter { $0.properties.generalCategory != .nonspacingMark }
        return String(String.UnicodeScalarView(kept))
    }
}
