import News
import Newsroom
import Store
import TestSupport
import Testing

/// What searches elsewhere get wrong, each with where it was reported.
@Suite struct SearchElsewhereTests {
    private func body(_ text: String) -> Body { Body([.paragraph(TextBlock(text))]) }

    private func found(_ tiny: TinyPublication, _ text: String, edition: Int = 0) async throws -> [String] {
        let publication = try await tiny.publication()
        let zone = tiny.newsroom.zone
        return try await tiny.database.read {
            try $0.readerSearch(
                SearchRequest(text: text), in: publication.editions[edition], of: publication, zone: zone,
                at: TinyPublication.noon, limit: 20
            ).hits.map(\.article.headline)
        }
    }

    private func publish(_ tiny: TinyPublication, _ item: ImportedItem, edition: Int) async throws {
        let editions = try await tiny.publication().editions
        _ = try await ImportArticles(tiny.newsroom)([item], in: editions[edition], format: "test")
    }

    @Test("an article is found by every field that readers see and not by its title alone (Ghost)")
    func titles() async throws {
        let tiny = try await TinyPublication()
        let edition = try await tiny.publication().editions[0].id
        var item = TinyPublication.item(
            "Titre", body: body("Une sécheresse."), byline: ["Zoé Béraud"], topics: ["Patrimoine"])
        item.standfirst = "Les chapeaux."
        item.kicker = "Surtitre"
        item.pictures = [
            Picture(
                id: PictureID(rawValue: 0), contentHash: String(repeating: "a", count: 64), width: 9, height: 9,
                format: .jpeg, texts: [edition: Picture.Text(altText: "Texte", caption: "Une légende.")])
        ]
        item.leadPicture = 0
        try await tiny.publish([item])
        for text in ["titre", "sécheresses", "chapeau", "béraud", "patrimoine", "légendes"] {
            #expect(try await found(tiny, text) == ["Titre"], "\(text)")
        }
    }

    @Test("each edition's words have the forms of its own language (Wagtail #1177)")
    func languages() async throws {
        let tiny = try await TinyPublication(editions: [.french, .english, .spanish, .tamazight])
        try await publish(tiny, TinyPublication.item("Décisions nationales"), edition: 0)
        try await publish(tiny, TinyPublication.item("Nations voting"), edition: 1)
        try await publish(tiny, TinyPublication.item("Los libros"), edition: 2)
        try await publish(tiny, TinyPublication.item("ⵜⴰⵎⴰⵣⵉⵖⵜ ⵜⵓⵜⵍⴰⵢⵜ"), edition: 3)
        #expect(try await found(tiny, "décidé national") == ["Décisions nationales"])
        #expect(try await found(tiny, "votes", edition: 1) == ["Nations voting"])
        #expect(try await found(tiny, "libro", edition: 2) == ["Los libros"])
        // Tamazight has no stems, and its letters are letters.
        #expect(try await found(tiny, "ⵜⵓⵜⵍⴰⵢⵜ", edition: 3) == ["ⵜⴰⵎⴰⵣⵉⵖⵜ ⵜⵓⵜⵍⴰⵢⵜ"])
        #expect(try await found(tiny, "votes").isEmpty)
    }

    @Test("Arabic words find Arabic articles, in any writing and number (ghostHunter #101)")
    func arabic() async throws {
        let tiny = try await TinyPublication(editions: [.arabic])
        try await tiny.publish([
            TinyPublication.item("ارتفاع أسعار القمح"), TinyPublication.item("سفينة في الميناء"),
        ])
        for text in ["سعر", "السعر", "أَسْعَار", "بأسعار", "اسعار القمح"] {
            #expect(try await found(tiny, text) == ["ارتفاع أسعار القمح"], "\(text)")
        }
        for text in ["موانئ", "السفن", "سفينه"] {
            #expect(try await found(tiny, text) == ["سفينة في الميناء"], "\(text)")
        }
    }

    @Test("a capital in what is asked makes no difference, for readers and at the desk (Superdesk 2.0.12)")
    func capitals() async throws {
        let tiny = try await TinyPublication()
        try await tiny.publish([TinyPublication.item("Le port d’Agadir")])
        for text in ["agadir", "Agadir", "AGADIR", "Le PORT"] {
            #expect(try await found(tiny, text) == ["Le port d’Agadir"], "\(text)")
            let filter = DeskFilter(text: TextQuery(text))
            let desk = try await tiny.database.read {
                try $0.deskMatches(filter, now: TinyPublication.noon, limit: 5)
            }
            #expect(desk.map(\.headline) == ["Le port d’Agadir"], "\(text)")
        }
    }
}
