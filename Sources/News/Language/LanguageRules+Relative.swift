/// How long ago something was, in the words of a language. `{n}` is the count.
struct RelativeWords: Sendable {
    typealias Forms = [PluralCategory: String]

    /// Less than a minute ago.
    let now: String
    let minutes: Forms
    let hours: Forms
    let days: Forms

    static let french = RelativeWords(
        now: "à l’instant",
        minutes: [.one: "il y a {n} minute", .other: "il y a {n} minutes"],
        hours: [.one: "il y a {n} heure", .other: "il y a {n} heures"],
        days: [.one: "il y a {n} jour", .other: "il y a {n} jours"]
    )
    static let english = RelativeWords(
        now: "just now",
        minutes: [.one: "{n} minute ago", .other: "{n} minutes ago"],
        hours: [.one: "{n} hour ago", .other: "{n} hours ago"],
        days: [.one: "{n} day ago", .other: "{n} days ago"]
    )
    static let spanish = RelativeWords(
        now: "ahora mismo",
        minutes: [.one: "hace {n} minuto", .other: "hace {n} minutos"],
        hours: [.one: "hace {n} hora", .other: "hace {n} horas"],
        days: [.one: "hace {n} día", .other: "hace {n} días"]
    )
    static let arabic = RelativeWords(
        now: "الآن",
        minutes: [
            .one: "قبل دقيقة واحدة", .two: "قبل دقيقتين", .few: "قبل {n} دقائق", .many: "قبل {n} دقيقة",
            .other: "قبل {n} دقيقة",
        ],
        hours: [
            .one: "قبل ساعة واحدة", .two: "قبل ساعتين", .few: "قبل {n} ساعات", .many: "قبل {n} ساعة",
            .other: "قبل {n} ساعة",
        ],
        days: [
            .one: "قبل يوم واحد", .two: "قبل يومين", .few: "قبل {n} أيام", .many: "قبل {n} يومًا", .other: "قبل {n} يوم",
        ]
    )
}

extension LanguageRules {
    /// How long before `now` something was: « il y a 5 minutes », “2 hours ago”.
    /// - Returns: `nil` for what is to come or a month past, where a date says more, and in languages that have no words
    ///   for it here: Tamazight's are not settled (CLDR has none).
    public func relative(_ instant: Instant, to now: Instant) -> String? {
        let seconds = now.seconds - instant.seconds
        guard let words = tables.relative, seconds >= 0, seconds < 31 * 86_400 else { return nil }
        let (count, forms): (Int64, RelativeWords.Forms)
        switch seconds {
        case ..<60: return words.now
        case ..<3600: (count, forms) = (seconds / 60, words.minutes)
        case ..<86_400: (count, forms) = (seconds / 3600, words.hours)
        default: (count, forms) = (seconds / 86_400, words.days)
        }
        let form = forms[plural(Int(count))] ?? forms[.other] ?? ""
        return form.replacing("{n}", with: number(Int(count)))
    }
}
