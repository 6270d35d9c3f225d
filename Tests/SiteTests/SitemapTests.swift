import Edge
import Foundation
import Hummingbird
import HummingbirdTesting
import News
import Newsroom
import Pages
import Site
import Store
import TestSupport
import Testing

@Suite struct SitemapTests {
    private func locations(_ text: String) -> [String] {
        text.matches(of: #/<loc>https:\/\/relais\.example([^<]*)<\/loc>/#).map { String($0.1) }
    }

    @Test(
        "the index names a sitemap for each month, robots.txt names the index, and together they name every page once")
    func whole() async throws {
        let bench = try await FeedBench(editions: [.french, .arabic])
        try await bench.tiny.publish(
            (0..<40).map {
                TinyPublication.item(
                    "Titre \($0)", kind: $0 % 4 == 0 ? .brief : .news, section: ["Sport", "Football"],
                    minutesAgo: $0 * 2880, byline: ["Imane Souiri"], topics: ["Stades"])
            })
        try await bench.catchUp()
        try await bench.serve { client in
            let robots = try await client.text("/robots.txt")
            #expect(
                robots.contains("\nSitemap: https://relais.example/sitemap.xml\n")
                    && robots.contains("\nSitemap: https://relais.example/sitemap-news.xml\n"))
            let index = try await client.get("/sitemap.xml")
            #expect(index.headers[.contentType] == "application/xml; charset=utf-8")
            let shards = self.locations(String(buffer: index.body))
            #expect(
                shards == [
                    "/sitemap-pages.xml", "/sitemap-authors.xml", "/sitemap-topics.xml", "/sitemap-2026-11.xml",
                    "/sitemap-2026-10.xml", "/sitemap-2026-09.xml",
                ], "an edition with nothing in it has none")
            var named: [String] = []
            for shard in shards {
                let response = try await client.get(shard)
                #expect(response.status == .ok, "\(shard)")
                named += self.locations(String(buffer: response.body))
            }
            #expect(Set(named).count == named.count)
            #expect(named.count == 40 + 5)
            for page in named { #expect(try await client.get(page).status == .ok, "\(page)") }
            for path in [
                "/sitemap-2026-08.xml", "/ar/sitemap-2026-11.xml", "/sitemap-topics-2.xml", "/sitemap-2026-13.xml",
                "/sitemap-2026-11-0.xml", "/sitemap-topics-99999999999999999.xml", "/sitemap-.xml", "/sitemap-x.xml",
            ] {
                #expect(try await client.get(path).status == .notFound, "\(path)")
            }
        }
    }

    @Test("a month over the limit is cut in parts that together name each of its articles once, oldest first")
    func parts() async throws {
        let bench = try await FeedBench(shardLength: 10)
        try await bench.tiny.publish(
            (0..<27).map {
                TinyPublication.item("Titre \($0)", minutesAgo: $0, byline: ["Auteur \($0)"], topics: ["Thème \($0)"])
            })
        try await bench.catchUp()
        try await bench.serve { client in
            let shards = self.locations(try await client.text("/sitemap.xml"))
            #expect(
                shards.filter { $0.contains("2026") } == [
                    "/sitemap-2026-11.xml", "/sitemap-2026-11-2.xml", "/sitemap-2026-11-3.xml",
                ])
            #expect(shards.filter { $0.contains("authors") }.count == 3)
            #expect(shards.filter { $0.contains("topics") }.count == 3)
            for kind in ["2026", "authors", "topics"] {
                var named: [[String]] = []
                for shard in shards where shard.contains(kind) {
                    named.append(self.locations(try await client.text(shard)))
                }
                #expect(named.map(\.count) == [10, 10, 7] && Set(named.joined()).count == 27, "\(kind)")
            }
            let first = self.locations(try await client.text("/sitemap-2026-11.xml"))
            #expect(first.first?.hasPrefix("/sport/titre-26-") == true)
            // One more comes at the end: the full parts stay as they are.
            let tag = try #require(try await client.get("/sitemap-2026-11.xml").headers[.eTag])
            _ = try await bench.publish("Nouveau", section: try await bench.section("sport"))
            #expect(try await client.get("/sitemap-2026-11.xml", [.ifNoneMatch: tag]).status == .notModified)
            #expect(try await client.text("/sitemap-2026-11-3.xml").contains("/sport/nouveau-"))
        }
    }

    @Test("a month changes only when an article of it does, and the index says when")
    func stable() async throws {
        let bench = try await FeedBench()
        try await bench.tiny.publish([
            TinyPublication.item("Vieux", minutesAgo: 60 * 1440), TinyPublication.item("Neuf"),
        ])
        try await bench.catchUp()
        let sport = try await bench.section("sport")
        try await bench.serve { client in
            func changed(_ month: String) async throws -> String? {
                let index = try await client.text("/sitemap.xml")
                let parts = index.components(separatedBy: "<sitemap>").first { $0.contains("/sitemap-\(month).xml") }
                return parts?.firstMatch(of: #/<lastmod>([^<]+)<\/lastmod>/#).map { String($0.1) }
            }
            let old = try await client.get("/sitemap-2026-09.xml")
            let tag = try #require(old.headers[.eTag])
            #expect(try await changed("2026-09") == "2026-11-24T12:00:00+00:00")
            _ = bench.tiny.database.takeStatements()
            bench.clock.advance(seconds: 3600)
            let id = try await bench.publish("Aujourd’hui", section: sport)
            #expect(try await changed("2026-11") == "2026-11-24T13:00:00+00:00")
            #expect(try await changed("2026-09") == "2026-11-24T12:00:00+00:00")
            // It is still kept: nothing that it shows changed.
            _ = bench.tiny.database.takeStatements()
            #expect(try await client.get("/sitemap-2026-09.xml", [.ifNoneMatch: tag]).status == .notModified)
            #expect(bench.tiny.database.takeStatements().isEmpty)
            #expect(try await client.text("/sitemap-2026-11.xml").contains("/sport/aujourd-hui-\(id.rawValue)<"))
            bench.clock.advance(seconds: 3600)
            try await KillArticle(bench.tiny.newsroom)(id, reason: "Faux.", by: bench.actor)
            try await bench.catchUp()
            #expect(try await changed("2026-11") == "2026-11-24T14:00:00+00:00")
            for path in ["/sitemap-2026-11.xml", "/sitemap-news.xml"] {
                #expect(try await !client.text(path).contains("aujourd-hui"), "\(path)")
            }
            try await UnpublishArticle(bench.tiny.newsroom)(ArticleID(rawValue: 1), note: "Retiré.", by: bench.actor)
            try await bench.catchUp()
            #expect(try await client.get("/sitemap-2026-09.xml").status == .notFound)
            #expect(try await changed("2026-09") == nil)
        }
    }

    @Test("a section that gets another slug changes the address of all that stands in it, and the index says so")
    func renamed() async throws {
        let bench = try await FeedBench()
        try await bench.tiny.publish([TinyPublication.item("Vieux", minutesAgo: 60 * 1440)])
        try await bench.catchUp()
        let sport = try await bench.section("sport")
        try await bench.serve { client in
            #expect(try await client.text("/sitemap-2026-09.xml").contains("/sport/vieux-1<"))
            bench.clock.advance(seconds: 60)
            try await RenameSection(bench.tiny.newsroom, addresses: PlainAddresses())(
                sport, to: [bench.edition: TypedName(name: "Les sports")], version: 1, as: bench.actor)
            try await bench.catchUp()
            #expect(try await client.text("/sitemap-2026-09.xml").contains("/les-sports/vieux-1<"))
            #expect(try await client.text("/sitemap.xml").contains("<lastmod>2026-11-24T12:01:00+00:00</lastmod>"))
        }
    }

    @Test("the news sitemap names the stories of the last 48 hours in all editions, and drops each when it is older")
    func news() async throws {
        let bench = try await FeedBench(editions: [.french, .arabic])
        try await bench.tiny.publish([
            TinyPublication.item("De ce matin", minutesAgo: 300), TinyPublication.item("Une brève", kind: .brief),
            TinyPublication.item("D’hier", minutesAgo: 47 * 60),
            TinyPublication.item("Trop vieux", minutesAgo: 49 * 60),
        ])
        let arabic = try await bench.tiny.publication().editions[1]
        _ = try await ImportArticles(bench.tiny.newsroom)(
            [TinyPublication.item("خبر", section: ["رياضة"], minutesAgo: 10)], in: arabic, format: "test")
        try await bench.catchUp()
        try await bench.serve { client in
            let text = try await client.text("/sitemap-news.xml")
            #expect(
                text.matches(of: #/<news:title>([^<]+)<\/news:title>/#).map { String($0.1) }
                    == ["خبر", "De ce matin", "D’hier"])
            #expect(
                text.contains("<news:language>ar</news:language>") && text.contains("<news:name>Le Relais</news:name>"))
            #expect(text.contains("<news:publication_date>2026-11-24T07:00:00+00:00</news:publication_date>"))
            bench.clock.advance(seconds: 3601)
            #expect(try await !client.text("/sitemap-news.xml").contains("D’hier"))
            bench.clock.advance(seconds: 200_000)
            let empty = try await client.get("/sitemap-news.xml")
            #expect(empty.status == .ok && !String(buffer: empty.body).contains("<url>"))
        }
    }

    @Test("an article and its translation name each other, and a sitemap its articles' pictures")
    func alternates() async throws {
        let bench = try await FeedBench(editions: [.french, .arabic])
        var item = TinyPublication.item("Bonjour")
        item.pictures = [
            Picture(
                id: PictureID(rawValue: 0), contentHash: String(repeating: "ab", count: 32), width: 1200, height: 800,
                format: .jpeg)
        ]
        item.leadPicture = 0
        try await bench.tiny.publish([item])
        let arabic = try await bench.tiny.publication().editions[1]
        _ = try await ImportArticles(bench.tiny.newsroom)(
            [TinyPublication.item("مرحبا", section: ["رياضة"])], in: arabic, format: "test")
        try await bench.tiny.database.write { store in
            let story = try store.insertStory()
            for id in [1, 2] { try store.setStory(story, of: ArticleID(rawValue: Int64(id))) }
        }
        try await bench.catchUp()
        try await bench.serve { client in
            let french = try await client.text("/sitemap-2026-11.xml")
            let other = try await client.text("/ar/sitemap-2026-11.xml")
            let pattern = #/<xhtml:link rel="alternate" hreflang="([^"]+)" href="([^"]+)"\/>/#
            let links = french.matches(of: pattern).map { "\($0.1) \($0.2)" }
            #expect(links.count == 3 && links == other.matches(of: pattern).map { "\($0.1) \($0.2)" })
            #expect(links[0] == "fr https://relais.example/sport/bonjour-1" && links[2].hasPrefix("x-default "))
            #expect(
                french.contains(
                    "<image:loc>https://relais.example/media/abababababababababab/f50-50-landscape-960.jpg</image:loc>")
            )
            let pages = try await client.text("/sitemap-pages.xml")
            #expect(pages.contains("hreflang=\"ar\" href=\"https://relais.example/ar\""))
            // The translation goes: the article's own sitemap must not name it any more.
            try await UnpublishArticle(bench.tiny.newsroom)(ArticleID(rawValue: 2), note: "Retiré.", by: bench.actor)
            try await bench.catchUp()
            #expect(try await !client.text("/sitemap-2026-11.xml").contains("xhtml:link rel"))
        }
    }

    @Test(
        "a receipt names the feeds and sitemaps; one that was asked for is made anew, the others are fresh as they are")
    func receipts() async throws {
        let bench = try await FeedBench()
        try await bench.tiny.publish([TinyPublication.item("Ancien", section: ["Sport"])])
        try await bench.catchUp()
        try await bench.serve { client in
            _ = try await client.get("/feed.xml")
            let id = try await CreateDraft(bench.tiny.newsroom)(
                ArticleDraft(
                    content: ArticleContent(kind: .news, headline: "Neuf", body: Body([.paragraph(TextBlock("x"))])),
                    section: try await bench.section("sport")), in: bench.edition, by: bench.actor)
            _ = try await PublishArticle(bench.tiny.newsroom)(id, revision: 1, by: bench.actor)
            let event = try #require(try await bench.catchUp().last)
            let addresses = try await bench.responder.addresses(touchedBy: event)
            let files = addresses.filter { $0.contains(".xml") || $0.contains(".json") }
            #expect(
                files == [
                    "/feed.xml", "/atom.xml", "/feed.json", "/sport/feed.xml", "/sport/atom.xml", "/sport/feed.json",
                    "/sitemap.xml", "/sitemap-news.xml", "/sitemap-2026-11.xml",
                ])
            bench.clock.advance(seconds: 1)
            for address in files {
                #expect(try await bench.responder.makeReady(address) == bench.clock.now, "\(address)")
            }
            _ = bench.tiny.database.takeStatements()
            #expect(try await client.text("/feed.xml").contains("Neuf"))
            #expect(bench.tiny.database.takeStatements().isEmpty)
            for address in files {
                #expect(try await client.text(address).contains(address.contains("sitemap.xml") ? "2026-11" : "euf"))
            }
        }
    }
}
