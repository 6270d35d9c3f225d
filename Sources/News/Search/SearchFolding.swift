internal import Foundation

/// The form in which the search compares words: small letters without accents, vowel signs or tatweel; Arabic's forms of
/// alef, hamza, ya and ta marbuta as one each, and its article left out; digits of any script as 0 to 9. What is indexed
/// and what is asked for go through it alike, so that neither store needs rules of its own.
public enum SearchFolding {
    /// Which rules an index was made with; one made with others is made anew.
    public static let version = 1
    /// A word has so many letters at most; the rest is left out.
    public static let longestWord = 40

    /// A word with the place where it stands.
    public struct Token: Sendable, Hashable {
        /// Where it stands in the text, its marks with it.
        public let range: Range<String.Index>
        public let word: String
    }

    /// The words of a text in their order, at most `limit` of them.
    public static func words(in text: String, limit: Int = .max) -> [String] {
        var words: [String] = []
        guard limit > 0 else { return words }
        walk(text) { word, _ in
            words.append(word)
            return words.count < limit
        }
        return words
    }

    /// The same with their places.
    public static func tokens(in text: String, limit: Int = .max) -> [Token] {
        var tokens: [Token] = []
        guard limit > 0 else { return tokens }
        walk(text) { word, range in
            tokens.append(Token(range: range, word: word))
            return tokens.count < limit
        }
        return tokens
    }

    /// - Parameter visit: Answers whether to go on.
    private static func walk(_ text: String, _ visit: (String, Range<String.Index>) -> Bool) {
        let scalars = text.unicodeScalars
        var word = String.UnicodeScalarView()
        var length = 0
        var (start, end) = (scalars.startIndex, scalars.startIndex)
        func isVisited() -> Bool {
            guard length > 0 else { return true }
            let whole = withoutArticle(String(word))
            word = String.UnicodeScalarView()
            length = 0
            return visit(whole, start..<end)
        }
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let next = scalars.index(after: index)
            switch folded(scalars[index]) {
            case .border: guard isVisited() else { return }
            case .nothing: if length > 0 { end = next }
            case .alone(let letter): guard isVisited(), visit(String(letter), index..<next) else { return }
            case .letter(let letter):
                if length == 0 { start = index }
                end = next
                if length < longestWord {
                    word.append(letter)
                    length += 1
                }
            case .letters(let letters):
                if length == 0 { start = index }
                end = next
                if length < longestWord {
                    word.append(contentsOf: letters)
                    length += letters.count
                }
            }
            index = next
        }
        _ = isVisited()
    }

    /// A word as it is written, in small letters, composed (NFC).
    package static func smallLetters(of word: Substring) -> String {
        let small = word.lowercased()
        // Composing asks a library that takes longer than all else here; letters under U+0300 and those of Arabic have
        // nothing to be composed with as long as no mark follows.
        let isComposed = small.unicodeScalars.allSatisfy { $0.value < 0x300 || (0x0620...0x064A).contains($0.value) }
        return isComposed ? small : small.precomposedStringWithCanonicalMapping
    }

    /// Whether a name has all of some words, wherever in its own.
    /// - Parameter words: Folded.
    public static func holds(_ name: String, words wanted: [String]) -> Bool {
        let known = words(in: name)
        return wanted.allSatisfy { word in known.contains { $0.contains(word) } }
    }

    // MARK: Letters

    private enum Fold: Sendable {
        case border, nothing
        case letter(Unicode.Scalar)
        case letters([Unicode.Scalar])
        /// A sign that is a word by itself.
        case alone(Unicode.Scalar)
    }

    private static func folded(_ scalar: Unicode.Scalar) -> Fold {
        switch scalar.value {
        case 0..<0x700: table[Int(scalar.value)]
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: .nothing
        case 0x2000...0x206F: .border
        case 0x2D30...0x2D67: .letter(scalar)
        default: sought(scalar)
        }
    }

    /// Latin, Greek, Cyrillic, Hebrew and Arabic, found once.
    private static let table: [Fold] = (0..<0x700).map { Unicode.Scalar($0).map(sought) ?? .border }

    private static func sought(_ scalar: Unicode.Scalar) -> Fold {
        let properties = scalar.properties
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return .nothing
        case .modifierLetter where scalar == "\u{0640}": return .nothing
        case .decimalNumber:
            let digit = properties.numericValue.map { UInt8(ascii: "0") + UInt8($0) }
            return digit.map { .letter(Unicode.Scalar($0)) } ?? .letter(scalar)
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber,
            .otherNumber, .spacingMark:
            break
        default: return .border
        }
        if properties.isIdeographic { return .alone(scalar) }
        var kept: [Unicode.Scalar] = []
        for part in properties.lowercaseMapping.decomposedStringWithCompatibilityMapping.unicodeScalars {
            switch part.properties.generalCategory {
            case .lowercaseLetter, .modifierLetter, .otherLetter, .letterNumber, .spacingMark:
                kept += alike[part] ?? [part]
            case .decimalNumber: kept.append(part)
            default: break
            }
        }
        return kept.count == 1 ? .letter(kept[0]) : kept.isEmpty ? .border : .letters(kept)
    }

    /// Letters that no mark can be taken from. Alef and ya with a hamza come apart by themselves.
    private static let alike: [Unicode.Scalar: [Unicode.Scalar]] = [
        "œ": ["o", "e"], "æ": ["a", "e"], "ß": ["s", "s"], "ø": ["o"], "đ": ["d"], "ð": ["d"], "þ": ["t", "h"],
        "ł": ["l"], "ı": ["i"], "ħ": ["h"],
        "\u{0671}": ["\u{0627}"], "\u{0629}": ["\u{0647}"], "\u{0649}": ["\u{064A}"], "\u{06CC}": ["\u{064A}"],
        "\u{06A9}": ["\u{0643}"], "\u{06C1}": ["\u{0647}"], "\u{06BE}": ["\u{0647}"], "\u{0640}": [],
    ]

    // MARK: The article of Arabic

    /// With a conjunction or preposition grown onto it.
    private static let articles: [(text: String, least: Int)] = [
        ("وال", 3), ("بال", 3), ("كال", 3), ("فال", 3), ("لل", 3), ("ال", 2),
    ]

    private static func withoutArticle(_ word: String) -> String {
        guard let first = word.unicodeScalars.first, (0x0620...0x064A).contains(first.value) else { return word }
        for article in articles where word.hasPrefix(article.text) {
            let rest = word.unicodeScalars.dropFirst(article.text.unicodeScalars.count)
            if rest.count >= article.least { return String(rest) }
        }
        return word
    }
}
