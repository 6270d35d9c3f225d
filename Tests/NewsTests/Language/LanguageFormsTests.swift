import News
import Testing

@Suite struct LanguageFormsTests {
    private func rules(_ tag: String) throws -> LanguageRules {
        LanguageRules.of(try #require(LanguageTag(rawValue: tag)))
    }

    private let monday = CivilDate(year: 2026, month: 11, day: 23)

    @Test("months and weekdays are CLDR's", arguments: LocaleFacts.all.indices)
    func names(index: Int) throws {
        let facts = LocaleFacts.all[index]
        let rules = try rules(facts.tag)
        #expect((1...12).map { rules.monthName($0) } == facts.months)
        #expect((1...7).map { rules.weekdayName($0) } == facts.weekdays)
    }

    @Test("dates are CLDR's, but for the comma of British weekdays", arguments: LocaleFacts.all.indices)
    func dates(index: Int) throws {
        let facts = LocaleFacts.all[index]
        let rules = try rules(facts.tag)
        let date = try #require(monday)
        #expect(rules.mediumDate(date) == facts.date)
        #expect(rules.longDate(date) == (facts.tag == "en" ? "Monday 23 November 2026" : facts.longDate))
    }

    /// Babel leaves two things of CLDR out: Spanish numbers of four digits stay together (minimumGroupingDigits), and the
    /// minus sign of Arabic has a left-to-right mark before it.
    @Test("numbers are grouped as CLDR has it", arguments: LocaleFacts.all.indices)
    func numbers(index: Int) throws {
        let facts = LocaleFacts.all[index]
        let rules = try rules(facts.tag)
        var numbers = facts.numbers
        if facts.tag == "es" { numbers = ["0", "999", "1234", "12.345", "1.234.567", "-1234"] }
        if facts.tag == "ar" { numbers[5] = "\u{200E}-1.234" }
        #expect([0, 999, 1234, 12_345, 1_234_567, -1234].map { rules.number($0) } == numbers)
    }

    @Test("the smallest and the largest number are written too")
    func extremeNumbers() {
        let rules = LanguageRules.of(.english)
        #expect(rules.number(.max) == "9,223,372,036,854,775,807")
        #expect(rules.number(.min) == "-9,223,372,036,854,775,808")
        #expect(rules.plural(.min) == .other)
    }

    @Test("names are joined as CLDR has it", arguments: LocaleFacts.all.indices)
    func lists(index: Int) throws {
        let facts = LocaleFacts.all[index]
        let rules = try rules(facts.tag)
        #expect(rules.joined(["A", "B"]) == facts.two)
        #expect(rules.joined(["A", "B", "C"]) == facts.three)
        #expect(rules.joined(["A"]) == "A")
        #expect(rules.joined([]).isEmpty)
    }

    @Test(
        "plural forms are CLDR's; Tamazight in Latin letters has none, as in Tifinagh",
        arguments: LocaleFacts.all.indices)
    func plurals(index: Int) throws {
        let facts = LocaleFacts.all[index]
        let rules = try rules(facts.tag)
        var runs: [(String, Int)] = []
        for count in 0...200 {
            let form = rules.plural(count).rawValue
            if runs.last?.0 == form { runs[runs.count - 1].1 += 1 } else { runs.append((form, 1)) }
        }
        let found = runs.map { "\($0)×\($1)" }.joined(separator: " ")
        #expect(found == (facts.tag == "zgh-Latn" ? "other×201" : facts.plurals))
    }

    @Test(
        "large numbers and their plurals",
        arguments: [
            ("fr", 1_000_000, PluralCategory.many), ("fr", 2_000_000, .many), ("fr", 1_000_001, .other),
            ("es", 1_000_000, .many),
            ("es", 0, .other), ("ar", 1003, .few), ("ar", 1011, .many), ("ar", 1000, .other), ("ar", -2, .two),
            ("en", -1, .one), ("de", 1, .one),
        ]
    )
    func largePlurals(tag: String, count: Int, expected: PluralCategory) throws {
        #expect(try rules(tag).plural(count) == expected)
    }

    @Test(
        "forms of our own: the first of a month, the hour in a sentence, the month alone",
        arguments: [
            (
                "fr", "jeudi 1er janvier 2026 à 9\u{00A0}h\u{00A0}05", "1er janvier 2026", "janvier 2026",
                "9\u{00A0}h\u{00A0}05"
            ),
            ("ar", "الخميس، 1 يناير 2026 على الساعة 09:05", "1 يناير 2026", "يناير 2026", "09:05"),
            ("en", "Thursday 1 January 2026 at 09:05", "1 January 2026", "January 2026", "09:05"),
            ("es", "jueves, 1 de enero de 2026, a las 09:05", "1 de enero de 2026", "enero de 2026", "09:05"),
            ("zgh", "ⴰⴽⵡⴰⵙ 1 ⵉⵏⵏⴰⵢⵔ 2026 09:05", "1 ⵉⵏⵏⴰⵢⵔ 2026", "ⵉⵏⵏⴰⵢⵔ 2026", "09:05"),
            ("zgh-Latn", "akwas 1 innayr 2026 09:05", "1 innayr 2026", "innayr 2026", "09:05"),
            ("de", "2026-01-01 09:05", "2026-01-01", "2026-01", "09:05"),
        ]
    )
    func ownForms(tag: String, moment: String, date: String, month: String, time: String) throws {
        let rules = try rules(tag)
        let day = try #require(CivilDate(year: 2026, month: 1, day: 1))
        let clock = try #require(CivilTime(hour: 9, minute: 5))
        #expect(rules.dateAndTime(CivilDateTime(date: day, time: clock)) == moment)
        #expect(rules.mediumDate(day) == date)
        #expect(rules.monthAndYear(day) == month)
        #expect(rules.spokenTime(clock) == time)
        #expect(rules.clock(clock) == "09:05")
    }

    @Test("a time at one o'clock is « a la » in Spanish, and « y » gives way before an i")
    func spanish() throws {
        let rules = LanguageRules.of(.spanish)
        let day = try #require(monday)
        let one = try #require(CivilTime(hour: 1, minute: 30))
        #expect(rules.dateAndTime(CivilDateTime(date: day, time: one)) == "lunes, 23 de noviembre de 2026, a la 01:30")
        #expect(rules.joined(["Fernando", "Isabel"]) == "Fernando e Isabel")
        #expect(rules.joined(["padres", "hijos"]) == "padres e hijos")
        #expect(rules.joined(["agua", "hielo"]) == "agua y hielo")
    }

    @Test(
        "a language is served by its own tables, a relative's, or plain ones",
        arguments: [
            ("fr-MA", "novembre"), ("ar-MA", "نونبر"), ("ary", "نونبر"), ("en-US", "November"), ("es-419", "noviembre"),
            ("tzm", "ⵏⵓⵡⴰⵏⴱⵉⵔ"),
            ("shi-Latn", "nuwanbir"), ("kab", "nuwanbir"), ("zgh-Tfng-MA", "ⵏⵓⵡⴰⵏⴱⵉⵔ"), ("pt", "November"),
        ]
    )
    func families(tag: String, month: String) throws {
        #expect(try rules(tag).monthName(11) == month)
        #expect(try rules(tag).language.rawValue == tag)
    }

    @Test("months and weekdays out of range are taken round")
    func roundTheYear() {
        let rules = LanguageRules.of(.english)
        #expect([0, 13, -11, 25].map { rules.monthName($0) } == ["December", "January", "January", "January"])
        #expect([0, 8, -6].map { rules.weekdayName($0) } == ["Sunday", "Monday", "Monday"])
    }
}
