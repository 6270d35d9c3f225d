/// How one language writes dates, numbers, lists, slugs and marks, from tables of our own (docs/decisions/0003): the
/// locale data of the machine differs from system to system and from CLDR.
public struct LanguageRules: Sendable {
    /// The language asked for, also where another one's tables serve it.
    public let language: LanguageTag
    let tables: LanguageTables

    /// The rules of a language; ISO 8601 dates, English words and text as written where we have none.
    public static func of(_ tag: LanguageTag) -> LanguageRules { LanguageRules(language: tag, tables: .of(tag)) }

    // MARK: Marks

    /// The text as the language prints it: spaces before marks, quotes, apostrophes. Setting it twice changes nothing;
    /// addresses, mail addresses and pieces of code are left as they are.
    public func typeset(_ text: String) -> String { typeset(runs: [text]).first ?? text }

    /// The name of a person, a section or a thing, as the language prints it.
    public func typeset(name: String) -> String {
        tables.typographer.typeset(tables.letters([name], .words)).first ?? name
    }

    /// The same for a name that marks split into runs.
    public func typeset(nameRuns runs: [String]) -> [String] {
        tables.typographer.typeset(tables.letters(runs, .words))
    }

    /// The same for one sentence that marks split into runs, so that a mark after an emphasised word gets its space.
    /// - Returns: As many runs as were given, in their order.
    public func typeset(runs: [String]) -> [String] {
        tables.typographer.typeset(tables.letters(runs, .sentences))
    }

    // MARK: Dates and times

    /// `lundi 23 novembre 2026`
    public func longDate(_ date: CivilDate) -> String {
        tables.longDate(weekdayName(date.weekday), mediumDate(date))
    }

    /// `23 novembre 2026`
    public func mediumDate(_ date: CivilDate) -> String { tables.date(date, monthName(date.month)) }

    /// `novembre 2026`
    public func monthAndYear(_ date: CivilDate) -> String { tables.monthAndYear(date, monthName(date.month)) }

    /// `novembre`, for 11. January is 1, and a number out of 1 to 12 goes on round the year.
    public func monthName(_ month: Int) -> String { tables.months[((month - 1) % 12 + 12) % 12] }

    /// `lundi`, for 1. Sunday is 7, and a number out of 1 to 7 goes on round the week.
    public func weekdayName(_ weekday: Int) -> String { tables.weekdays[((weekday - 1) % 7 + 7) % 7] }

    /// The name of a weekday, short enough for the head of a calendar's column.
    /// - Parameter weekday: 1 for Monday to 7 for Sunday.
    public func weekdayAbbreviation(_ weekday: Int) -> String {
        let name = weekdayName(weekday)
        switch language.primary {
        case "ar": return String(name.dropFirst(2))
        // Three of its names begin alike (CLDR has the same).
        case "zgh" where [5, 6].contains(weekday): return String(name.prefix(4))
        default: return String(name.prefix(3))
        }
    }

    /// `20:03`, as lists show it.
    public func clock(_ time: CivilTime) -> String { time.hourAndMinute }

    /// `20 h 03` in French, as running text has it.
    public func spokenTime(_ time: CivilTime) -> String { tables.spokenTime(time) }

    /// `lundi 23 novembre 2026 à 20 h 03`
    public func dateAndTime(_ moment: CivilDateTime) -> String {
        tables.dateAndTime(longDate(moment.date), moment.time)
    }

    // MARK: Numbers and lists

    /// A whole number with its thousands apart, as the language groups them.
    public func number(_ number: Int) -> String {
        let digits = String(number.magnitude)
        let sign = number < 0 ? tables.minus : ""
        guard digits.utf8.count >= tables.minimumGroupedDigits else { return sign + digits }
        var grouped = sign
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.utf8.count - place) % 3 == 0 { grouped += tables.groupSeparator }
            grouped.append(digit)
        }
        return grouped
    }

    /// The plural form that goes with a count (CLDR); that of its distance from 0 for a negative one.
    public func plural(_ count: Int) -> PluralCategory { tables.plural(Int(clamping: count.magnitude)) }

    /// The forms that counts below a million take.
    public var pluralForms: Set<PluralCategory> { Set((0..<1000).map(tables.plural)) }

    /// `A, B et C`
    public func joined(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: tables.comma) + tables.and(last) + last
    }
}
