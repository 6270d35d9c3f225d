import Foundation
import News
import Testing

@Suite struct LanguageTagTests {
    @Test(
        "a tag is written with the case that BCP 47 asks for, and knows its direction",
        arguments: [
            ("FR", "fr", TextDirection.leftToRight), ("ar-ma", "ar-MA", .rightToLeft),
            ("ZGH-latn", "zgh-Latn", .leftToRight),
            ("zgh", "zgh", .leftToRight), ("zgh-tfng-ma", "zgh-Tfng-MA", .leftToRight),
            ("es-419", "es-419", .leftToRight),
            ("az-Arab", "az-Arab", .rightToLeft), ("ar-Latn", "ar-Latn", .leftToRight), ("he", "he", .rightToLeft),
            ("ur-PK", "ur-PK", .rightToLeft), ("sl-rozaj-1994", "sl-rozaj-1994", .leftToRight),
        ]
    )
    func normalised(text: String, expected: String, direction: TextDirection) throws {
        let tag = try #require(LanguageTag(rawValue: text))
        #expect(tag.rawValue == expected)
        #expect(tag.direction == direction)
        #expect(LanguageTag(rawValue: expected) == tag)
    }

    @Test(
        "what is no tag is refused",
        arguments: [
            "", "f", "fr-", "-fr", "fr--MA", "fr_MA", "français", "123", "fr MA", "fr-\u{0}", "abcdefghi",
            "fr-abcdefghi", "f1", "العربية",
            "fr\" onload=", String(repeating: "fr-", count: 12) + "fr",
        ]
    )
    func refused(text: String) throws {
        #expect(LanguageTag(rawValue: text) == nil)
        #expect(throws: NewsError.self) {
            try JSONDecoder().decode([LanguageTag].self, from: JSONEncoder().encode([text]))
        }
    }

    @Test("the language without its region and script")
    func primary() {
        #expect(LanguageTag.tamazightLatin.primary == "zgh")
        #expect(LanguageTag.french.primary == "fr")
        #expect("\(LanguageTag.tamazightLatin)" == "zgh-Latn")
    }
}
