import Foundation
import News
import Testing

@Suite struct SlugTests {
    @Test(
        "letters of any script, digits and single hyphens are a slug",
        arguments: ["maroc", "can-2025", "كرة-القدم", "ⴰⵣⵓⵍ", "12", "a"])
    func good(text: String) throws {
        #expect(try #require(Slug(rawValue: text)).rawValue == text)
        #expect(try JSONDecoder().decode([Slug].self, from: JSONEncoder().encode([text])).first?.rawValue == text)
    }

    @Test(
        "anything else is none",
        arguments: [
            "", "-", "-a", "a-", "a--b", "A", "Été", "a b", "a/b", "a.b", "a_b", "a%20b", "../a", "a?b", "a#b",
            "a\u{0}", "a’b", "🙂",
            String(repeating: "a", count: 121),
        ]
    )
    func bad(text: String) throws {
        #expect(Slug(rawValue: text) == nil)
        #expect(throws: NewsError.self) { try JSONDecoder().decode([Slug].self, from: JSONEncoder().encode([text])) }
    }

    @Test(
        "text is cleaned into a slug, which is never empty",
        arguments: [
            ("Maroc & Monde", "maroc-monde"), ("  --a--b--  ", "a-b"), ("", "item"), ("!!!", "item"), ("🙂", "item"),
            ("المغرب", "المغرب"), (String(repeating: "a", count: 200), String(repeating: "a", count: 120)),
        ]
    )
    func cleaning(text: String, expected: String) {
        let slug = Slug(cleaning: text)
        #expect(slug.rawValue == expected)
        #expect(Slug(rawValue: slug.rawValue) == slug)
    }
}
