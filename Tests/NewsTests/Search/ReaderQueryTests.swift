import News
import Testing

/// Takes an “s” from the end of words, and says so of one language alone.
private struct PluralStemmer: Stemmer {
    var version: Int { 7 }

    func stems(of words: [String], in language: LanguageTag) -> [String] {
        language == .french ? words.map { $0.hasSuffix("s") ? String($0.dropLast()) : $0 } : words
    }
}

private func query(_ text: String, _ language: LanguageTag = .french, synonyms: String = "") throws -> ReaderQuery? {
    ReaderQuery(text, language: language, stemmer: PluralStemmer(), synonyms: try Synonyms(synonyms))
}

private func written(_ match: ReaderQuery.Match) -> String {
    switch match {
    case .word(let word, let stems): stems.isEmpty ? "=\(word)" : stems.joined(separator: "|")
    case .phrase(let words): "\"\(words.joined(separator: " "))\""
    case .beginning(let text): text + "*"
    }
}

@Suite struct ReaderQueryTests {
    @Test(
        "words are asked for by their stems, phrases and single words in quotes as they are, beginnings by a star",
        arguments: [
            ("Élections à Fès", "election fe"), ("l’eau", "eau"), ("les", "le"),
            ("\"conseil des villes\" ports", "\"conseil des villes\" port"), ("« conseils »", "=conseils"),
            ("agricul*", "agricul*"), ("ag*", "ag"), ("port eaux*", "port eaux*"), ("été étés", "ete"),
            ("a b c d e f g h i j", "b f g h i"), ("4 100 ports", "4100 port"), ("\"fin ouverte", "\"fin ouverte\""),
        ]
    )
    func terms(text: String, expected: String) throws {
        #expect(try query(text)?.terms.map { written($0.match) }.joined(separator: " ") == expected, "\(text)")
    }

    @Test("a minus before a word or a phrase leaves it out, one within a word does not")
    func excluded() throws {
        let asked = try #require(try query("port -pêches -\"en mer\" Casablanca-Settat – x"))
        #expect(asked.terms.map { written($0.match) } == ["port", "casablanca", "settat", "x"])
        #expect(asked.excluded.map(written) == ["peche", "\"en mer\""])
        #expect(try query("-port") == nil)
    }

    @Test("what has no letter asks for nothing", arguments: ["", "   ", "?!", "\"\"", "-", "*", "-*", "🙂"])
    func nothing(text: String) throws { #expect(try query(text) == nil, "\(text)") }

    @Test("a query is read no further than the longest, and asks for no more than the most terms")
    func limits() throws {
        let long = String(repeating: "mot ", count: 20_000) + (0..<5000).map { "t\($0)" }.joined(separator: " ")
        #expect(try query(long)?.terms.count == 1)
        let many = (0..<60).map { "t\($0)" }.joined(separator: " ")
        #expect(try query(many)?.terms.count == 8)
        #expect(try query(many)?.text.count == ReaderQuery.longestText)
    }

    @Test("what the publication says means the same is asked for beside the word, several words as a phrase")
    func synonyms() throws {
        let groups = "ONU, Nations unies\nport, rade, havre"
        let onu = try #require(try query("l’onu au port", synonyms: groups))
        #expect(onu.terms.map { written($0.match) } == ["onu", "port"])
        #expect(onu.terms.map { $0.synonyms.map(written) } == [["\"nations unies\""], ["rade", "havre"]])
        let nations = try #require(try query("aide des Nations unies", synonyms: groups))
        #expect(nations.terms.map { written($0.match) } == ["aide", "\"nations unies\""])
        #expect(nations.terms[1].synonyms.map(written) == ["onu"])
        #expect(try query("\"onu\"", synonyms: groups)?.terms[0].synonyms.isEmpty == true)
        // A word stands in its group in all of its forms.
        let ports = try #require(try query("les ports", synonyms: groups))
        #expect(ports.terms.last?.synonyms.map(written) == ["rade", "havre"])
    }

    @Test("a query with a word put right is the query as it was typed but for that word")
    func replacing() throws {
        let asked = try #require(try query("Le « conseil » des Vilces, -port !"))
        #expect(asked.replacing(["vilces": "villes"]) == "Le « conseil » des villes, -port !")
    }
}

@Suite struct SearchMarkerTests {
    private func marked(_ words: String, in text: String) throws -> String {
        var marker = SearchMarker(
            try #require(try query(words, synonyms: "port, rade")), rules: .of(.french), stemmer: PluralStemmer())
        return marker.marked(text).runs.map { $0.isMarked ? "[\($0.text)]" : $0.text }.joined()
    }

    @Test("what was looked for is marked in whatever form and accents it stands, and nothing else")
    func marks() throws {
        #expect(try marked("ville", in: "Les Villes, la ville, le village") == "Les [Villes], la [ville], le village")
        #expect(try marked("ete", in: "L’ÉTÉ arrive") == "L’[ÉTÉ] arrive")
        #expect(try marked("\"en mer\"", in: "La mer, en mer") == "La mer, [en mer]")
        #expect(try marked("port", in: "Une rade") == "Une [rade]")
        #expect(try marked("vil*", in: "Le village") == "Le [village]")
        #expect(try marked("a<b", in: "<b>") == "<[b]>")
    }

    @Test("an excerpt is the part with most of what was looked for, cut at words, and a short text is all of it")
    func excerpts() throws {
        let filler = Array(repeating: "rien", count: 100).joined(separator: " ")
        var marker = SearchMarker(
            try #require(try query("barrage vallée")), rules: .of(.french), stemmer: PluralStemmer())
        let long = marker.excerpt(of: "Un barrage \(filler)\nLe barrage de la vallée \(filler)").marked
        #expect(long.plainText.hasPrefix("… rien") && long.plainText.hasSuffix("rien …"))
        #expect(long.runs.filter(\.isMarked).map(\.text) == ["barrage", "vallée"])
        #expect(marker.excerpt(of: "Tout court.").marked.plainText == "Tout court.")
        #expect(marker.excerpt(of: "").marked.runs.isEmpty)
        #expect(marker.excerpt(of: "??").marked.runs.isEmpty)
    }
}

@Suite struct SpellingTests {
    @Test(
        "the slips between two words are counted",
        arguments: [
            ("conseil", "conseil", 0), ("conseil", "consiel", 1), ("conseil", "conseils", 1), ("conseil", "concil", 2),
            ("مدرسه", "مدرصه", 1), ("a", "", 1), ("ab", "ba", 1), ("abcd", "wxyz", 4),
        ]
    )
    func distance(left: String, right: String, slips: Int) {
        #expect(Spelling.distance(left, right) == slips)
        #expect(Spelling.distance(right, left) == slips)
    }

    @Test("two words with one slip between them have a writing in common")
    func slips() {
        for (left, right) in [("conseil", "consiel"), ("conseil", "conseils"), ("conseil", "cinseil")] {
            #expect(!Spelling.slips(of: left).isDisjoint(with: Spelling.slips(of: right)), "\(left) \(right)")
        }
        #expect(Spelling.slips(of: "conseil").isDisjoint(with: Spelling.slips(of: "barrage")))
    }

    @Test("what comes first has the words in its headline, then over the text, and of two alike the newer")
    func rank() {
        func weight(_ places: [SearchRank.Place?], days: Int = 0, lacking: Set<Int> = []) -> Int64 {
            var finding = SearchRank.Finding(terms: places.count)
            for (term, place) in places.enumerated() {
                if let place { finding.note([SearchMarker.Hit(term: term, form: .exact)], at: place) }
            }
            finding.lacking = lacking
            return SearchRank.weight(finding, days: days)
        }
        #expect(weight([.headline], days: 3000) > weight([.lead]))
        #expect(weight([.lead], days: 3000) > weight([nil], days: 3000))
        #expect(weight([.lead]) > weight([.lead], days: 1))
        #expect(weight([.headline, .headline]) > weight([.headline, nil]))
        #expect(weight([.headline, nil]) > weight([.headline, nil], lacking: [1]))
        var finding = SearchRank.Finding(terms: 1)
        finding.note([SearchMarker.Hit(term: 0, form: .synonym)], at: .headline)
        let synonym = SearchRank.weight(finding, days: 0)
        finding.note([SearchMarker.Hit(term: 0, form: .exact), SearchMarker.Hit(term: 9, form: .exact)], at: .lead)
        #expect(SearchRank.weight(finding, days: 0) == synonym && synonym < weight([.headline]))
    }
}
