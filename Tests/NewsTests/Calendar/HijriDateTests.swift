import Foundation
import News
import Testing

@Suite struct HijriDateTests {
    @Test("every day from 622 to 2200 is what ICU's civil Hijri calendar has")
    func everyDay() throws {
        var calendar = Calendar(identifier: .islamicCivil)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        let first = try #require(CivilDate(year: 622, month: 7, day: 19)).daysSince1970
        let last = try #require(CivilDate(year: 2200, month: 1, day: 1)).daysSince1970
        var wrong = 0
        // Every day near today, and one in seven before: asking the other calendar costs.
        for day in first...last where day > 0 || day % 7 == 0 {
            let parts = calendar.dateComponents(
                [.year, .month, .day], from: Date(timeIntervalSince1970: Double(day) * 86_400))
            let date = HijriDate(CivilDate(daysSince1970: day))
            if parts.year != date.year || parts.month != date.month || parts.day != date.day { wrong += 1 }
        }
        #expect(wrong == 0)
    }

    @Test("days follow one another, before the calendar's first year too")
    func follows() {
        var before = HijriDate(CivilDate(daysSince1970: -520_000))
        var wrong = 0
        for day in -519_999 ... -480_000 {
            let date = HijriDate(CivilDate(daysSince1970: day))
            let isNext = date.year == before.year && date.month == before.month && date.day == before.day + 1
            let isFirst = date.day == 1 && (29...30).contains(before.day)
            if !isNext && !isFirst { wrong += 1 }
            before = date
        }
        #expect(wrong == 0)
    }

    @Test("the country's own moon moves the date by as many days as the newsroom says")
    func correction() throws {
        // Ramadan of 1447 began in Morocco on 19 February 2026, a day after the arithmetic calendar.
        let day = try #require(CivilDate(iso: "2026-02-19"))
        let date = HijriDate(day, correction: -1)
        #expect(date.year == 1447 && date.month == 9 && date.day == 1)
        #expect(HijriDate(day).day == 2)
    }

    @Test(
        "the date is written in the language's words, and not at all where it has none",
        arguments: [
            ("ar", "1 رمضان 1447 هـ"), ("fr", "1er ramadan 1447 de l’hégire"), ("en", "1 Ramadan 1447 AH"),
            ("es", "1 de ramadán de 1447 de la hégira"), ("zgh", nil), ("zgh-Latn", nil), ("de", nil),
        ] as [(String, String?)]
    )
    func written(tag: String, expected: String?) throws {
        let day = try #require(CivilDate(iso: "2026-02-19"))
        let rules = LanguageRules.of(try #require(LanguageTag(rawValue: tag)))
        #expect(rules.hijriDate(HijriDate(day, correction: -1)) == expected)
    }
}
