import News
import Testing

@Suite struct SearchFoldingTests {
    @Test(
        "words are compared without case, accents, vowel signs, tatweel, and the forms of one letter",
        arguments: [
            ("Élection à l’ÉLYSÉE", "election a l elysee"), ("e\u{301}tat œuvre Straße", "etat oeuvre strasse"),
            ("كِتَابٌ", "كتاب"), ("كتـــاب", "كتاب"), ("أكادير إنزكان آسفي", "اكادير انزكان اسفي"),
            ("مدرسة", "مدرسه"), ("مستشفى", "مستشفي"), ("٢٠٢٦ ۲۰۲۶", "2026 2026"), ("ﻻ ﷲ", "لا له"),
            ("ⴰⵣⵓⵍ ⴼⵍⵍⴰⵡⵏ", "ⴰⵣⵓⵍ ⴼⵍⵍⴰⵡⵏ"), ("avant-garde, 3,5 % 👍", "avant garde 3 5"), ("首相", "首 相"),
            ("a\u{200B}b \u{202E}c", "ab c"), ("ⵟⴰⵏⵊⴰ ⴰⴹⴰⵕ ⵓⵚⴽⴰ ⵉⵥⵕⵉ ⴰⵃⵓⵍⵉ", "ⵜⴰⵏⵊⴰ ⴰⴷⴰⵔ ⵓⵙⴽⴰ ⵉⵣⵔⵉ ⴰⵀⵓⵍⵉ"),
        ]
    )
    func folded(text: String, words: String) {
        #expect(SearchFolding.words(in: text).joined(separator: " ") == words)
    }

    @Test(
        "a number in groups of three is one word, however its groups are parted, and other numbers stay apart",
        arguments: [
            ("4 100 voix", "4100 voix"), ("4\u{202F}100", "4100"), ("4\u{A0}100\u{A0}000,5", "4100000 5"),
            ("4.100 votos, 4,100 votes", "4100 votos 4100 votes"), ("٤٬١٠٠", "4100"), ("12 3456", "12 3456"),
            ("2026 100", "2026 100"), ("le 3 100 m", "le 3100 m"), ("1 000 2 000", "1000 2000"), ("3,14", "3 14"),
            ("B12 345", "b12 345"), ("05 22 12 34 56", "05 22 12 34 56"), ("1  000", "1 000"), ("7 000", "7000"),
        ]
    )
    func numbers(text: String, words: String) {
        #expect(SearchFolding.words(in: text).joined(separator: " ") == words)
    }

    @Test(
        "the article of Arabic is left out, also where a word has grown onto it",
        arguments: [
            ("البرلمان", "برلمان"), ("والبرلمان", "برلمان"), ("للبرلمان", "برلمان"), ("بالبرلمان", "برلمان"),
            ("الم", "الم"), ("ال", "ال"), ("وزير", "وزير"), ("والي", "والي"), ("بالغ", "بالغ"),
        ]
    )
    func article(text: String, word: String) { #expect(SearchFolding.words(in: text) == [word]) }

    @Test("folding what is folded changes nothing, whatever the text")
    func twice() {
        let text = "L’été à Fès : « الحكومة » — ٣ مقاعد, Œuvre, ẞ, ﬁn, ⅷ, ½, ª, İstanbul, ǅ"
        let once = SearchFolding.words(in: text)
        let again = SearchFolding.words(in: once.joined(separator: " "))
        #expect(once.filter { !$0.hasPrefix("ال") } == again.filter { !$0.hasPrefix("ال") })
        #expect(once.allSatisfy { word in !word.contains { $0 == "_" || $0 == "\"" || $0 == "'" || $0 == " " } })
    }

    @Test("a text is read no further than asked, and a word no longer than the longest")
    func limits() {
        #expect(SearchFolding.words(in: "a b c d", limit: 2) == ["a", "b"])
        #expect(SearchFolding.words(in: String(repeating: "x", count: 5000)) == [String(repeating: "x", count: 40)])
    }
}

@Suite struct TextQueryTests {
    private func words(_ text: String) -> [String]? {
        TextQuery(text)?.terms.map { $0.words.joined(separator: " ") + ($0.isPrefix ? "*" : "") }
    }

    @Test("every word is asked for, the last one perhaps begun only; words that every text has are left out")
    func terms() {
        #expect(words("Le Gouvernement à Rabat") == ["gouvernement", "rabat*"])
        #expect(words("l’Élysée ") == ["elysee"])
        #expect(words("stade 20") == ["stade", "20"])
        #expect(words("الحكومة في الرباط") == ["حكومه", "رباط*"])
    }

    @Test("where nothing else is there, the words that every text has are asked for")
    func functionWords() {
        #expect(words("la") == ["la"])
        #expect(words("les ") == ["les"])
    }

    @Test("what stands between quotes is asked for in just that order")
    func phrases() {
        #expect(words("\"de la ville\" maire ") == ["de la ville", "maire"])
        #expect(words("« coupe du monde »") == ["coupe du monde"])
        #expect(words("\"ouvert sans fin") == ["ouvert sans fin"])
    }

    @Test(
        "a text without words asks nothing, and a long one no more than a store answers",
        arguments: ["", " ", "«»…", "_"])
    func none(text: String) {
        #expect(TextQuery(text) == nil)
        #expect(TextQuery(String(repeating: "mot ", count: 500))?.terms.count ?? 0 <= 12)
    }

    @Test("a name matches when each word begins one of its own")
    func names() throws {
        let query = try #require(TextQuery("sou ima"))
        #expect(query.matches(name: "Imane Souiri"))
        #expect(!query.matches(name: "Imane Alami"))
        #expect(try #require(TextQuery("احمد")).matches(name: "أحمد الدادسي"))
    }
}
