import News
import Stemming
import Testing

@Suite struct SnowballStemmerTests {
    @Test(
        "the forms of a word have one stem in its language",
        arguments: [
            (LanguageTag.french, ["décider", "décidé", "décidée", "décidées"]),
            (.french, ["marché", "marchés"]), (.french, ["national", "nationaux", "nationale"]),
            (.arabic, ["مدرسة", "المدرسة", "مدرسي"]), (.english, ["vote", "votes", "voted", "voting"]),
            (.spanish, ["libro", "libros"]),
        ]
    )
    func forms(language: LanguageTag, words: [String]) {
        #expect(Set(SnowballStemmer().stems(of: words, in: language)).count == 1, "\(words)")
    }

    @Test("another word has another, and a language without rules keeps its words as they are")
    func others() {
        let stemmer = SnowballStemmer()
        let stems = stemmer.stems(of: ["port", "porte", "portail"], in: .french)
        #expect(Set(stems).count > 1)
        let words = ["ⵜⴰⵎⴰⵣⵉⵖⵜ", "igran"]
        #expect(stemmer.stems(of: words, in: .tamazight) == words)
        #expect(stemmer.stems(of: ["", "🙂", String(repeating: "a", count: 5000)], in: .french).count == 3)
        #expect(stemmer.stems(of: [], in: .french).isEmpty)
    }
}
