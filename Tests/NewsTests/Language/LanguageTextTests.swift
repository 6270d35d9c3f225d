import Foundation
import News
import Testing

@Suite struct LanguageTextTests {
    @Test(
        "words are counted as a reader would",
        arguments: [
            ("", 0), (" \n\t ", 0), ("un", 1), ("un deux", 2), ("L’avant-garde d'aujourd'hui", 2),
            ("oui ! non ; « peut-être »", 3),
            ("oui\u{202F}!\u{00A0}non", 2), ("un—deux", 2), ("un – deux", 2), ("et/ou", 2),
            ("3,14 et 10\u{202F}000", 4), ("…", 0), ("🙂 🙂", 0),
            ("المَغْرِب يَفُوز", 2), ("قال: نعم، لا", 3), ("ⴰⵣⵓⵍ ⴼⵍⵍⴰⵡⵏ", 2), ("cafe\u{0301}s noirs", 2), ("a…b", 2),
            ("a\u{2028}b", 2), ("½ heure", 2),
            ("1 234", 2), ("Straße Œuvre ĳ", 3),
        ]
    )
    func words(text: String, expected: Int) {
        #expect(LanguageRules.of(.french).words(in: text) == expected)
    }

    @Test(
        "minutes to read are rounded by how fast each language is read, and at least one",
        arguments: [
            ("fr", 0, 1), ("fr", 1, 1), ("fr", 195, 1), ("fr", 292, 1), ("fr", 293, 2), ("fr", 1950, 10),
            ("ar", 138, 1), ("ar", 206, 1), ("ar", 207, 2), ("ar", 1380, 10), ("en", 2280, 10), ("es", 2180, 10),
            ("zgh", 1380, 10), ("zgh-Latn", 1380, 10), ("de", 2200, 10),
        ])
    func readingMinutes(tag: String, words: Int, expected: Int) throws {
        #expect(LanguageRules.of(try #require(LanguageTag(rawValue: tag))).readingMinutes(words: words) == expected)
    }

    @Test(
        "a text is cut at a word, with … as its last character",
        arguments: [
            ("Un deux trois", 13, "Un deux trois"), ("Un deux trois", 12, "Un deux…"), ("Un deux trois", 9, "Un deux…"),
            ("Un deux trois", 8, "Un deux…"), ("Un deux trois", 7, "Un…"), ("Un deux, trois quatre", 14, "Un deux…"),
            ("Extraordinaire", 6, "Extra…"),
            ("Un", 1, "…"), ("Un", 0, ""), ("Un", -5, ""), ("", 5, ""),
            ("Il dit « oui » et part", 16, "Il dit « oui »…"),
            ("المغرب يفوز اليوم", 12, "المغرب يفوز…"), ("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 3, "👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧"), ("... Extraordinaire", 8, "... Ext…"),
        ]
    )
    func truncated(text: String, limit: Int, expected: String) {
        let cut = LanguageRules.of(.french).truncated(text, toCharacters: limit)
        #expect(cut == expected)
        #expect(cut.count <= max(0, limit))
    }

    @Test(
        "the letter of a name is that of its first word after the article",
        arguments: [
            ("Le Fanal", "F"), ("La Vérité", "V"), ("Les Échos", "É"), ("L’Économiste", "É"), ("L'Opinion", "O"),
            ("The Times", "T"), ("El País", "P"),
            ("Le360", "L"), ("Lectures", "L"), ("البريد", "ب"), ("الـ", "ـ"), ("Manchette", "M"), ("éclair", "É"),
            ("24 heures", "2"), ("« Le Soir »", "S"),
            ("Le", "L"), ("", "M"), ("🙂", "M"), ("ⴰⵣⵓⵍ", "ⴰ"),
        ]
    )
    func initial(name: String, expected: String) {
        #expect(LanguageRules.of(.french).initial(of: name) == expected)
    }

    @Test("a run of the other direction is isolated, once")
    func isolated() {
        let french = LanguageRules.of(.french)
        let arabic = LanguageRules.of(.arabic)
        #expect(french.isolated("البريد") == "\u{2068}البريد\u{2069}")
        #expect(french.isolated(french.isolated("البريد")) == "\u{2068}البريد\u{2069}")
        #expect(french.isolated("Le Fanal") == "Le Fanal")
        #expect(french.isolated("2025 : البريد") == "\u{2068}2025 : البريد\u{2069}")
        #expect(arabic.isolated("البريد FIFA") == "البريد FIFA")
        #expect(arabic.isolated("FIFA") == "\u{2068}FIFA\u{2069}")
        #expect(arabic.isolated("2025") == "2025")
        #expect(arabic.isolated("ⴰⵣⵓⵍ") == "\u{2068}ⴰⵣⵓⵍ\u{2069}")
        #expect(TextDirection(of: "123 !") == nil)
    }

    @Test(
        "a headline that begins with a word of the other direction runs as most of it does, where the first word tells")
    func directed() {
        let arabic = LanguageRules.of(.arabic)
        let headline = "FIFA تعلن موعد كأس العالم 2030"
        #expect(arabic.directed(headline) == "\u{200F}" + headline)
        #expect(arabic.directed(arabic.directed(headline)) == "\u{200F}" + headline)
        #expect(arabic.isolated(headline) == "\u{200F}" + headline)
        #expect(headline.directed == "\u{200F}" + headline)
        #expect(arabic.directed("العالم FIFA") == "العالم FIFA" && arabic.directed("FIFA") == "FIFA")
        let french = "مراكش, une ville et ses jardins"
        #expect(LanguageRules.of(.french).directed(french) == "\u{200E}" + french)
        #expect(LanguageRules.of(.french).directed("البريد") == "البريد" && "2030".directed == "2030")
    }

    @Test(
        "the heads of a calendar's columns differ",
        arguments: [LanguageTag.french, .english, .spanish, .arabic, .tamazight, .tamazightLatin])
    func calendarHeads(language: LanguageTag) {
        #expect(Set((1...7).map { LanguageRules.of(language).weekdayAbbreviation($0) }).count == 7)
    }

    @Test(
        "a headline becomes the words of an address",
        arguments: [
            ("L'Économie à l'heure d'été", "l-economie-a-l-heure-d-ete"),
            ("Cœur & Œuvre, œsophage", "coeur-oeuvre-oesophage"),
            ("CAN 2025 : Maroc-Sénégal !", "can-2025-maroc-senegal"), ("10\u{202F}000 m²", "10-000-m2"),
            ("Ça, c’est ÉNORME…", "ca-c-est-enorme"),
            ("El niño y el año", "el-nino-y-el-ano"), ("¿Qué pasa?", "que-pasa"),
            ("Straße, Łódź, Þór", "strasse-lodz-thor"),
            ("المـــغرب يَفُوزُ على إسبانيا", "المغرب-يفوز-على-إسبانيا"), ("آسفي وأكادير", "آسفي-وأكادير"),
            ("ⴰⵣⵓⵍ ⴼⵍⵍⴰⵡⵏ", "ⴰⵣⵓⵍ-ⴼⵍⵍⴰⵡⵏ"),
            ("Victoire 🎉 totale", "victoire-totale"), ("🎉", "item"), ("", "item"), ("---", "item"),
            ("e\u{0301}te\u{0301}", "ete"),
            ("zero\u{200B}width soft\u{00AD}hyphen", "zerowidth-softhyphen"), ("n°5", "n-5"),
            ("a/b\\c?d#e%20f", "a-b-c-d-e-20f"), ("../../etc", "etc"),
            ("ﬁn ﷲ", "fin-الله"), ("İstanbul", "istanbul"), ("article-12", "article-12"), ("bṛayṛ ɣuct", "brayr-ɣuct"),
        ]
    )
    func slug(headline: String, expected: String) {
        let slug = LanguageRules.of(.french).slug(headline)
        #expect(slug.rawValue == expected)
        #expect(Slug(rawValue: slug.rawValue) != nil)
    }

    @Test("a long headline is cut at a word, and a long word within")
    func longSlug() {
        let rules = LanguageRules.of(.french)
        let long = rules.slug(
            "Le ministre des Affaires étrangères reçoit son homologue à Rabat pour une visite de travail de deux jours")
        #expect(long.rawValue == "le-ministre-des-affaires-etrangeres-recoit-son-homologue-a-rabat-pour-une-visite")
        #expect(rules.slug("Un deux trois", maximumLength: 7).rawValue == "un-deux")
        #expect(rules.slug("Un deux trois", maximumLength: 6).rawValue == "un")
        #expect(rules.slug("Extraordinaire", maximumLength: 5).rawValue == "extra")
        #expect(rules.slug(String(repeating: "a", count: 500)).rawValue.count == 80)
    }

    @Test("whatever the headline is, its slug is one")
    func anySlug() {
        var random = SeededGenerator(seed: 21)
        for _ in 0..<3000 {
            let scalars = (0..<Int.random(in: 0...40, using: &random)).compactMap { _ in
                Unicode.Scalar(
                    UInt32.random(in: 0...0x2FFFF, using: &random) >> UInt32.random(in: 0...10, using: &random))
            }
            let headline = String(String.UnicodeScalarView(scalars))
            let slug = LanguageRules.of(.arabic).slug(headline)
            #expect(Slug(rawValue: slug.rawValue) == slug, "\(headline.debugDescription)")
        }
    }
}
