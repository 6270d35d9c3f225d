internal import Foundation

extension LanguageRules {
    /// The words of an address in Latin letters: Arabic and Tifinagh are written letter by letter, without the vowels
    /// that Arabic does not write, since no rule can know them; `nil` where the headline has neither script, or nothing
    /// of it would be left.
    public func latinSlug(_ headline: String, maximumLength: Int = 80) -> Slug? {
        let text = headline.precomposedStringWithCompatibilityMapping
        guard text.unicodeScalars.contains(where: { Self.isArabic($0) || Self.tifinagh[$0] != nil }) else { return nil }
        var latin = ""
        for word in text.split(whereSeparator: { $0.isWhitespace || $0.isPunctuation }) {
            latin += (latin.isEmpty ? "" : " ") + Self.latin(Array(word.unicodeScalars))
        }
        let slug = slug(latin, maximumLength: maximumLength)
        return slug.rawValue.utf8.allSatisfy { $0 < 0x80 } && latin.contains(where: \.isLetter) ? slug : nil
    }

    private static func isArabic(_ scalar: Unicode.Scalar) -> Bool { (0x0620...0x06FF).contains(scalar.value) }

    private static func latin(_ word: [Unicode.Scalar]) -> String {
        // Vowel signs and tatweel stand on letters and are not counted as such.
        var letters = word.filter { !(0x064B...0x065F).contains($0.value) && $0.value != 0x0640 && $0.value != 0x0670 }
        var text = ""
        if letters.count > 3, letters.starts(with: ["ا", "ل"]) {
            text = "al-"
            letters.removeFirst(2)
        }
        for (place, letter) in letters.enumerated() {
            let next = place + 1 < letters.count ? letters[place + 1] : nil
            let isConsonant = place == 0 || next == "ا" || next == "ة" || next == "ى"
            switch letter {
            case "و": text += isConsonant ? "w" : "ou"
            case "ي", "ی": text += isConsonant ? "y" : "i"
            default:
                if let sound = arabic[letter] ?? tifinagh[letter] {
                    text += sound
                } else {
                    text.unicodeScalars.append(letter)
                }
            }
        }
        return text
    }

    private static let arabic: [Unicode.Scalar: String] = [
        "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ء": "", "ؤ": "ou", "ئ": "i", "ب": "b", "پ": "p", "ت": "t",
        "ث": "th", "ج": "j", "چ": "ch", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "ژ": "j",
        "س": "s", "ش": "ch", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ڤ": "v", "ق": "q",
        "ك": "k", "ک": "k", "گ": "g", "ڭ": "g", "ݣ": "g", "ل": "l", "م": "m", "ن": "n", "ه": "h", "ة": "a", "ى": "a",
        "٠": "0", "١": "1", "٢": "2", "٣": "3", "٤": "4", "٥": "5", "٦": "6", "٧": "7", "٨": "8", "٩": "9",
    ]

    private static let tifinagh: [Unicode.Scalar: String] = [
        "ⴰ": "a", "ⴱ": "b", "ⴳ": "g", "ⴷ": "d", "ⴹ": "d", "ⴻ": "e", "ⴼ": "f", "ⴽ": "k", "ⵀ": "h", "ⵃ": "h", "ⵄ": "a",
        "ⵅ": "kh", "ⵇ": "q", "ⵉ": "i", "ⵊ": "j", "ⵍ": "l", "ⵎ": "m", "ⵏ": "n", "ⵓ": "ou", "ⵔ": "r", "ⵕ": "r",
        "ⵖ": "gh", "ⵙ": "s", "ⵚ": "s", "ⵛ": "ch", "ⵜ": "t", "ⵟ": "t", "ⵡ": "w", "ⵢ": "y", "ⵣ": "z", "ⵥ": "z",
        "ⵯ": "w",
    ]
}
