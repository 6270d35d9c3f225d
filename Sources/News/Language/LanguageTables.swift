/// The words, forms and marks of one language; `LanguageRules` does the rest.
///
/// A class, because there is one for each language, made once and handed round by reference.
final class LanguageTables: Sendable {
    typealias DateWriter = @Sendable (_ date: CivilDate, _ month: String) -> String

    /// January first.
    let months: [String]
    /// Monday first.
    let weekdays: [String]
    /// Between thousands, from numbers of so many digits on.
    let groupSeparator: String
    let minimumGroupedDigits: Int
    /// The sign before a negative number.
    let minus: String
    /// Between two of several names: ", ".
    let comma: String
    /// Before the last of several names: " et ".
    let and: @Sendable (_ last: String) -> String
    /// Joins a weekday and a date: "lundi 23 novembre 2026".
    let longDate: @Sendable (_ weekday: String, _ date: String) -> String
    /// "23 novembre 2026"
    let date: DateWriter
    /// "novembre 2026"
    let monthAndYear: DateWriter
    let spokenTime: @Sendable (CivilTime) -> String
    /// Joins a date and a time: "… à 20 h 03".
    let dateAndTime: @Sendable (_ date: String, _ time: CivilTime) -> String
    /// The form for a number that is not negative.
    let plural: @Sendable (Int) -> PluralCategory
    let typographer: any Typographer
    /// Brings the runs of a text into the language's script, where they can be told to belong there.
    let letters: @Sendable (_ runs: [String], _ capitals: TamazightScript.Capitals) -> [String]
    /// `nil` where we have no words for it.
    let relative: RelativeWords?
    /// How fast a text is read.
    let wordsPerMinute: Int

    init(
        months: [String], weekdays: [String], groupSeparator: String, minimumGroupedDigits: Int = 4,
        minus: String = "-", comma: String = ", ", and: @escaping @Sendable (String) -> String,
        longDate: @escaping @Sendable (String, String) -> String = { "\($0) \($1)" },
        date: @escaping DateWriter = { "\($0.day) \($1) \($0.year)" },
        monthAndYear: @escaping DateWriter = { "\($1) \($0.year)" },
        spokenTime: @escaping @Sendable (CivilTime) -> String = { $0.hourAndMinute },
        dateAndTime: @escaping @Sendable (String, CivilTime) -> String,
        plural: @escaping @Sendable (Int) -> PluralCategory, typographer: any Typographer,
        letters: @escaping @Sendable ([String], TamazightScript.Capitals) -> [String] = { runs, _ in runs },
        relative: RelativeWords? = nil, wordsPerMinute: Int = 220
    ) {
        self.months = months
        self.weekdays = weekdays
        self.groupSeparator = groupSeparator
        self.minimumGroupedDigits = minimumGroupedDigits
        self.minus = minus
        self.comma = comma
        self.and = and
        self.longDate = longDate
        self.date = date
        self.monthAndYear = monthAndYear
        self.spokenTime = spokenTime
        self.dateAndTime = dateAndTime
        self.plural = plural
        self.typographer = typographer
        self.letters = letters
        self.relative = relative
        self.wordsPerMinute = wordsPerMinute
    }

    /// The tables of a language, of its nearest relative, or plain ones.
    static func of(_ tag: LanguageTag) -> LanguageTables {
        switch tag.primary {
        case "fr": .french
        case "ar", "ary": .arabic
        case "en": .english
        case "es": .spanish
        case "zgh", "tzm", "shi", "rif": tag.rawValue.contains("-Latn") ? .tamazightLatin : .tamazight
        case "kab": .tamazightLatin
        default: .plain
        }
    }
}
