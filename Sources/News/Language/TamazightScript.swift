internal import Foundation

/// Standard Moroccan Tamazight in its two scripts. Each letter of Tifinagh as IRCAM standardised it has one Latin letter,
/// so that a text written in Tifinagh can be read in either, from the one text.
public enum TamazightScript {
    /// Where capital letters stand, which Tifinagh has not.
    public enum Capitals: Sendable {
        case sentences
        /// On every word, as in names.
        case words
    }

    /// A text in Latin letters, as many runs as it had. Words that are not in Tifinagh, such as names from other
    /// languages, stay as they are.
    /// - Returns: `nil` where it has a letter of Tifinagh that has no Latin one of its own: such a text keeps its script.
    public static func latin(_ runs: [String], capitals: Capitals = .sentences) -> [String]? {
        // Most of what a page says is numbers and names in Latin letters.
        guard runs.contains(where: hasTifinagh) else { return runs }
        var isAtStart = true
        var endedSentence = false
        var result: [String] = []
        result.reserveCapacity(runs.count)
        for run in runs {
            guard hasTifinagh(run) else {
                result.append(run)
                for scalar in run.unicodeScalars { follow(scalar, capitals, &isAtStart, &endedSentence) }
                continue
            }
            var text = String.UnicodeScalarView()
            for scalar in run.unicodeScalars {
                guard isTifinagh(scalar) else {
                    text.append(scalar)
                    follow(scalar, capitals, &isAtStart, &endedSentence)
                    continue
                }
                guard let letter = latinLetters[scalar] else { return nil }
                if isAtStart {
                    text.append(contentsOf: letter.properties.uppercaseMapping.unicodeScalars)
                } else {
                    text.append(letter)
                }
                isAtStart = false
                endedSentence = false
            }
            result.append(String(text))
        }
        return result
    }

    /// A text in Tifinagh.
    /// - Returns: `nil` where that would lose something: a letter that Tifinagh has not, or a capital within a word, which
    ///   names from other languages have.
    public static func tifinagh(_ text: String) -> String? {
        var result = String.UnicodeScalarView()
        var isInWord = false
        for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
            guard scalar.properties.isAlphabetic || scalar == "ʷ" else {
                result.append(scalar)
                isInWord = false
                continue
            }
            if isTifinagh(scalar) {
                result.append(scalar)
            } else if let letter = tifinaghLetters[scalar] {
                result.append(letter)
            } else if !isInWord, let small = scalar.properties.lowercaseMapping.unicodeScalars.first,
                let letter = tifinaghLetters[small]
            {
                result.append(letter)
            } else {
                return nil
            }
            isInWord = true
        }
        return String(result)
    }

    /// A question in Tifinagh, whichever letters it was typed in, capitals among them: each word that can be.
    public static func tifinagh(wordsOf question: String) -> String {
        question.split(separator: " ").map { tifinagh($0.lowercased()) ?? String($0) }.joined(separator: " ")
    }

    /// Whether a scalar is one of Unicode's Tifinagh letters, those of other standards among them.
    public static func isTifinagh(_ scalar: Unicode.Scalar) -> Bool { (0x2D30...0x2D7F).contains(scalar.value) }

    private static func hasTifinagh(_ text: String) -> Bool {
        // The first byte of all its letters, which few texts have.
        text.utf8.contains(0xE2) && text.unicodeScalars.contains(where: isTifinagh)
    }

    /// What a scalar that stays as it is does to the next capital.
    private static func follow(
        _ scalar: Unicode.Scalar, _ capitals: Capitals, _ isAtStart: inout Bool, _ endedSentence: inout Bool
    ) {
        switch scalar {
        case ".", "!", "?", "…": endedSentence = true
        case "\n": isAtStart = true
        case _ where scalar.properties.isWhitespace:
            if endedSentence || capitals == .words { isAtStart = true }
            endedSentence = false
        case "-" where capitals == .words: isAtStart = true
        case _ where scalar.properties.isAlphabetic || scalar.properties.numericType != nil:
            isAtStart = false
            endedSentence = false
        default: break
        }
    }

    /// The alphabet, with p and v, which loans have.
    private static let latinLetters: [Unicode.Scalar: Unicode.Scalar] = [
        "ⴰ": "a", "ⴱ": "b", "ⴳ": "g", "ⴷ": "d", "ⴹ": "ḍ", "ⴻ": "e", "ⴼ": "f", "ⴽ": "k", "ⵀ": "h", "ⵃ": "ḥ", "ⵄ": "ɛ",
        "ⵅ": "x", "ⵇ": "q", "ⵉ": "i", "ⵊ": "j", "ⵍ": "l", "ⵎ": "m", "ⵏ": "n", "ⵒ": "p", "ⵓ": "u", "ⵔ": "r", "ⵕ": "ṛ",
        "ⵖ": "ɣ", "ⵙ": "s", "ⵚ": "ṣ", "ⵛ": "c", "ⵜ": "t", "ⵟ": "ṭ", "ⵠ": "v", "ⵡ": "w", "ⵢ": "y", "ⵣ": "z", "ⵥ": "ẓ",
        "ⵯ": "ʷ",
    ]

    private static let tifinaghLetters: [Unicode.Scalar: Unicode.Scalar] =
        Dictionary(uniqueKeysWithValues: latinLetters.map { ($0.value, $0.key) })
}
