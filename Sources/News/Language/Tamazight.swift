extension LanguageTables {
    /// Standard Moroccan Tamazight in Tifinagh (CLDR zgh, which has no plural forms). CLDR joins names with commas
    /// only, and so do we.
    static let tamazight = LanguageTables(
        months: [
            "ⵉⵏⵏⴰⵢⵔ", "ⴱⵕⴰⵢⵕ", "ⵎⴰⵕⵚ", "ⵉⴱⵔⵉⵔ", "ⵎⴰⵢⵢⵓ", "ⵢⵓⵏⵢⵓ", "ⵢⵓⵍⵢⵓⵣ", "ⵖⵓⵛⵜ", "ⵛⵓⵜⴰⵏⴱⵉⵔ", "ⴽⵜⵓⴱⵔ", "ⵏⵓⵡⴰⵏⴱⵉⵔ",
            "ⴷⵓⵊⴰⵏⴱⵉⵔ",
        ],
        weekdays: ["ⴰⵢⵏⴰⵙ", "ⴰⵙⵉⵏⴰⵙ", "ⴰⴽⵕⴰⵙ", "ⴰⴽⵡⴰⵙ", "ⴰⵙⵉⵎⵡⴰⵙ", "ⴰⵙⵉⴹⵢⴰⵙ", "ⴰⵙⴰⵎⴰⵙ"],
        groupSeparator: "\u{00A0}",
        and: { _ in ", " },
        dateAndTime: { "\($0) \($1.hourAndMinute)" },
        plural: { _ in .other },
        typographer: PlainTypographer(),
        wordsPerMinute: 138
    )

    /// Tamazight in Latin letters, into which text in Tifinagh is brought. CLDR has none for zgh; these are Tachelhit's
    /// (shi-Latn), which are the same names.
    static let tamazightLatin = LanguageTables(
        months: [
            "innayr", "bṛayṛ", "maṛṣ", "ibrir", "mayyu", "yunyu", "yulyuz", "ɣuct", "cutanbir", "ktubr", "nuwanbir",
            "dujanbir",
        ],
        weekdays: ["aynas", "asinas", "akṛas", "akwas", "asimwas", "asiḍyas", "asamas"],
        groupSeparator: "\u{00A0}",
        and: { _ in ", " },
        dateAndTime: { "\($0) \($1.hourAndMinute)" },
        plural: { _ in .other },
        typographer: PlainTypographer(),
        letters: { TamazightScript.latin($0, capitals: $1) ?? $0 },
        // Nobody measured Tamazight; it is taken as Arabic.
        wordsPerMinute: 138
    )
}
