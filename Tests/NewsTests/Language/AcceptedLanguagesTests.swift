import News
import Testing

@Suite struct AcceptedLanguagesTests {
    private static let editions = [LanguageTag.french, .arabic, .tamazight, .english].enumerated().map {
        place, language in
        Edition(
            id: EditionID(rawValue: Int64(place + 1)), language: language, pathPrefix: "", name: "X", tagline: nil)
    }

    @Test(
        "of what a reader reads the most wanted language that an edition has is suggested, unless they are in it",
        arguments: [
            ("fr", 0, nil), ("fr-CA,en;q=0.5", 0, nil), ("ar", 0, 1), ("AR-ma, fr;q=0.9", 0, 1),
            ("fr;q=0.4, ar;q=0.8", 0, 1),
            ("de, fr", 1, 0), ("de", 0, nil), ("", 0, nil), ("*", 1, nil), ("en;q=0, ar", 0, 1), ("zgh-Latn", 0, 2),
            ("zgh-Latn", 2, nil), ("en;q=x, ar;q=0.1", 0, 1), (";;;,,q=1", 0, nil), ("ar, fr", 0, 1),
            ("fr, ar", 0, nil),
        ] as [(String, Int, Int?)]
    )
    func suggestions(field: String, present: Int, expected: Int?) {
        let editions = Self.editions
        let suggested = AcceptedLanguages(field).suggestion(for: editions[present], of: editions)
        #expect(suggested?.id == expected.map { editions[$0].id }, "\(field)")
    }
}
