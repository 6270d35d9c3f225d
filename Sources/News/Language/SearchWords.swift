internal import Foundation

/// The words of a text as a search knows them: without case, accents, vowel signs and stretching marks.
public enum SearchWords {
    /// Of one text; those behind the 400th are left out.
    private static let limit = 400
    private static let longest = 40

    public static func of(_ text: String) -> Set<String> {
        let folded = text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        var words: Set<String> = []
        var word = ""
        func finish() {
            if !word.isEmpty, words.count < limit { words.insert(String(word.prefix(longest))) }
            word = ""
        }
        for scalar in folded.unicodeScalars {
            switch scalar {
            // The stretching mark, and the forms of alif, ya and ta marbuta that one word is written with.
            case "\u{0640}": continue
            case "أ", "إ", "آ", "ٱ": word.unicodeScalars.append("ا")
            case "ى": word.unicodeScalars.append("ي")
            case "ة": word.unicodeScalars.append("ه")
            default:
                // Vowel signs that folding left are part of no word.
                if scalar.properties.generalCategory == .nonspacingMark { continue }
                if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                    word.unicodeScalars.append(scalar)
                } else {
                    finish()
                }
            }
        }
        finish()
        return words
    }
}
