import News
import Testing

@Suite struct LatinSlugTests {
    @Test(
        "Arabic and Tifinagh are written in Latin letters for an address",
        arguments: [
            ("المغرب يفوز بكأس إفريقيا 2025", "al-mghrb-yfouz-bkas-ifriqya-2025"),
            ("وزير الصحة في الرباط", "wzir-al-sha-fi-al-rbat"), ("كُرَة القَدَم", "kra-al-qdm"),
            ("مقابلة يوم ٢٤", "mqabla-youm-24"), ("ⴰⵣⵓⵍ ⴰⵎⴰⵣⵉⵖ", "azoul-amazigh"), ("Rabat: الرباط", "rabat-al-rbat"),
        ]
    )
    func latin(headline: String, expected: String) {
        #expect(LanguageRules.of(.arabic).latinSlug(headline)?.rawValue == expected)
    }

    @Test("a headline in Latin letters, in none, or in a script without a table has no second slug")
    func none() {
        for headline in ["Le stade rouvre", "", "2025", "!؟", "عَ 東京"] {
            #expect(LanguageRules.of(.arabic).latinSlug(headline) == nil, "\(headline)")
        }
    }

    @Test("it is cut at a word, as every slug")
    func cut() throws {
        let slug = try #require(
            LanguageRules.of(.arabic).latinSlug(String(repeating: "كلمة ", count: 40), maximumLength: 20))
        #expect(slug.rawValue.count <= 20 && !slug.rawValue.hasSuffix("-"))
    }

    @Test("an edition's addresses keep its letters, or are written in Latin ones, as its settings say")
    func perEdition() {
        var edition = Edition(id: EditionID(rawValue: 1), language: .arabic, pathPrefix: "ar", name: "البريد")
        #expect(edition.slug("المغرب يفوز").rawValue == "المغرب-يفوز")
        edition.slugLetters = .latin
        #expect(edition.slug("المغرب يفوز").rawValue == "al-mghrb-yfouz")
        #expect(edition.slug("CAN 2025").rawValue == "can-2025")
        #expect(edition.slug("").rawValue == "item")
    }
}
