extension LanguageTables {
    /// English with the day before the month and no comma before the last of several, as British papers print it. CLDR's
    /// en-GB has a comma after the weekday; papers leave it out.
    static let english = LanguageTables(
        months: englishMonths, weekdays: englishWeekdays,
        groupSeparator: ",",
        and: { _ in " and " },
        dateAndTime: { "\($0) at \($1.hourAndMinute)" },
        plural: { $0 == 1 ? .one : .other },
        typographer: MarkTypographer(openQuote: "“", closeQuote: "”"),
        relative: .english, wordsPerMinute: 228
    )

    /// For a language we have no tables of: English words where there must be words, ISO 8601 dates, text as written.
    static let plain = LanguageTables(
        months: englishMonths, weekdays: englishWeekdays,
        groupSeparator: "\u{202F}",
        and: { _ in ", " },
        longDate: { $1 },
        date: { date, _ in date.iso },
        monthAndYear: { date, _ in String(date.iso.dropLast(3)) },
        dateAndTime: { "\($0) \($1.hourAndMinute)" },
        plural: { $0 == 1 ? .one : .other },
        typographer: PlainTypographer()
    )

    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    private static let englishWeekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
}
