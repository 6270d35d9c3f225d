import Edge
import Foundation
import Hummingbird
import HummingbirdTesting
import News
import Newsroom
import Pages
import Site
import TestSupport
import Testing

/// What an edition's settings say of its addresses and its calendar.
@Suite struct EditionWaysTests {
    private func settings(hijri: Int?, slugs: SlugLetters) -> PublicationSettings {
        PublicationSettings(
            name: "Le Relais", url: "https://relais.example", timeZone: "Africa/Casablanca",
            editions: [
                PublicationSettings.EditionSettings(language: .french, pathPrefix: ""),
                PublicationSettings.EditionSettings(
                    language: .arabic, pathPrefix: "ar", slugLetters: slugs, hijri: hijri),
            ])
    }

    @Test("the Hijri date stands beside today's where the edition says so, and nowhere else")
    func hijri() async throws {
        let tiny = try await TinyPublication(editions: [.french, .arabic])
        #expect(try await ApplySettings(tiny.newsroom)(settings(hijri: -1, slugs: .own)))
        #expect(!(try await ApplySettings(tiny.newsroom)(settings(hijri: -1, slugs: .own))), "twice changes nothing")
        let responder = try tiny.site()
        try await Application(responder: responder).test(.router) { client in
            let arabic = String(buffer: try await client.execute(uri: "/ar", method: .get).body)
            // 24 November 2026 is 13 Jumada II by the arithmetic calendar.
            #expect(arabic.contains("الثلاثاء، 24 نونبر 2026<span> · <bdi>12 جمادى الآخرة 1448 هـ</bdi></span>"))
            let french = String(buffer: try await client.execute(uri: "/", method: .get).body)
            #expect(!french.contains("1448"))
        }
        // Taken out of the settings, it is gone.
        #expect(try await ApplySettings(tiny.newsroom)(settings(hijri: nil, slugs: .own)))
        #expect(try await tiny.publication().editions[1].hijri == nil)
    }

    @Test("new articles have Latin letters in their addresses where the edition says so; those before keep theirs")
    func slugs() async throws {
        let tiny = try await TinyPublication(editions: [.french, .arabic])
        let edition = try await tiny.publication().editions[1].id
        let section = try await tiny.database.write { store in
            try store.insertSection(
                parent: nil, names: [edition: Section.Name(name: "رياضة", slug: Slug(cleaning: "رياضة"))])
        }
        func publish(_ headline: String) async throws -> Article {
            let id = try await CreateDraft(tiny.newsroom)(
                ArticleDraft(
                    content: ArticleContent(
                        kind: .news, headline: headline, body: Body([.paragraph(TextBlock("نص."))])), section: section),
                in: edition, by: .system("test"))
            _ = try await PublishArticle(tiny.newsroom)(id, revision: 1, by: .system("test"))
            return try #require(try await tiny.database.read { try $0.article(id) })
        }
        let before = try await publish("المغرب يفوز")
        #expect(before.slug.rawValue == "المغرب-يفوز")
        try await ApplySettings(tiny.newsroom)(settings(hijri: nil, slugs: .latin))
        #expect(try await publish("المغرب يفوز").slug.rawValue == "al-mghrb-yfouz")
        let kept = try await tiny.database.read { try $0.article(before.id) }
        #expect(kept?.slug == before.slug)
    }
}
