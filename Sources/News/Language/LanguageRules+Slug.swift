internal import Foundation

extension LanguageRules {
    /// The words of an address from a headline: Latin letters lose their accents, Arabic ones their vowel signs and
    /// tatweel, other scripts stay; cut at a word. Never empty.
    public func slug(_ headline: String, maximumLength: Int = 80) -> Slug {
        var text = ""
        // Arabic, Tifinagh and the like keep their letters; only marks that stand above or below them go.
        for scalar in headline.precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
            switch scalar {
            case "œ": text += "oe"
            case "æ": text += "ae"
            case "ß": text += "ss"
            case "ø": text += "o"
            case "đ", "ð": text += "d"
            case "ł": text += "l"
            case "ı": text += "i"
            case "\u{0640}", "\u{064B}"..."\u{065F}", "\u{0670}": break
            case "'", "\u{2019}", "\u{02BC}": text += "-"
            case _ where scalar.value < 0x0250 || (0x1E00...0x1EFF).contains(scalar.value):
                text += String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars
                    .filter { $0.properties.generalCategory != .nonspacingMark }.map { String($0) }.joined()
            default: text.unicodeScalars.append(scalar)
            }
        }
        let slug = Slug(cleaning: text)
        guard slug.rawValue.count > maximumLength else { return slug }
        let cut = slug.rawValue.prefix(maximumLength + 1)
        let kept = cut.lastIndex(of: "-").map { cut[..<$0] } ?? cut.prefix(maximumLength)
        return Slug(cleaning: String(kept))
    }
}
