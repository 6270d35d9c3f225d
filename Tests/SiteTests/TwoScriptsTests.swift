import Edge
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import News
import Newsroom
import Pages
import Site
import TestSupport
import Testing

/// An edition in Tifinagh that readers have in Latin letters, too, from the one text.
@Suite struct TwoScriptsTests {
    private struct Bench: Sendable {
        let tiny: TinyPublication
        let responder: SiteResponder
        let french: ArticleID
        let tamazight: ArticleID

        init(editions: [LanguageTag] = [.french, .tamazight]) async throws {
            let tiny = try await TinyPublication(editions: editions)
            self.tiny = tiny
            responder = try tiny.site()
            let ids = try await tiny.publication().editions.map(\.id)
            let section = try await tiny.database.write { store in
                try store.insertSection(
                    parent: nil,
                    names: [
                        ids[0]: Section.Name(name: "Culture", slug: Slug(cleaning: "culture")),
                        ids[1]: Section.Name(name: "ⵜⴰⴷⵍⵙⴰ", slug: Slug(cleaning: "ⵜⴰⴷⵍⵙⴰ")),
                    ])
            }
            @Sendable func begin(_ headline: String, _ texts: [String], _ edition: Int) async throws -> ArticleID {
                try await CreateDraft(tiny.newsroom)(
                    ArticleDraft(
                        content: ArticleContent(
                            kind: .news, headline: headline,
                            body: Body(texts.map { .paragraph(TextBlock($0)) })), section: section),
                    in: ids[edition], by: .system("test"))
            }
            french = try await begin("La forêt", ["Un texte."], 0)
            tamazight = try await begin(
                "ⵜⴰⴳⴰⵏⵜ ⵏ ⵓⴷⵔⴰⵔ", ["ⴰⴽⴽⵯ ⵉⵎⴹⵕⵉⵚⵏ ⴷⴰ. ⵜⵓⴼⴰ FIFA ⴰⵙⵏⵓⴱⴳ.", "ⴰⵎⴰⵏ ⵞ ⴰⵎⴰⵏ."], 1)
            try await LinkTranslation(tiny.newsroom)(tamazight, of: french, by: .system("test"))
            for id in [french, tamazight] {
                _ = try await PublishArticle(tiny.newsroom)(id, revision: 1, by: .system("test"))
            }
            try await responder.prepare()
        }

        func path(_ id: ArticleID) async throws -> String {
            let article = try #require(try await tiny.database.read { try $0.article(id) })
            return try await responder.currentRenderer().addresses.path(
                .article(article.edition, article.section, article.slug, id))
        }
    }

    private func alternates(_ html: String) -> [String: String] {
        Dictionary(
            html.matches(of: #/<link rel="alternate" hreflang="([^"]+)" href="https://relais\.example([^"]*)">/#).map {
                (String($0.1), String($0.2))
            }
        ) { first, _ in first }
    }

    private func get(_ path: String, _ client: any TestClientProtocol) async throws -> (HTTPResponse.Status, String) {
        let response = try await client.execute(uri: path, method: .get)
        return (response.status, String(buffer: response.body))
    }

    @Test("an article in Tifinagh stands in Latin letters at an address of its own, from the one text")
    func article() async throws {
        let bench = try await Bench()
        let tifinagh = try await bench.path(bench.tamazight)
        let latin = tifinagh.replacing("/zgh/", with: "/zgh-latn/")
        try await Application(responder: bench.responder).test(.router) { client in
            let (status, html) = try await get(latin, client)
            #expect(status == .ok)
            #expect(html.contains("<html lang=\"zgh-Latn\" dir=\"ltr\">"))
            #expect(html.contains("<h1>Tagant n udrar</h1>"))
            #expect(html.contains("<p>Akkʷ imḍṛiṣn da. Tufa FIFA asnubg.</p>"))
            // A text that has a letter without a Latin one of its own keeps its script.
            #expect(html.contains("<p>ⴰⵎⴰⵏ ⵞ ⴰⵎⴰⵏ.</p>"))
            #expect(html.contains("<link rel=\"canonical\" href=\"https://relais.example\(latin)\">"))
            #expect(html.contains("Tadlsa") && html.contains("nuwanbir 2026"))
            // What programs read is in the same script, the words of addresses apart.
            let data = try #require(html.firstMatch(of: #/<script type="application\/ld\+json">(.*?)</script>/#)).1
            #expect(data.contains("\"headline\":\"Tagant n udrar\"") && data.contains("\"inLanguage\":\"zgh-Latn\""))
            #expect(html.contains("<meta property=\"og:title\" content=\"Tagant n udrar\">"))
            // Nothing else does, but the way back to it.
            let body = try #require(html.firstRange(of: "</head>")).upperBound
            let rest = html[body...].replacing("ⴰⵎⴰⵏ ⵞ ⴰⵎⴰⵏ.", with: "").replacing("ⵜⴰⵎⴰⵣⵉⵖⵜ", with: "")
            #expect(!rest.unicodeScalars.contains { (0x2D30...0x2D7F).contains($0.value) })
            let (_, original) = try await get(tifinagh, client)
            #expect(original.contains("<h1>ⵜⴰⴳⴰⵏⵜ ⵏ ⵓⴷⵔⴰⵔ</h1>") && original.contains("lang=\"zgh\""))
        }
    }

    @Test("the two scripts and the translations name one another, and readers go from one to the other on every page")
    func reciprocal() async throws {
        let bench = try await Bench()
        let (french, tifinagh) = (try await bench.path(bench.french), try await bench.path(bench.tamazight))
        let latin = tifinagh.replacing("/zgh/", with: "/zgh-latn/")
        try await Application(responder: bench.responder).test(.router) { client in
            let expected = ["fr": french, "zgh": tifinagh, "zgh-Latn": latin, "x-default": french]
            for path in [french, tifinagh, latin] {
                #expect(alternates(try await get(path, client).1) == expected, "\(path)")
            }
            let (_, home) = try await get("/zgh-latn", client)
            let links = home.matches(of: #/href="(\/zgh-latn[^"]*)"/#).map { String($0.1) }
            #expect(links.count > 8)
            for link in Set(links) {
                let (status, html) = try await get(link, client)
                #expect(status == .ok, "\(link)")
                guard html.hasPrefix("<!doctype html>"), !html.contains("noindex") else { continue }
                #expect(html.contains("lang=\"zgh-Latn\""), "\(link)")
                let other = try #require(alternates(html)["zgh"])
                #expect(other == link.replacing("/zgh-latn", with: "/zgh"))
                #expect(alternates(try await get(other, client).1) == alternates(html), "\(link)")
                #expect(html.contains("<a href=\"\(other)\" hreflang=\"zgh\" rel=\"alternate\""), "\(link) leads back")
            }
        }
    }

    @Test(
        "what is published, changed and withdrawn is so in both scripts at once, and a wrong slug is put right in its own"
    )
    func together() async throws {
        let bench = try await Bench()
        let tifinagh = try await bench.path(bench.tamazight)
        let latin = tifinagh.replacing("/zgh/", with: "/zgh-latn/")
        try await Application(responder: bench.responder).test(.router) { client in
            #expect(try await get(latin, client).0 == .ok)
            let wrong = try await client.execute(
                uri: latin.replacing(#/[^\/]+-(\d+)$/#) { "nimporte-\($0.output.1)" }, method: .get)
            #expect(wrong.status == .movedPermanently && wrong.headers[.location] == latin)
            let before = try await bench.tiny.database.read { try $0.latestSequence() }
            try await UnpublishArticle(bench.tiny.newsroom)(bench.tamazight, note: "Erreur.", by: .system("test"))
            for event in try await bench.tiny.database.read({ try $0.events(after: before) }) {
                await bench.responder.hear(event)
            }
            #expect(try await get(latin, client).0 == .gone)
            #expect(try await get(tifinagh, client).0 == .gone)
            let (status, missing) = try await get("/zgh-latn/rien", client)
            #expect(status == .notFound && missing.contains("lang=\"zgh-Latn\""))
        }
    }

    @Test("a reader of Latin letters searches with them")
    func search() async throws {
        let bench = try await Bench()
        try await Application(responder: bench.responder).test(.router) { client in
            let (_, form) = try await get("/zgh-latn", client)
            let address = try #require(form.firstMatch(of: #/<a href="(\/zgh-latn[^"]+)">Rzu</a>/#)).1
            let (status, found) = try await get("\(address)?q=tagant", client)
            #expect(status == .ok && found.contains("<mark>Tagant</mark>"), "\(found.suffix(3000))")
        }
    }

    @Test("where both scripts are editions of their own, neither is made from the other")
    func twoEditions() async throws {
        let bench = try await Bench(editions: [.french, .tamazight, .tamazightLatin])
        try await bench.tiny.openEditions()
        await bench.responder.hear(
            NewsEvent(sequence: 99, kind: .archiveImported, at: TinyPublication.noon, keys: [.everything]))
        let publication = try await bench.tiny.publication()
        #expect(publication.inOtherScripts() == nil)
        try await Application(responder: bench.responder).test(.router) { client in
            let (_, home) = try await get("/zgh", client)
            #expect(home.contains("href=\"/zgh-latn\" hreflang=\"zgh-Latn\""), "the other edition is there as such")
        }
    }
}
