extension LanguageTables {
    static let french = LanguageTables(
        months: [
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
            "décembre",
        ],
        weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        groupSeparator: "\u{202F}", and: " et ", comma: ", ", articles: ["le", "la", "les", "l’", "l'", "un", "une"],
        longDate: { "\($0) \($1 == 1 ? "1er" : String($1)) \($2) \($3)" },
        mediumDate: { "\($0 == 1 ? "1er" : String($0)) \($1) \($2)" },
        spokenTime: { "\($0.hour)\u{00A0}h\u{00A0}\(CivilDate.padded($0.minute, to: 2))" },
        dateAndTime: { "\($0) à \($1)" },
        plural: { $0 == 0 || $0 == 1 ? .one : $0 != 0 && $0 % 1_000_000 == 0 ? .many : .other },
        typographer: FrenchTypographer()
    )

    /// Months as Morocco names them (CLDR ar-MA), digits Latin as Moroccan papers print them.
    static let arabic = LanguageTables(
        months: ["يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"],
        weekdays: ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
        groupSeparator: ".", and: " و", comma: "، ", articles: [],
        longDate: { "\($0) \($1) \($2) \($3)" },
        mediumDate: { "\($0) \($1) \($2)" },
        spokenTime: { $0.hourAndMinute },
        dateAndTime: { "\($0) على الساعة \($1)" },
        plural: { number in
            switch (number, number % 100) {
            case (0, _): .zero
            case (1, _): .one
            case (2, _): .two
            case (_, 3...10): .few
            case (_, 11...99): .many
            default: .other
            }
        },
        typographer: MarkTypographer(
            openQuote: "«", closeQuote: "»", replacements: [",": "،", ";": "؛", "?": "؟"],
            isOwnLetter: { $0.unicodeScalars.first.map { (0x0600...0x06FF).contains($0.value) } ?? false }
        )
    )

    static let english = LanguageTables(
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
            "December",
        ],
        weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        groupSeparator: ",", and: " and ", comma: ", ", articles: ["the", "a", "an"],
        longDate: { "\($0) \($1) \($2) \($3)" },
        mediumDate: { "\($0) \($1) \($2)" },
        spokenTime: { $0.hourAndMinute },
        dateAndTime: { "\($0) at \($1)" },
        plural: { $0 == 1 ? .one : .other },
        typographer: MarkTypographer(openQuote: "“", closeQuote: "”", curlyApostrophe: true)
    )

    static let spanish = LanguageTables(
        months: [
            "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
            "noviembre", "diciembre",
        ],
        weekdays: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
        groupSeparator: ".", and: " y ", comma: ", ", articles: ["el", "la", "los", "las"],
        longDate: { "\($0), \($1) de \($2) de \($3)" },
        mediumDate: { "\($0) de \($1) de \($2)" },
        spokenTime: { $0.hourAndMinute },
        dateAndTime: { "\($0), a las \($1)" },
        plural: { $0 == 1 ? .one : $0 != 0 && $0 % 1_000_000 == 0 ? .many : .other },
        typographer: MarkTypographer(openQuote: "«", closeQuote: "»")
    )

    /// Standard Moroccan Tamazight in Tifinagh (CLDR zgh).
    static let tamazight = LanguageTables(
        months: [
            "ⵉⵏⵏⴰⵢⵔ", "ⴱⵕⴰⵢⵕ", "ⵎⴰⵕⵚ", "ⵉⴱⵔⵉⵔ", "ⵎⴰⵢⵢⵓ", "ⵢⵓⵏⵢⵓ", "ⵢⵓⵍⵢⵓⵣ", "ⵖⵓⵛⵜ", "ⵛⵓⵜⴰⵏⴱⵉⵔ", "ⴽⵜⵓⴱⵔ", "ⵏⵓⵡⴰⵏⴱⵉⵔ", "ⴷⵓⵊⴰⵏⴱⵉⵔ",
        ],
        weekdays: ["ⴰⵢⵏⴰⵙ", "ⴰⵙⵉⵏⴰⵙ", "ⴰⴽⵕⴰⵙ", "ⴰⴽⵡⴰⵙ", "ⴰⵙⵉⵎⵡⴰⵙ", "ⴰⵙⵉⴹⵢⴰⵙ", "ⴰⵙⴰⵎⴰⵙ"],
        groupSeparator: "\u{00A0}", and: " ⴷ ", comma: ", ", articles: [],
        longDate: { "\($0) \($1) \($2) \($3)" },
        mediumDate: { "\($0) \($1) \($2)" },
        spokenTime: { $0.hourAndMinute },
        dateAndTime: { "\($0) \($1)" },
        plural: { _ in .other },
        typographer: PlainTypographer()
    )

    static let tamazightLatin = LanguageTables(
        months: [
            "innayr", "bṛayṛ", "maṛṣ", "ibrir", "mayyu", "yunyu", "yulyuz", "ɣuct", "cutanbir", "ktubr", "nuwanbir",
            "dujanbir",
        ],
        weekdays: ["aynas", "asinas", "akṛas", "akwas", "asimwas", "asiḍyas", "asamas"],
        groupSeparator: "\u{00A0}", and: " d ", comma: ", ", articles: [],
        longDate: { "\($0) \($1) \($2) \($3)" },
        mediumDate: { "\($0) \($1) \($2)" },
        spokenTime: { $0.hourAndMinute },
        dateAndTime: { "\($0) \($1)" },
        plural: { _ in .other },
        typographer: PlainTypographer()
    )

    static func of(_ tag: LanguageTag) -> LanguageTables {
        switch tag.primary {
        case "fr": .french
        case "ar", "ary": .arabic
        case "es": .spanish
        case "zgh", "tzm", "shi", "rif": tag.rawValue.contains("Latn") ? .tamazightLatin : .tamazight
        default: .english
        }
    }
}
