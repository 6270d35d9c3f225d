extension LanguageTables {
    /// Spanish (CLDR es). CLDR joins a date and a time with a comma only; a sentence has « a las » too, and « a la » at
    /// one o'clock.
    static let spanish = LanguageTables(
        months: [
            "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
            "noviembre", "diciembre",
        ],
        weekdays: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
        groupSeparator: ".",
        // Four digits stay together in Spanish.
        minimumGroupedDigits: 5,
        and: { startsWithI($0) ? " e " : " y " },
        longDate: { "\($0), \($1)" },
        date: { "\($0.day) de \($1) de \($0.year)" },
        monthAndYear: { "\($1) de \($0.year)" },
        dateAndTime: { "\($0), a \($1.hour == 1 ? "la" : "las") \($1.hourAndMinute)" },
        plural: { $0 == 1 ? .one : $0 != 0 && $0 % 1_000_000 == 0 ? .many : .other },
        typographer: MarkTypographer(openQuote: "«", closeQuote: "»"),
        relative: .spanish, wordsPerMinute: 218
    )

    /// Whether a word begins with the sound i, before which « y » becomes « e »: Isabel, hijos; but not hielo.
    @Sendable private static func startsWithI(_ word: String) -> Bool {
        let lowered = word.lowercased()
        if lowered.hasPrefix("hie") || lowered.hasPrefix("io") || lowered.hasPrefix("ia") { return false }
        return lowered.hasPrefix("i") || lowered.hasPrefix("í") || lowered.hasPrefix("hi") || lowered.hasPrefix("hí")
    }
}
