internal import Foundation

/// The form in which the search compares words: small letters without accents, vowel signs or tatweel; Arabic's forms of
/// alef, hamza, ya and ta marbuta as one each, and its article left out; Tamazight's emphatic letters as those without a
/// dot, as they are typed where keys have none; digits of any script as 0 to 9, and a number in groups of three (4 100,
/// 4.100) as one word. What is indexed and what is asked for go through it alike, so that neither store needs rules of its
/// own.
public enum SearchFolding {
    /// Which rules an index was made with; one made with others is made anew.
    public static let version = 2
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
        let bytes = text.utf8
        walk(text) { word, place in
            let start = bytes.index(bytes.startIndex, offsetBy: place.lowerBound)
            tokens.append(Token(range: start..<bytes.index(start, offsetBy: place.count), word: word))
            return tokens.count < limit
        }
        return tokens
    }

    /// Every word of an archive comes by here, so it goes over bytes: most are ASCII, and are looked up in a table.
    /// - Parameter visit: Is given a word and where it stands, in UTF-8; answers whether to go on.
    private static func walk(_ text: String, _ visit: (String, Range<Int>) -> Bool) {
        var text = text
        text.withUTF8 { walk($0, visit) }
    }

    private static func walk(_ bytes: UnsafeBufferPointer<UInt8>, _ visit: (String, Range<Int>) -> Bool) {
        let small = small
        var word: [UInt8] = []
        word.reserveCapacity(longestWord * 4)
        var length = 0
        var (start, end) = (0, 0)
        var number = NumberGroups()
        func isVisited() -> Bool {
            guard length > 0 else { return true }
            let whole = String(decoding: word, as: UTF8.self)
            // The first byte of all letters that the article can stand before.
            let isArabic = word[0] == 0xD8 || word[0] == 0xD9
            word.removeAll(keepingCapacity: true)
            length = 0
            number = NumberGroups()
            return visit(isArabic ? withoutArticle(whole) : whole, start..<end)
        }
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80, small[Int(byte)] != 0 {
                if length == 0 { start = index }
                index += 1
                end = index
                number.note(small[Int(byte)])
                if length < longestWord {
                    word.append(small[Int(byte)])
                    length += 1
                }
                continue
            }
            let (scalar, next) = decoded(bytes, at: index)
            switch folded(scalar) {
            case .border:
                if length > 0, number.goOn(behind: scalar, { following(bytes, next) }) { break }
                guard isVisited() else { return }
            case .nothing: if length > 0 { end = next }
            case .alone(let letter): guard isVisited(), visit(String(letter), index..<next) else { return }
            case .letter(let letter):
                if length == 0 { start = index }
                end = next
                number.note(letter.isASCII ? UInt8(letter.value) : 0)
                if length < longestWord {
                    word += UTF8.encode(letter) ?? UTF8.encodedReplacementCharacter
                    length += 1
                }
            case .letters(let letters):
                if length == 0 { start = index }
                end = next
                number.note(0)
                if length < longestWord {
                    for letter in letters { word += UTF8.encode(letter) ?? UTF8.encodedReplacementCharacter }
                    length += letters.count
                }
            }
            index = next
        }
        _ = isVisited()
    }

    /// The scalar at a place of a text, and where the next one begins.
    private static func decoded(
        _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
    ) -> (scalar: Unicode.Scalar, next: Int) {
        let first = bytes[index]
        guard first >= 0x80 else { return (Unicode.Scalar(first), index + 1) }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for place in index + 1..<min(index + length, bytes.count) { value = value << 6 | UInt32(bytes[place] & 0x3F) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", index + length)
    }

    /// The four scalars from a place on.
    private static func following(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> [Unicode.Scalar] {
        var found: [Unicode.Scalar] = []
        var place = place
        while found.count < 4, place < bytes.count {
            let (scalar, next) = decoded(bytes, at: place)
            found.append(scalar)
            place = next
        }
        return found
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
        case 0x2D30...0x2D67: .letter(plain[scalar] ?? scalar)
        default: sought(scalar)
        }
    }

    /// Of ASCII the letters and digits as they are folded, all else 0.
    private static let small: [UInt8] = (0..<0x80).map { value in
        guard case .letter(let letter) = table[value], letter.isASCII else { return 0 }
        return UInt8(letter.value)
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

    /// Tifinagh's emphatic letters and ḥ; Latin's lose their dots by themselves.
    private static let plain: [Unicode.Scalar: Unicode.Scalar] = [
        "\u{2D39}": "\u{2D37}", "\u{2D43}": "\u{2D40}", "\u{2D55}": "\u{2D54}", "\u{2D5A}": "\u{2D59}",
        "\u{2D5F}": "\u{2D5C}", "\u{2D65}": "\u{2D63}",
    ]

    // MARK: Numbers in groups

    /// The text with the groups of its numbers put together, for what is taken apart at spaces.
    static func joiningNumbers(_ text: Substring) -> String {
        let scalars = text.unicodeScalars
        var joined = String.UnicodeScalarView()
        var number = NumberGroups()
        for index in scalars.indices {
            let scalar = scalars[index]
            if number.goOn(behind: scalar, { Array(scalars[scalars.index(after: index)...].prefix(4)) }) { continue }
            switch folded(scalar) {
            case .border: number = NumberGroups()
            case .nothing: break
            case .letter(let letter): number.note(letter.isASCII ? UInt8(letter.value) : 0)
            case .letters, .alone: number.note(0)
            }
            joined.append(scalar)
        }
        return String(joined)
    }

    /// A word that is a number so far, written in groups of three.
    private struct NumberGroups {
        /// How many digits its last group has; below zero where the word is no number.
        private var digits = 0
        private var isFirst = true

        /// - Parameter letter: Folded; 0 where it is not of ASCII.
        mutating func note(_ letter: UInt8) {
            digits = (0x30...0x39).contains(letter) && digits >= 0 ? digits + 1 : -1
        }

        /// Whether `separator` parts two groups of one number.
        /// - Parameter next: The four scalars behind it, or those that there are.
        mutating func goOn(behind separator: Unicode.Scalar, _ next: () -> [Unicode.Scalar]) -> Bool {
            guard isFirst ? (1...3).contains(digits) : digits == 3,
                [" ", "\u{A0}", "\u{2009}", "\u{202F}", ",", ".", "\u{066C}"].contains(separator)
            else { return false }
            let next = next()
            func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .decimalNumber }
            guard next.count >= 3, next.prefix(3).allSatisfy(isDigit), next.count == 3 || !isDigit(next[3]) else {
                return false
            }
            (digits, isFirst) = (0, false)
            return true
        }
    }

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
