import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct ImportArticlesTests {
    @Test("items imported twice change nothing: no row, no event, no line in the log")
    func twice() async throws {
        let tiny = try await TinyPublication()
        let items = [TinyPublication.item("Un"), TinyPublication.item("Deux", kind: .brief)]
        let first = try await tiny.publish(items)
        #expect(first.made == 2)
        let sequence = try await tiny.database.read { try $0.latestSequence() }
        let second = try await tiny.publish(items)
        #expect(second.made == 0 && second.alreadyThere == 2)
        #expect(second.items.map(\.article) == first.items.map(\.article))
        #expect(try await tiny.database.read { try $0.latestSequence() } == sequence)
    }

    @Test("one bad item keeps all others out")
    func allOrNothing() async throws {
        let tiny = try await TinyPublication()
        await #expect(throws: NewsError.self) {
            try await tiny.publish([TinyPublication.item("Un"), TinyPublication.item("   ")])
        }
        #expect(try await tiny.database.read { try $0.articleCounts() }.isEmpty)
        #expect(try await tiny.publication().sections.isEmpty)
    }

    @Test("sections, authors and topics are found again by their names, whatever the case and accents of the writing")
    func names() async throws {
        let tiny = try await TinyPublication()
        try await tiny.publish([
            TinyPublication.item("Un", section: ["Société", "École"], byline: ["Imane Souiri"], topics: ["Jeunesse"]),
            TinyPublication.item(
                "Deux", section: ["société", "ECOLE"], byline: ["Imane Souiri"], topics: ["jeunesse"]),
        ])
        #expect(try await tiny.publication().sections.count == 2)
        let articles = try await tiny.database.read { store in
            try (1...2).map { try store.article(ArticleID(rawValue: $0)) }
        }
        #expect(articles[0]?.content.credits == articles[1]?.content.credits)
        #expect(articles[0]?.content.topics == articles[1]?.content.topics)
    }

    @Test("a section may not stand where another page does")
    func reserved() async throws {
        let tiny = try await TinyPublication()
        let edition = try await tiny.publication().editions[0]
        _ = try await ImportArticles(tiny.newsroom)(
            [TinyPublication.item("Un", section: ["Archives"])], in: edition, format: "test", reserved: ["archives"]
        )
        let slug = try await tiny.publication().sections.all[0].names[edition.id]?.slug.rawValue
        #expect(slug == "archives-section")
    }

    @Test("an import tells the outbox every key that a changed page depends on")
    func events() async throws {
        let tiny = try await TinyPublication()
        let before = try await tiny.database.read { try $0.latestSequence() }
        try await tiny.publish([
            TinyPublication.item("Un", section: ["Sport", "Football"], byline: ["A B"], topics: ["T"])
        ])
        let events = try await tiny.database.read { try $0.events(after: before) }
        let keys = Set(events.flatMap(\.keys).map(\.text))
        #expect(
            keys == [
                "article:1", "author:1", "latest:1", "month:1-202611", "publication", "section:1", "section:2",
                "topic:1",
            ])
    }

    @Test("settings are applied once, and changed ones tell the outbox")
    func settings() async throws {
        let tiny = try await TinyPublication()
        let publication = try await tiny.publication()
        var settings = PublicationSettings(
            name: publication.name, url: publication.url, timeZone: publication.timeZone,
            editions: [.init(language: .french, pathPrefix: "", name: "Le Relais")]
        )
        #expect(try await ApplySettings(tiny.newsroom)(settings) == false)
        settings.name = "Le Grand Relais"
        #expect(try await ApplySettings(tiny.newsroom)(settings))
        #expect(try await tiny.publication().name == "Le Grand Relais")
        settings.editions[0].language = .arabic
        await #expect(throws: NewsError.self) { try await ApplySettings(tiny.newsroom)(settings) }
    }
}
