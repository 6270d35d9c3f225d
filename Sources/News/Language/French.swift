extension LanguageTables {
    /// French as Moroccan and French papers print it. CLDR differs in two places, on purpose: the first of a month is
    /// « 1er », and a time in a sentence is « 20 h 03 », not 20:03 (Lexique de l'Imprimerie nationale).
    static let french = LanguageTables(
        months: [
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
            "décembre",
        ],
        weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        groupSeparator: "\u{202F}",
        and: { _ in " et " },
        date: { "\($0.day == 1 ? "1er" : String($0.day)) \($1) \($0.year)" },
        spokenTime: french,
        dateAndTime: { "\($0) à \(french($1))" },
        plural: { $0 < 2 ? .one : $0 % 1_000_000 == 0 ? .many : .other },
        typographer: FrenchTypographer(),
        relative: .french, wordsPerMinute: 195
    )

    @Sendable private static func french(_ time: CivilTime) -> String {
        "\(time.hour)\u{00A0}h\u{00A0}\(CivilDate.padded(time.minute, to: 2))"
    }
}
