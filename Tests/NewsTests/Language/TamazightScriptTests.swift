import News
import Testing

/// The two scripts of Tamazight: one text, read in either.
@Suite struct TamazightScriptTests {
    @Test("a question is one whichever letters it was typed in, capitals among them")
    func question() {
        for typed in ["tamdint", "Tamdint", "TAMDINT", "ⵜⴰⵎⴷⵉⵏⵜ"] {
            #expect(TamazightScript.tifinagh(wordsOf: typed) == "ⵜⴰⵎⴷⵉⵏⵜ")
        }
        #expect(TamazightScript.tifinagh(wordsOf: "Tamdint 2030 œuvre") == "ⵜⴰⵎⴷⵉⵏⵜ 2030 œuvre")
    }

    private static let letters = Array("ⴰⴱⴳⴷⴹⴻⴼⴽⵀⵃⵄⵅⵇⵉⵊⵍⵎⵏⵒⵓⵔⵕⵖⵙⵚⵛⵜⵟⵠⵡⵢⵣⵥ")

    @Test(
        "Tifinagh is written in Latin letters, one for one, with a capital where a sentence begins",
        arguments: [
            ("ⵜⴰⵎⴰⵣⵉⵖⵜ", "Tamaziɣt"), ("ⴰⵣⵓⵍ ⴼⵍⵍⴰⵡⵏ", "Azul fllawn"), ("ⵖⵓⵛⵜ", "Ɣuct"), ("ⴹⴼⵕⴰⵜ ⴰⵖ", "Ḍfṛat aɣ"),
            ("ⵄⵍⵉ. ⵅⴰⵍⵉ! ⵃⵎⴰⴷ", "Ɛli. Xali! Ḥmad"), ("ⴰⴳⵯⴷⴰⵍ", "Agʷdal"), ("« ⴰⵎⴰⵏ »", "« Aman »"),
            ("12 ⵖⵓⵛⵜ", "12 ɣuct"),
            ("ⴰⵎⴰⵏ\nⴰⴽⴰⵍ", "Aman\nAkal"), ("ⵙ ⴼⴰⵙ, ⵣⵉ ⵟⴰⵏⵊⴰ", "S fas, zi ṭanja"), ("", ""), ("2026", "2026"),
        ]
    )
    func latin(tifinagh: String, latin: String) {
        #expect(TamazightScript.latin([tifinagh]) == [latin])
        #expect(LanguageRules.of(.tamazightLatin).typeset(tifinagh) == latin)
        // In an edition in Tifinagh it is printed as it is written.
        #expect(LanguageRules.of(.tamazight).typeset(tifinagh) == tifinagh)
    }

    @Test("names have a capital on every word, and words from other languages stay as they are")
    func names() {
        let rules = LanguageRules.of(.tamazightLatin)
        #expect(rules.typeset(name: "ⴱⵔⴰⵀⵉⵎ ⴰⵎⵣⵢⴰⵏ") == "Brahim Amzyan")
        #expect(rules.typeset(name: "Nour Alami") == "Nour Alami")
        #expect(rules.typeset("ⵜⵓⴼⴰ FIFA ⴰⵙⵏⵓⴱⴳ") == "Tufa FIFA asnubg")
        #expect(rules.typeset(runs: ["ⴰⵎ", "ⴰⵏ", " ⵏ ", "FIFA"]) == ["Am", "an", " n ", "FIFA"])
    }

    @Test("months and weekdays turned are those that CLDR has in Latin letters")
    func months() {
        let (tifinagh, latin) = (LanguageRules.of(.tamazight), LanguageRules.of(.tamazightLatin))
        for month in 1...12 {
            #expect(TamazightScript.latin([tifinagh.monthName(month)])?.first?.lowercased() == latin.monthName(month))
        }
        for day in 1...7 {
            #expect(TamazightScript.latin([tifinagh.weekdayName(day)])?.first?.lowercased() == latin.weekdayName(day))
        }
    }

    @Test("whatever is written in Tifinagh comes back the same from Latin letters")
    func roundTrip() throws {
        var random = SeededGenerator(seed: 25)
        let between = [" ", ", ", ". ", "! ", " « ", " » ", "\n", " 12 ", "-", ": "]
        for _ in 0..<3000 {
            var text = ""
            for _ in 0..<Int.random(in: 0...12, using: &random) {
                for _ in 0..<Int.random(in: 1...8, using: &random) {
                    text.append(Self.letters[Int.random(in: 0..<Self.letters.count, using: &random)])
                    if Int.random(in: 0..<20, using: &random) == 0 { text.append("ⵯ") }
                }
                text += between[Int.random(in: 0..<between.count, using: &random)]
            }
            for capitals in [TamazightScript.Capitals.sentences, .words] {
                let latin = try #require(TamazightScript.latin([text], capitals: capitals)?.first)
                #expect(TamazightScript.tifinagh(latin) == text, "\(latin)")
            }
        }
    }

    @Test(
        "a text with a letter that has no Latin one of its own keeps its script",
        arguments: ["ⴲⴰⴱⴰ", "ⴰⵎⴰⵏ ⵞ", "ⵆ", "ⴰⵣⵓⵍ ⵝ ⴰⵣⵓⵍ"])
    func notExact(text: String) {
        #expect(TamazightScript.latin([text]) == nil)
        #expect(LanguageRules.of(.tamazightLatin).typeset(text) == text)
    }

    @Test(
        "Latin letters are brought back where nothing is lost, and refused where something would be",
        arguments: [
            ("Azul fllawn", "ⴰⵣⵓⵍ ⴼⵍⵍⴰⵡⵏ"), ("tamazi\u{0263}t", "ⵜⴰⵎⴰⵣⵉⵖⵜ"), ("d\u{0323}fr\u{0323}at", "ⴹⴼⵕⴰⵜ"),
            ("ⴰⵎⴰⵏ", "ⴰⵎⴰⵏ"),
            ("FIFA", nil), ("Facebook", nil), ("école", nil), ("iPad", nil), ("مرحبا", nil), ("2026", "2026"),
        ] as [(String, String?)]
    )
    func back(latin: String, tifinagh: String?) { #expect(TamazightScript.tifinagh(latin) == tifinagh) }
}
