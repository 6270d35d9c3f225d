extension LanguageTables {
    /// Arabic as Morocco prints it (CLDR ar-MA): its own names of the months, Latin digits. CLDR joins a date and a time
    /// with a comma only; a sentence has words for it.
    static let arabic = LanguageTables(
        months: [
            "يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر",
        ],
        weekdays: ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
        groupSeparator: ".",
        // The mark keeps the minus on the number's left where the text runs to the left.
        minus: "\u{200E}-",
        comma: " و",
        and: { _ in " و" },
        longDate: { "\($0)، \($1)" },
        dateAndTime: { "\($0) على الساعة \($1.hourAndMinute)" },
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
            openQuote: "«", closeQuote: "»", curlsApostrophes: false, usesArabicMarks: true
        ),
        relative: .arabic, wordsPerMinute: 138
    )
}
