import News
import Stemming
import Testing

@Suite struct BrokenPluralTests {
    private func forms(_ word: String) -> Set<String> {
        let tokens = SearchFolding.tokens(in: word)
        return Set(SnowballStemmer().forms(of: tokens, in: word, .arabic).joined())
    }

    @Test(
        "a broken plural and its singular meet in a form, with what has grown onto either",
        arguments: [
            ("أسعار", "سعر"), ("الأسعار", "السعر"), ("بأسعار", "سعر"), ("وأسعارها", "بالسعر"), ("موانئ", "ميناء"),
            ("للموانئ", "الميناء"), ("سفن", "سفينة"), ("السفن", "سفينه"), ("سدود", "سد"), ("مدن", "المدينة"),
            ("القرى", "قرية"), ("وزراء", "الوزير"), ("قوانين", "القانون"), ("مدارس", "مدرسة"), ("طرق", "الطريق"),
            ("مياه", "ماء"), ("أشهر", "شهر"), ("الأطفال", "طفل"), ("نواب", "النائب"), ("مشاريع", "مشروع"),
        ]
    )
    func meet(plural: String, singular: String) {
        #expect(!forms(plural).isDisjoint(with: forms(singular)), "\(forms(plural)) \(forms(singular))")
    }

    @Test(
        "words that only look alike do not meet, and other languages have no such plurals",
        arguments: [("كتاب", "كاتب"), ("عمال", "عمل"), ("أسعار", "سعير"), ("بلاد", "ولد"), ("سفر", "سفينة")])
    func apart(left: String, right: String) {
        #expect(forms(left).isDisjoint(with: forms(right)), "\(forms(left)) \(forms(right))")
        let tokens = SearchFolding.tokens(in: "أسعار")
        #expect(SnowballStemmer().forms(of: tokens, in: "أسعار", .french) == [["اسعار"]])
        #expect(NoStemmer().forms(of: tokens, in: "أسعار", .arabic) == [["اسعار"]])
    }

    @Test("each plural of the table has one singular, which is no plural itself, and finds it")
    func table() {
        #expect(BrokenPlurals.singulars.count > 400)
        for (plural, singular) in BrokenPlurals.singulars {
            #expect(BrokenPlurals.singulars[singular] == nil, "\(singular)")
            #expect(SearchFolding.words(in: plural) == [plural] && SearchFolding.words(in: singular) == [singular])
            #expect(forms(plural).isSuperset(of: forms(singular)), "\(plural) \(singular)")
        }
        #expect(BrokenPlurals.singular(of: "واسعار") == "سعر")
        #expect(BrokenPlurals.singular(of: "سعر") == nil)
        #expect(BrokenPlurals.singular(of: "و") == nil)
        #expect(BrokenPlurals.singular(of: "") == nil)
    }
}
