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

/// A newsroom and its readers' site, which hears what is published.
struct FeedBench: Sendable {
    let tiny: TinyPublication
    let clock: MovingClock
    let cache: PageCache
    let responder: SiteResponder
    let edition: EditionID
    let actor = Actor.system("test")
    private let heard = Heard()

    private actor Heard {
        var sequence: Int64 = 0
        func move(to new: Int64) { sequence = max(sequence, new) }
    }

    init(editions: [LanguageTag] = [.french], shardLength: Int = SitemapShard.length) async throws {
        let clock = MovingClock()
        self.clock = clock
        tiny = try await TinyPublication(editions: editions, clock: clock.clock)
        cache = PageCache(byteLimit: 10_000_000) { clock.now.rawValue }
        responder = SiteResponder(
            newsroom: tiny.newsroom, themes: try ThemeHolder(folder: SiteTests.themes, overrides: nil), cache: cache,
            media: nil, shardLength: shardLength
        )
        edition = try await tiny.publication().editions[0].id
    }

    @discardableResult
    func catchUp() async throws -> [NewsEvent] {
        let last = await heard.sequence
        let events = try await tiny.database.read { try $0.events(after: last) }
        for event in events {
            await responder.hear(event)
            await heard.move(to: event.sequence)
        }
        return events
    }

    func section(_ path: String...) async throws -> SectionID {
        try #require(
            try await tiny.publication().sections.section(at: path, in: edition)?.id)
    }

    /// Writes, publishes, and has the site hear of it.
    func publish(
        _ headline: String, _ blocks: [Block] = [.paragraph(TextBlock("Un paragraphe."))], section: SectionID
    ) async throws -> ArticleID {
        let content = ArticleContent(
            kind: .news, headline: headline, standfirst: "Chapeau & co.", body: Body(blocks))
        let id = try await CreateDraft(tiny.newsroom)(
            ArticleDraft(content: content, section: section), in: edition, by: actor)
        _ = try await PublishArticle(tiny.newsroom)(id, revision: 1, by: actor)
        try await catchUp()
        return id
    }

    func serve(_ test: @escaping @Sendable (FeedClient) async throws -> Void) async throws {
        try await Application(responder: responder).test(.router) { try await test(FeedClient(client: $0)) }
    }
}

struct FeedClient {
    let client: any TestClientProtocol

    func get(_ uri: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        try await client.execute(uri: uri, method: .get, headers: headers)
    }

    func text(_ uri: String) async throws -> String { String(buffer: try await get(uri).body) }
}

@Suite struct FeedTests {
    static let files = ["feed.xml", "atom.xml", "feed.json"]

    @Test("every edition, section, author and topic has its feeds, and the pages name them to programs and people")
    func everywhere() async throws {
        let bench = try await FeedBench(editions: [.french, .arabic])
        try await bench.tiny.publish([
            TinyPublication.item(
                "Un but", section: ["Sport", "Football"], byline: ["Imane Souiri"], topics: ["Stades"])
        ])
        try await bench.catchUp()
        try await bench.serve { client in
            for page in ["/", "/sport", "/sport/football", "/auteur/imane-souiri-1", "/theme/stades-1"] {
                let html = try await client.text(page)
                for (file, type) in zip(Self.files, ["rss+xml", "atom+xml", "feed+json"]) {
                    let path = (page == "/" ? "" : page) + "/" + file
                    #expect(
                        html.contains("<link rel=\"alternate\" type=\"application/\(type)\"")
                            && html.contains("href=\"\(path)\">"), "\(page) names \(path)")
                    let feed = try await client.get(path)
                    let text = String(buffer: feed.body)
                    #expect(feed.status == .ok && text.contains("Un but"), "\(path)")
                    #expect(feed.headers[.contentType] == "application/\(type); charset=utf-8")
                    #expect(feed.headers[.cacheControl]?.hasPrefix("max-age=60,") == true)
                    #expect(text.contains("https://relais.example\(path)"), "\(path) names itself")
                }
                #expect(html.contains(">Flux RSS</a>"), "\(page) shows it")
            }
            #expect(try await client.get("/ar/feed.xml").status == .ok)
            #expect(try await client.text("/sport/football/un-but-1").contains("href=\"/sport/football/feed.xml\""))
            for path in ["/auteur/imane-souiri-2/feed.xml", "/rien/feed.xml", "/theme/x-9/feed.json", "/feed.rss"] {
                #expect(try await client.get(path).status == .notFound, "\(path)")
            }
            for (path, target) in [
                ("/Feed.XML", "/feed.xml"), ("/auteur/x-1/feed.xml", "/auteur/imane-souiri-1/feed.xml"),
                ("/sport/feed.xml/?utm_source=a", "/sport/feed.xml"),
            ] {
                let moved = try await client.get(path)
                #expect(moved.status == .movedPermanently && moved.headers[.location] == target, "\(path)")
            }
        }
    }

    @Test("walking a feed by its pages shows every article once", arguments: files)
    func pages(file: String) async throws {
        let bench = try await FeedBench()
        try await bench.tiny.publish((0..<75).map { TinyPublication.item("Titre \($0)", minutesAgo: $0) })
        try await bench.catchUp()
        try await bench.serve { client in
            var seen: [String] = []
            var next: String? = "/\(file)"
            var pages = 0
            while let path = next, pages < 10 {
                pages += 1
                let text = try await client.text(path)
                seen += text.matches(of: #/article\/(\d+)[<"]/#).map { String($0.1) }
                let link =
                    text.firstMatch(of: #/rel="next"[^>]*href="https:\/\/relais\.example([^"]+)"/#)?.1
                    ?? text.firstMatch(of: #/"next_url":"https:\/\/relais\.example([^"]+)"/#)?.1
                next = link.map { String($0) }
            }
            #expect(pages == 4 && seen.count == 75 && Set(seen).count == 75)
            #expect(try await client.text("/\(file)?before=1-1").contains("article/") == false)
        }
    }

    @Test("the text of an article leaves whole: addresses with the site before them, embeds and files as links")
    func body() async throws {
        let bench = try await FeedBench()
        try await bench.tiny.publish([TinyPublication.item("Ailleurs")])
        let video = try #require(LinkTarget(rawValue: "https://www.youtube.com/watch?v=x&t=1"))
        let file = try #require(LinkTarget(rawValue: "/media/files/0123456789abcdef0123.mp3"))
        let inner = try #require(LinkTarget(rawValue: "/sport/ailleurs-1"))
        let note = try #require(LinkTarget(rawValue: "#note"))
        _ = try await bench.publish(
            "Titre propre ]]> &",
            [
                .paragraph(TextBlock([.text("ici", [.link(inner)]), .text("note", [.link(note)])])),
                .embed(try #require(Embed(target: video, title: "Le film"))), .relatedLink(label: "Son", file),
                .related(RelatedArticle(article: ArticleID(rawValue: 1), label: "vieux nom")),
                .table(Table(rows: [[TextBlock("a < b ]]>")]])),
                .paragraph(TextBlock("Un mot")),
            ], section: try await bench.section("sport"))
        try await bench.serve { client in
            for file in Self.files {
                let raw = try await client.text("/\(file)")
                let text = raw.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
                    .replacing("\\\"", with: "\"")
                for address in text.matches(of: #/ (?:href|src)="([^"]*)"/#).map({ String($0.1) }) {
                    #expect(address.hasPrefix("https://"), "\(file) holds \(address)")
                }
                #expect(text.contains("href=\"https://relais.example/sport/ailleurs-1\""))
                #expect(text.contains("href=\"https://relais.example/sport/titre-propre-2#note\""))
                #expect(text.contains("https://relais.example/media/files/0123456789abcdef0123.mp3"))
                #expect(text.contains("Ailleurs") && !text.contains("vieux nom"))
                #expect(!text.contains("<audio") && !text.contains("<iframe") && !text.contains("<script"))
                #expect(!raw.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" }, "\(file)")
            }
        }
    }

    @Test("a publish, an update, a correction and a withdrawal are in every feed at the next request")
    func fresh() async throws {
        let bench = try await FeedBench()
        try await bench.tiny.publish([TinyPublication.item("Ancien", section: ["Sport", "Football"])])
        try await bench.catchUp()
        let feeds = ["", "/sport", "/sport/football"].flatMap { above in Self.files.map { "\(above)/\($0)" } }
        let football = try await bench.section("sport", "football")
        try await bench.serve { client in
            func expect(_ shown: Bool, _ words: String, _ when: String) async throws {
                for feed in feeds {
                    #expect(try await client.text(feed).contains(words) == shown, "\(feed) \(when)")
                }
            }
            try await expect(false, "Tout frais", "before")
            let id = try await bench.publish("Tout frais", section: football)
            try await expect(true, "Tout frais", "published")
            var draft = try #require(try await bench.tiny.database.read { try $0.deskArticle(id) }).openDraft
            draft.content.headline = "Encore mieux"
            _ = try await SaveDraft(bench.tiny.newsroom)(id, draft, base: 1, by: bench.actor)
            bench.clock.advance(seconds: 60)
            _ = try await PublishArticle(bench.tiny.newsroom)(id, revision: 2, by: bench.actor)
            try await bench.catchUp()
            try await expect(true, "Encore mieux", "updated")
            try await expect(false, "Tout frais", "updated")
            bench.clock.advance(seconds: 60)
            _ = try await CorrectArticle(bench.tiny.newsroom)(
                id, Correction.Kind.correction, "Il y avait une erreur.", by: bench.actor)
            try await bench.catchUp()
            try await expect(true, "Il y avait une erreur.", "corrected")
            try await UnpublishArticle(bench.tiny.newsroom)(id, note: "Retiré.", by: bench.actor)
            try await bench.catchUp()
            try await expect(false, "Encore mieux", "unpublished")
            let other = try await bench.publish("À tuer", section: football)
            try await expect(true, "À tuer", "published")
            try await KillArticle(bench.tiny.newsroom)(other, reason: "Faux.", by: bench.actor)
            try await bench.catchUp()
            try await expect(false, "À tuer", "killed")
        }
    }

    @Test("a feed that has not changed is not sent again, and the time of one that lost an article moves on")
    func conditional() async throws {
        let bench = try await FeedBench()
        try await bench.tiny.publish([TinyPublication.item("Un", minutesAgo: 90)])
        try await bench.catchUp()
        let sport = try await bench.section("sport")
        try await bench.serve { client in
            let id = try await bench.publish("Deux", section: sport)
            bench.clock.advance(seconds: 10)
            let first = try await client.get("/feed.xml")
            let tag = try #require(first.headers[.eTag])
            let time = try #require(first.headers[.lastModified])
            #expect(try await client.get("/feed.xml", [.ifNoneMatch: tag]).status == .notModified)
            #expect(try await client.get("/feed.xml", [.ifModifiedSince: time]).status == .notModified)
            // Made anew with the same text: the tag is the same.
            await bench.responder.hear(
                NewsEvent(sequence: 0, kind: .publicationChanged, at: bench.clock.now, keys: [.everything]))
            #expect(try await client.get("/feed.xml", [.ifNoneMatch: tag]).status == .notModified)
            bench.clock.advance(seconds: 10)
            try await UnpublishArticle(bench.tiny.newsroom)(id, note: "Retiré.", by: bench.actor)
            try await bench.catchUp()
            #expect(try await client.get("/feed.xml", [.ifNoneMatch: tag]).status == .ok)
            #expect(try await client.get("/feed.xml", [.ifModifiedSince: time]).status == .ok)
        }
    }

    @Test("the newsroom chooses whether feeds carry the whole text or the standfirst alone")
    func extent() async throws {
        let bench = try await FeedBench()
        try await bench.tiny.publish([TinyPublication.item("Ancien")])
        _ = try await bench.publish("Titre", section: try await bench.section("sport"))
        try await bench.serve { client in
            for file in Self.files {
                let whole = try await client.text("/\(file)")
                #expect(whole.contains("Un paragraphe.") && whole.contains("Chapeau"), "\(file)")
            }
            let version = try await bench.tiny.publication().version
            try await ChangeSettings(bench.tiny.newsroom, held: .none)(
                ChangeSettings.Change(feedExtent: .summary), version: version, as: bench.actor)
            try await bench.catchUp()
            for file in Self.files {
                let short = try await client.text("/\(file)")
                // Where there is no standfirst the first words stand for it.
                #expect(short.contains("Chapeau") && !short.contains("<p>") && !short.contains("&lt;p"), "\(file)")
            }
        }
    }

    @Test("the feed of a topic that was merged leads to the feed of the one it became")
    func merged() async throws {
        let bench = try await FeedBench()
        try await bench.tiny.publish([
            TinyPublication.item("Un", topics: ["Stades"]), TinyPublication.item("Deux", topics: ["Arènes"]),
        ])
        try await bench.catchUp()
        try await bench.serve { client in
            #expect(try await client.text("/theme/arenes-2/feed.xml").contains("Deux"))
            #expect(try await client.text("/feed.xml").contains("<category>Arènes</category>"))
            #expect(try await client.text("/sitemap-topics.xml").contains("/theme/arenes-2<"))
            try await MergeTopics(bench.tiny.newsroom)(
                TopicID(rawValue: 2), into: TopicID(rawValue: 1), version: 1, as: bench.actor)
            try await bench.catchUp()
            let moved = try await client.get("/theme/arenes-2/feed.xml")
            #expect(moved.headers[.location] == "/theme/stades-1/feed.xml")
            #expect(try await client.text("/theme/stades-1/feed.xml").contains("Deux"))
            #expect(try await !client.text("/feed.xml").contains("Arènes"))
            #expect(try await !client.text("/sitemap-topics.xml").contains("arenes"))
        }
    }

    @Test("the feeds of a section that was renamed, and of one below it, lead to where they stand now")
    func renamed() async throws {
        let bench = try await FeedBench()
        try await bench.tiny.publish([TinyPublication.item("Un", section: ["Sport", "Football"])])
        try await bench.catchUp()
        try await bench.serve { client in
            let sport = try #require(try await bench.tiny.publication().sections.all.first { $0.parent == nil })
            try await RenameSection(bench.tiny.newsroom, addresses: PlainAddresses())(
                sport.id, to: [bench.edition: TypedName(name: "Sports", slug: "sports")], version: sport.version,
                as: bench.actor)
            try await bench.catchUp()
            for (old, new) in [
                ("/sport/feed.xml", "/sports/feed.xml"), ("/sport/football/atom.xml", "/sports/football/atom.xml"),
                ("/sport/football/feed.json", "/sports/football/feed.json"),
            ] {
                let moved = try await client.get(old)
                #expect(moved.status == .movedPermanently && moved.headers[.location] == new, "\(old)")
                #expect(try await client.get(new).status == .ok)
            }
        }
    }

    @Test("the feed of a search goes on to its end, and shows everything once")
    func searched() async throws {
        let bench = try await FeedBench()
        try await bench.tiny.publish((0..<40).map { TinyPublication.item("Le phare \($0)", minutesAgo: $0) })
        try await bench.catchUp()
        try await bench.serve { client in
            var next: String? = "/recherche/feed.json?q=phare"
            var found: [String] = []
            var pages = 0
            while let path = next, pages < 10 {
                let text = try await client.text(path)
                found += text.matches(of: #/"title":"(Le phare \d+)"/#).map { String($0.1) }
                next = text.firstMatch(of: #/"next_url":"https:\/\/relais\.example([^"]+)"/#).map { String($0.1) }
                pages += 1
            }
            #expect(found.count == 40 && Set(found).count == 40 && pages < 10, "\(pages) pages")
        }
    }

    @Test("what identifies an article in feeds survives a new slug, a new section and a new address of the site")
    func identity() async throws {
        let bench = try await FeedBench()
        try await bench.tiny.publish([TinyPublication.item("Un", section: ["Sport"])])
        try await bench.catchUp()
        try await bench.serve { client in
            let guid = #/<guid isPermaLink="false">([^<]+)<\/guid>/#
            let before = try #require(try await client.text("/feed.xml").firstMatch(of: guid)?.1)
            #expect(before == "tag:relais.example,2026-11-24:article/1")
            let version = try await bench.tiny.publication().version
            try await ChangeSettings(bench.tiny.newsroom, held: .none)(
                ChangeSettings.Change(url: "https://nouveau.example"), version: version, as: bench.actor)
            try await bench.catchUp()
            let text = try await client.text("/feed.xml")
            #expect(text.contains("<link>https://nouveau.example/sport/un-1</link>"))
            #expect(text.firstMatch(of: guid)?.1 == before)
        }
    }
}
