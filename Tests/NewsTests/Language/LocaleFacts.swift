/// What CLDR says of our languages, by Python's babel 2.18: `zgh-Latn` by Tachelhit in Latin letters (shi-Latn), which CLDR
/// has.
struct LocaleFacts: Sendable {
    let tag: String
    let months: [String]
    let weekdays: [String]
    /// 23 November 2026, a Monday, long and with the weekday.
    let date: String
    let longDate: String
    /// 0, 999, 1234, 12345, 1234567 and −1234.
    let numbers: [String]
    /// "A", "B" and "C", two and three of them.
    let two: String
    let three: String
    /// The plural forms of 0 to 200, each with how many numbers in a row have it.
    let plurals: String

    static let all = [
        LocaleFacts(
            tag: "fr",
            months: [
                "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
                "novembre", "décembre",
            ],
            weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
            date: "23 novembre 2026", longDate: "lundi 23 novembre 2026",
            numbers: ["0", "999", "1\u{202F}234", "12\u{202F}345", "1\u{202F}234\u{202F}567", "-1\u{202F}234"],
            two: "A et B", three: "A, B et C",
            plurals: "one×2 other×199"
        ),
        LocaleFacts(
            tag: "ar",
            months: [
                "يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر",
                "دجنبر",
            ],
            weekdays: ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
            date: "23 نونبر 2026", longDate: "الاثنين، 23 نونبر 2026",
            numbers: ["0", "999", "1.234", "12.345", "1.234.567", "-1.234"],
            two: "A وB", three: "A وB وC",
            plurals: "zero×1 one×1 two×1 few×8 many×89 other×3 few×8 many×89 other×1"
        ),
        LocaleFacts(
            tag: "en",
            months: [
                "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November", "December",
            ],
            weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
            date: "23 November 2026", longDate: "Monday, 23 November 2026",
            numbers: ["0", "999", "1,234", "12,345", "1,234,567", "-1,234"],
            two: "A and B", three: "A, B and C",
            plurals: "other×1 one×1 other×199"
        ),
        LocaleFacts(
            tag: "es",
            months: [
                "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
                "noviembre", "diciembre",
            ],
            weekdays: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
            date: "23 de noviembre de 2026", longDate: "lunes, 23 de noviembre de 2026",
            numbers: ["0", "999", "1.234", "12.345", "1.234.567", "-1.234"],
            two: "A y B", three: "A, B y C",
            plurals: "other×1 one×1 other×199"
        ),
        LocaleFacts(
            tag: "zgh",
            months: [
                "ⵉⵏⵏⴰⵢⵔ", "ⴱⵕⴰⵢⵕ", "ⵎⴰⵕⵚ", "ⵉⴱⵔⵉⵔ", "ⵎⴰⵢⵢⵓ", "ⵢⵓⵏⵢⵓ", "ⵢⵓⵍⵢⵓⵣ", "ⵖⵓⵛⵜ", "ⵛⵓⵜⴰⵏⴱⵉⵔ", "ⴽⵜⵓⴱⵔ", "ⵏⵓⵡⴰⵏⴱⵉⵔ",
                "ⴷⵓⵊⴰⵏⴱⵉⵔ",
            ],
            weekdays: ["ⴰⵢⵏⴰⵙ", "ⴰⵙⵉⵏⴰⵙ", "ⴰⴽⵕⴰⵙ", "ⴰⴽⵡⴰⵙ", "ⴰⵙⵉⵎⵡⴰⵙ", "ⴰⵙⵉⴹⵢⴰⵙ", "ⴰⵙⴰⵎⴰⵙ"],
            date: "23 ⵏⵓⵡⴰⵏⴱⵉⵔ 2026", longDate: "ⴰⵢⵏⴰⵙ 23 ⵏⵓⵡⴰⵏⴱⵉⵔ 2026",
            numbers: ["0", "999", "1\u{00A0}234", "12\u{00A0}345", "1\u{00A0}234\u{00A0}567", "-1\u{00A0}234"],
            two: "A, B", three: "A, B, C",
            plurals: "other×201"
        ),
        LocaleFacts(
            tag: "zgh-Latn",
            months: [
                "innayr", "bṛayṛ", "maṛṣ", "ibrir", "mayyu", "yunyu", "yulyuz", "ɣuct", "cutanbir", "ktubr", "nuwanbir",
                "dujanbir",
            ],
            weekdays: ["aynas", "asinas", "akṛas", "akwas", "asimwas", "asiḍyas", "asamas"],
            date: "23 nuwanbir 2026", longDate: "aynas 23 nuwanbir 2026",
            numbers: ["0", "999", "1\u{00A0}234", "12\u{00A0}345", "1\u{00A0}234\u{00A0}567", "-1\u{00A0}234"],
            two: "A, B", three: "A, B, C",
            plurals: "one×2 few×9 other×190"
        ),
    ]
}
