/// The words and marks of one language; `LanguageRules` does the rest.
struct LanguageTables: Sendable {
    /// January first.
    var months: [String]
    /// Monday first.
    var weekdays: [String]
    /// Between thousands.
    var groupSeparator: String
    /// Before the last of several: " et ".
    var and: String
    /// Between two of several: ", ".
    var comma: String
    /// Words that are not the name itself: "Le", "The".
    var articles: [String]
    var longDate: @Sendable (_ weekday: String, _ day: Int, _ month: String, _ year: Int) -> String
    var mediumDate: @Sendable (_ day: Int, _ month: String, _ year: Int) -> String
    var spokenTime: @Sendable (CivilTime) -> String
    /// Joins a date and a time: "… à 20 h 03".
    var dateAndTime: @Sendable (_ date: String, _ time: String) -> String
    var plural: @Sendable (Int) -> PluralCategory
    var typographer: any Typographer
}
