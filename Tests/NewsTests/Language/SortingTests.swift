import News
import Testing

/// Names as lists of each language have them.
@Suite struct SortingTests {
    @Test(
        "names stand in the order of their language",
        arguments: [
            (
                "fr", ["Zahra", "Élodie", "eric", "Emma", "Éric", "Abel", "Œuvre", "Oeil"],
                ["Abel", "Élodie", "Emma", "eric", "Éric", "Oeil", "Œuvre", "Zahra"]
            ),
            (
                "es", ["Nuñez", "Nunez", "Nuno", "Ñandú", "Zorro", "Olmo", "Nadal"],
                ["Nadal", "Nunez", "Nuno", "Nuñez", "Ñandú", "Olmo", "Zorro"]
            ),
            (
                "ar", ["ياسين", "بدر", "أحمد", "إلياس", "آمنة", "تورية", "ابراهيم"],
                ["آمنة", "ابراهيم", "أحمد", "إلياس", "بدر", "تورية", "ياسين"]
            ),
            ("zgh", ["ⵣⵀⵔⴰ", "ⴱⵔⴰⵀⵉⵎ", "ⴰⵏⵉⵔ", "ⴳⴰⵢⴰ"], ["ⴰⵏⵉⵔ", "ⴱⵔⴰⵀⵉⵎ", "ⴳⴰⵢⴰ", "ⵣⵀⵔⴰ"]),
            ("fr", ["Lot 10", "Lot 9", "lot 1"], ["lot 1", "Lot 9", "Lot 10"]),
        ]
    )
    func order(tag: String, names: [String], expected: [String]) throws {
        let rules = LanguageRules.of(try #require(LanguageTag(rawValue: tag)))
        #expect(rules.sorted(names) { $0 } == expected)
        #expect(rules.sorted(names.reversed()) { $0 } == expected)
    }
}
