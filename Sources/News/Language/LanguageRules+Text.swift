extension LanguageRules {
    /// How many words a text has: runs of letters and digits that a space, a dash (— –), a slash or … parts. An
    /// apostrophe, a hyphen and the vowel signs of Arabic part none (« l’avant-garde » is one word).
    public func words(in text: String) -> Int {
        var count = 0
        var isInWord = false
        for scalar in text.unicodeScalars {
            switch WordCounting.role(of: scalar) {
            case .letter where !isInWord:
                isInWord = true
                count += 1
            case .border: isInWord = false
            case .letter, .neither: break
            }
        }
        return count
    }

    /// Minutes to read so many words; at least one. A word of Arabic holds what other languages say in two, and is read
    /// more slowly: 228 a minute in English, 218 in Spanish, 195 in French, 138 in Arabic (IReST, Trauzettel-Klosinski
    /// and Dietz, 2012).
    public func readingMinutes(words: Int) -> Int {
        max(1, (words + tables.wordsPerMinute / 2) / tables.wordsPerMinute)
    }

    /// The text, cut at a word so that it has at most `limit` characters with the … at its end. A text that is one long
    /// word is cut within it.
    public func truncated(_ text: String, toCharacters limit: Int) -> String {
        guard limit > 0 else { return "" }
        guard let last = text.index(text.startIndex, offsetBy: limit - 1, limitedBy: text.endIndex),
            last < text.endIndex, text.index(after: last) < text.endIndex
        else { return text }
        var kept = text[..<last]
        if !text[last].isWhitespace, let space = kept.lastIndex(where: \.isWhitespace) {
            let whole = kept[..<space]
            if whole.contains(where: { $0.isLetter || $0.isNumber }) { kept = whole }
        }
        while let end = kept.last, !end.isLetter, !end.isNumber, end != "»", end != "”", end != ")" {
            kept.removeLast()
        }
        return String(kept) + "…"
    }

    /// The letter that stands for a name, its article left out: "F" of "Le Fanal", "ب" of "البريد". "M" where a name has
    /// no letter and no digit.
    public func initial(of name: String) -> String {
        let text = name.drop { !$0.isLetter && !$0.isNumber }
        var rest = text[...]
        let lowered = text.lowercased()
        for article in Self.articles where lowered.hasPrefix(article) && text.count > article.count {
            rest = text.dropFirst(article.count)
            break
        }
        let letter = rest.first { $0.isLetter || $0.isNumber } ?? text.first
        return letter.map { $0.uppercased() } ?? "M"
    }

    /// Articles that are no part of a name; a name keeps its own language's article on an edition in another.
    private static let articles = [
        "le ", "la ", "les ", "l’", "l'", "the ", "el ", "los ", "las ", "ال",
    ]

    /// The text between U+2068 and U+2069 where its own direction differs from the language's, for places without
    /// markup (UAX 9, 2.4.2). Text that is between them already stays as it is.
    public func isolated(_ text: String) -> String {
        guard let direction = TextDirection(of: text), direction != language.direction,
            !(text.hasPrefix("\u{2068}") && text.hasSuffix("\u{2069}"))
        else { return text }
        guard TextDirection(ofMost: text) != language.direction else { return directed(text) }
        return "\u{2068}\(text)\u{2069}"
    }

    /// The text as it can stand where its first word tells its direction, in a `bdi` or a window's title: with a mark
    /// before it where that word is of another script than most of it, which is of the language's own.
    public func directed(_ text: String) -> String {
        guard !text.hasMark, let first = TextDirection(of: text), first != language.direction,
            TextDirection(ofMost: text) == language.direction
        else { return text }
        return language.direction.mark + text
    }
}

/// What a scalar does to the count of words.
private enum WordCounting {
    enum Role { case letter, border, neither }

    static func role(of scalar: Unicode.Scalar) -> Role {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: .letter
        case 0x09...0x0D, 0x20, 0x2F, 0x85, 0xA0: .border
        case 0x00...0x7F: .neither
        // Latin, Arabic and Tifinagh, which is nearly all we print.
        case 0xC0...0x24F, 0x620...0x64A, 0x2D30...0x2D67: .letter
        // Spaces, dashes and …
        case 0x2000...0x200A, 0x2013...0x2015, 0x2026, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: .border
        default:
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                ? .letter
                : scalar.properties.isWhitespace ? .border : .neither
        }
    }
}

extension TextDirection {
    /// The direction of the first strong character; `nil` without any (UAX 9, rules P2 and P3).
    public init?(of text: String) {
        for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
            switch scalar.value {
            case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x1E900...0x1EEFF: self = .rightToLeft
            default: self = .leftToRight
            }
            return
        }
        return nil
    }

    /// The character that has a direction and shows nothing (UAX 9, 2.6).
    var mark: String { self == .leftToRight ? "\u{200E}" : "\u{200F}" }

    /// The direction of most letters; `nil` without any, or with as many of each. A sentence in Arabic that begins with a
    /// Latin name still runs to the left.
    public init?(ofMost text: String) {
        var balance = 0
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x370...0x52F, 0x1E00...0x1FFF, 0x2D30...0x2D7F: balance += 1
            case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC: balance -= 1
            default: break
            }
        }
        guard balance != 0 else { return nil }
        self = balance > 0 ? .leftToRight : .rightToLeft
    }
}

extension String {
    /// Whether it begins with a character that says how it runs.
    fileprivate var hasMark: Bool {
        unicodeScalars.first.map {
            [0x200E, 0x200F, 0x061C].contains($0.value) || (0x2066...0x2068).contains($0.value)
        }
            ?? false
    }

    /// The text as it can stand where its first word tells its direction, of whatever language it is: a sentence in Arabic
    /// that begins with a Latin name still runs to the left.
    public var directed: String {
        guard !hasMark, let first = TextDirection(of: self), let most = TextDirection(ofMost: self), first != most
        else {
            return self
        }
        return most.mark + self
    }
}
