import News
import Testing

@Suite struct RelativeTimeTests {
    private let now = Instant(seconds: 1_795_521_600)
    private static let seconds: [Int64] = [60, 120, 180, 660, 3600, 7200, 10_800, 39_600, 86_400, 172_800, 259_200]

    @Test(
        "how long ago something was is said as CLDR has it, plural forms and all",
        arguments: [
            (
                "fr",
                [
                    "il y a 1 minute", "il y a 2 minutes", "il y a 3 minutes", "il y a 11 minutes", "il y a 1 heure",
                    "il y a 2 heures", "il y a 3 heures", "il y a 11 heures", "il y a 1 jour", "il y a 2 jours",
                    "il y a 3 jours",
                ]
            ),
            (
                "ar",
                [
                    "قبل دقيقة واحدة", "قبل دقيقتين", "قبل 3 دقائق", "قبل 11 دقيقة", "قبل ساعة واحدة", "قبل ساعتين",
                    "قبل 3 ساعات", "قبل 11 ساعة", "قبل يوم واحد", "قبل يومين", "قبل 3 أيام",
                ]
            ),
            (
                "en",
                [
                    "1 minute ago", "2 minutes ago", "3 minutes ago", "11 minutes ago", "1 hour ago", "2 hours ago",
                    "3 hours ago", "11 hours ago", "1 day ago", "2 days ago", "3 days ago",
                ]
            ),
            (
                "es",
                [
                    "hace 1 minuto", "hace 2 minutos", "hace 3 minutos", "hace 11 minutos", "hace 1 hora",
                    "hace 2 horas", "hace 3 horas", "hace 11 horas", "hace 1 día", "hace 2 días", "hace 3 días",
                ]
            ),
        ]
    )
    func cldr(tag: String, expected: [String]) throws {
        let rules = LanguageRules.of(try #require(LanguageTag(rawValue: tag)))
        #expect(Self.seconds.map { rules.relative(now.advanced(seconds: -$0), to: now) } == expected)
    }

    @Test("less than a minute is now; what is to come, a month past or without words is left to a date")
    func bounds() {
        let french = LanguageRules.of(.french)
        #expect(french.relative(now, to: now) == "à l’instant")
        #expect(french.relative(now.advanced(seconds: -59), to: now) == "à l’instant")
        #expect(french.relative(now.advanced(seconds: 1), to: now) == nil)
        #expect(french.relative(now.advanced(seconds: -30 * 86_400), to: now) == "il y a 30 jours")
        #expect(french.relative(now.advanced(seconds: -31 * 86_400), to: now) == nil)
        #expect(LanguageRules.of(.arabic).relative(now.advanced(seconds: -12 * 86_400), to: now) == "قبل 12 يومًا")
        #expect(LanguageRules.of(.tamazight).relative(now, to: now) == nil)
    }
}
