/// How one language writes dates, numbers, lists, slugs and marks, from tables of our own (docs/decisions/0003): the
/// locale data of the machine differs from system to system and from CLDR.
public struct LanguageRules: Sendable {
    public let language: LanguageTag
    private let tables: LanguageTables

    private init(_ language: LanguageTag, _ tables: LanguageTables) {
        self.language = language
        self.tables = tables
    }

    /// The rules of a language; English ones where we have none.
    public static func of(_ tag: LanguageTag) -> LanguageRules { LanguageRules(tag, LanguageTables.of(tag)) }

    // MARK: Marks

    /// The text as the language prints it: spaces before marks, quotes, apostrophes. Setting it twice changes nothing.
    public func typeset(_ text: String) -> String { tables.typographer.typeset(text, after: nil) }

    /// The same for one sentence that marks split into runs, so that a mark after an emphasised word gets its space.
    public func typeset(runs: [String]) -> [String] {
        var before: Character?
        return runs.map { run in
            let set = tables.typographer.typeset(run, after: before)
            before = set.last ?? before
            return set
        }
    }

    // MARK: Dates and times

    /// `lundi 23 novembre 2026`
    public func longDate(_ date: CivilDate) -> String {
        tables.longDate(weekdayName(date.weekday), date.day, monthName(date.month), date.year)
    }

    /// `23 novembre 2026`
    public func mediumDate(_ date: CivilDate) -> String {
        tables.mediumDate(date.day, monthName(date.month), date.year)
    }

    /// `novembre 2026`
    public func monthAndYear(_ date: CivilDate) -> String { "\(monthName(date.month)) \(date.year)" }

    /// - Parameter month: 1 to 12.
    public func monthName(_ month: Int) -> String { tables.months[(month - 1 + 12) % 12] }

    /// - Parameter weekday: 1 for Monday to 7 for Sunday.
    public func weekdayName(_ weekday: Int) -> String { tables.weekdays[(weekday - 1 + 7) % 7] }

    /// The name of a day, short enough for the head of a calendar's column.
    public func weekdayAbbreviation(_ weekday: Int) -> String {
        let name = weekdayName(weekday)
        return language.primary == "ar" ? String(name.dropFirst(2)) : String(name.prefix(3))
    }

    /// `20:03`, as lists show it.
    public func clock(_ time: CivilTime) -> String { time.hourAndMinute }

    /// `20 h 03` in French, as running text has it.
    public func spokenTime(_ time: CivilTime) -> String { tables.spokenTime(time) }

    /// `lundi 23 novembre 2026 à 20 h 03`
    public func dateAndTime(_ moment: CivilDateTime) -> String {
        tables.dateAndTime(longDate(moment.date), spokenTime(moment.time))
    }

    // MARK: Numbers and lists

    /// A whole number with its thousands apart; four digits stay together.
    public func number(_ number: Int) -> String {
        let digits = String(abs(number))
        guard digits.count > 4 else { return String(number) }
        var grouped = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { grouped += tables.groupSeparator }
            grouped.append(digit)
        }
        return (number < 0 ? "-" : "") + grouped
    }

    /// The plural form that goes with a count (CLDR).
    public func plural(_ count: Int) -> PluralCategory { tables.plural(abs(count)) }

    /// `A, B et C`
    public func joined(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: tables.comma) + tables.and + last
    }

    // MARK: Text

    /// How many words a text has, by its white space.
    public func words(in text: String) -> Int {
        text.split { $0.isWhitespace || $0 == "\u{202F}" }.count { word in word.contains { $0.isLetter || $0.isNumber } }
    }

    /// Minutes to read so many words, at 220 words a minute; at least one.
    public func readingMinutes(words: Int) -> Int { max(1, (words + 110) / 220) }

    /// The text, cut at a word so that it has at most `limit` characters with the … at its end.
    public func truncated(_ text: String, toCharacters limit: Int) -> String {
        guard text.count > limit, limit > 1 else { return text }
        var kept = text.prefix(limit - 1)
        if let space = kept.lastIndex(where: \.isWhitespace), space > kept.startIndex { kept = kept[..<space] }
        while let last = kept.last, !last.isLetter, !last.isNumber, last != "»", last != ")" { kept.removeLast() }
        return String(kept) + "…"
    }

    /// The letter that stands for a name, its article left out: "F" of "Le Fanal".
    public func initial(of name: String) -> String {
        var rest = name[...]
        let lowered = name.lowercased()
        for article in tables.articles where rest.count > article.count + 1 {
            let isWord = article.hasSuffix("’") || article.hasSuffix("'")
            if lowered.hasPrefix(isWord ? article : article + " ") {
                rest = rest.dropFirst(article.count)
                break
            }
        }
        if language.primary == "ar", rest.hasPrefix("ال"), rest.count > 3 { rest = rest.dropFirst(2) }
        let letter = rest.first { $0.isLetter || $0.isNumber }
        return letter.map { String($0).uppercased() } ?? "M"
    }

    /// The text between U+2068 and U+2069 where its own direction differs from the language's, for places without
    /// markup (UAX 9, 6.3).
    public func isolated(_ text: String) -> String {
        guard let direction = TextDirection(of: text), direction != language.direction else { return text }
        return "\u{2068}\(text)\u{2069}"
    }
}

extension TextDirection {
    /// The direction of the first strong character; `nil` without any (UAX 9, rules P2 and P3).
    public init?(of text: String) {
        for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
            switch scalar.value {
            case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC: self = .rightToLeft
            default: self = .leftToRight
            }
            return
        }
        return nil
    }
}
