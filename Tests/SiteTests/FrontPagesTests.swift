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

/// Arrangements and banners as readers get them: kept pages follow what was published and the clock.
@Suite struct FrontPagesTests {
    private struct Served: Sendable {
        let tiny: TinyPublication
        let newsroom: Newsroom
        let clock: MovingClock
        let cache: PageCache
        let responder: SiteResponder
        let chief: Actor
        let front: FrontID
        private let heard = Heard()

        private actor Heard {
            var sequence: Int64 = 0
            func move(to new: Int64) { sequence = max(sequence, new) }
        }

        init(editions: [LanguageTag] = [.french]) async throws {
            let clock = MovingClock()
            self.clock = clock
            tiny = try await TinyPublication(editions: editions, clock: clock.clock)
            newsroom = tiny.newsroom
            cache = PageCache(byteLimit: 10_000_000) { clock.now.rawValue }
            responder = SiteResponder(
                newsroom: newsroom, themes: try ThemeHolder(folder: SiteTests.themes, overrides: nil), cache: cache,
                media: nil
            )
            let passwords = CheapPasswords()
            let email = try #require(EmailAddress(rawValue: "chef@relais.example"))
            let new = NewUser(email: email, name: "Nour", language: .french, role: .chiefEditor)
            chief = .user(
                try await AddUser(newsroom, passwords: passwords)(
                    new, password: "une bonne phrase", as: .system("test"))
            )
            front = FrontID(edition: try await tiny.publication().editions[0].id)
        }

        /// Has the site hear everything that happened, as the follower of the outbox does.
        func catchUp() async throws {
            let last = await heard.sequence
            for event in try await tiny.database.read({ try $0.events(after: last) }) {
                await responder.hear(event)
                await heard.move(to: event.sequence)
            }
        }

        func arrange(_ pins: [FrontPin], front: FrontID? = nil) async throws {
            let front = front ?? self.front
            let live = try await tiny.database.read { try $0.liveVersion(of: front)?.number ?? 0 }
            try await ArrangeFront(newsroom)(front, FrontArrangement(pins: pins), live: live, by: chief)
            try await catchUp()
        }

        func setBanner(
            _ text: String, article: Int64? = nil, from start: Int64 = 0, to end: Int64 = 3600, number: Int = 0
        ) async throws {
            let banner = Banner(
                edition: front.edition, text: text, article: article.map { ArticleID(rawValue: $0) },
                startsAt: clock.now.advanced(seconds: start), endsAt: clock.now.advanced(seconds: end)
            )
            try await SetBanner(newsroom)(banner, number: number, by: chief)
            try await catchUp()
        }
    }

    /// The headline of the lead.
    private func lead(_ client: any TestClientProtocol, _ path: String = "/") async throws -> String {
        let page = String(buffer: try await client.execute(uri: path, method: .get).body)
        return page.firstMatch(of: #/<div class="lead">.*?<bdi>(.*?)<\/bdi>/#.dotMatchesNewlines()).map { String($0.1) }
            ?? ""
    }

    private func pin(_ article: Int64, until: Instant? = nil) -> FrontPin {
        FrontPin(ArticleID(rawValue: article), at: FrontPlace(.lead), until: until)
    }

    @Test("a front follows its arrangement at the next request, and nothing that is pinned stands twice")
    func arranged() async throws {
        let served = try await Served()
        try await served.tiny.publish((0..<30).map { TinyPublication.item("Titre \($0)", minutesAgo: $0) })
        let sport = FrontID(edition: served.front.edition, section: SectionID(rawValue: 1))
        try await Application(responder: served.responder).test(.router) { client in
            for (path, front) in [("/", served.front), ("/sport", sport)] {
                #expect(try await lead(client, path) == "Titre 0")
                try await served.arrange([pin(21)], front: front)
                #expect(try await lead(client, path) == "Titre 20", "\(path)")
                let page = String(buffer: try await client.execute(uri: path, method: .get).body)
                let inMain = page.components(separatedBy: "<aside class=\"wire\"")[0]
                #expect(inMain.components(separatedBy: "<h3><a href=\"/sport/titre-20-21\"").count == 2, "\(path)")
            }
        }
    }

    @Test("a pin gives its place back at its instant, with nobody publishing anything, and browsers ask until then")
    func pinEnds() async throws {
        let served = try await Served()
        try await served.tiny.publish((0..<9).map { TinyPublication.item("Titre \($0)", minutesAgo: $0) })
        try await served.arrange([pin(8, until: served.clock.now.advanced(seconds: 600))])
        try await Application(responder: served.responder).test(.router) { client in
            #expect(try await lead(client) == "Titre 7")
            let timed = try await client.execute(uri: "/", method: .get)
            #expect(timed.headers[.cacheControl]?.hasPrefix("max-age=0") == true)
            served.clock.advance(seconds: 599)
            #expect(try await lead(client) == "Titre 7")
            served.clock.advance(seconds: 1)
            #expect(try await lead(client) == "Titre 0")
            let plain = try await client.execute(uri: "/", method: .get)
            #expect(plain.headers[.cacheControl]?.hasPrefix("max-age=10") == true)
        }
    }

    @Test("a pinned article that is withdrawn leaves the front with it; one that comes back takes its place again")
    func withdrawn() async throws {
        let served = try await Served()
        let open = Newsroom(
            database: served.newsroom.database, clock: served.newsroom.clock, zone: served.newsroom.zone,
            authority: DeskAuthority()
        )
        try await served.tiny.publish([
            TinyPublication.item("Ailleurs", section: ["Culture"], minutesAgo: 90), TinyPublication.item("Titre"),
            TinyPublication.item("Autre", minutesAgo: 5),
        ])
        let sport = FrontID(edition: served.front.edition, section: SectionID(rawValue: 2))
        // An article of another section: its own lists are not the front's.
        try await served.arrange([pin(1)], front: sport)
        try await served.arrange([pin(1)])
        try await Application(responder: served.responder).test(.router) { client in
            for path in ["/", "/sport"] { #expect(try await lead(client, path) == "Ailleurs") }
            try await UnpublishArticle(open)(ArticleID(rawValue: 1), note: "Retiré.", by: served.chief)
            try await served.catchUp()
            for path in ["/", "/sport"] { #expect(try await lead(client, path) == "Titre") }
            _ = try await PublishArticle(open)(ArticleID(rawValue: 1), revision: 1, isMinor: false, by: served.chief)
            try await served.catchUp()
            for path in ["/", "/sport"] { #expect(try await lead(client, path) == "Ailleurs") }
            try await KillArticle(open)(ArticleID(rawValue: 1), reason: "Faux.", by: served.chief)
            try await served.catchUp()
            for path in ["/", "/sport"] { #expect(try await lead(client, path) == "Titre") }
        }
    }

    @Test("a scheduled article is on the kept front at its time, where it was pinned before (Ghost #9359)")
    func scheduledPublishShowsOnTheKeptFront() async throws {
        let served = try await Served()
        let newsroom = Newsroom(
            database: served.newsroom.database, clock: served.newsroom.clock, zone: served.newsroom.zone,
            authority: DeskAuthority()
        )
        try await served.tiny.publish((0..<9).map { TinyPublication.item("Titre \($0)", minutesAgo: $0) })
        let content = ArticleContent(
            kind: .news, headline: "À l’heure dite", standfirst: "Chapeau.",
            body: Body([.paragraph(TextBlock("Un paragraphe."))])
        )
        @Sendable func schedule(_ headline: String) async throws -> ArticleID {
            var content = content
            content.headline = headline
            let draft = ArticleDraft(content: content, section: SectionID(rawValue: 1))
            let id = try await CreateDraft(newsroom)(draft, in: served.front.edition, by: served.chief)
            let time = served.clock.now.advanced(seconds: 60)
            _ = try await ScheduleArticle(newsroom)(id, at: time, revision: 1, by: served.chief)
            return id
        }
        let plain = try await schedule("À l’heure dite")
        try await Application(responder: served.responder).test(.router) { client in
            // Kept before, and asked for until then.
            #expect(try await lead(client) == "Titre 0")
            served.clock.advance(seconds: 60)
            #expect(try await PublishDue(newsroom)().count == 1)
            try await served.catchUp()
            #expect(try await lead(client) == "À l’heure dite")
            #expect(plain.rawValue == 10)
            let pinned = try await schedule("Attendu")
            try await served.arrange([pin(3), FrontPin(pinned, at: FrontPlace(.thirds, 3))])
            #expect(try await lead(client) == "Titre 2")
            served.clock.advance(seconds: 60)
            #expect(try await PublishDue(newsroom)().count == 1)
            try await served.catchUp()
            #expect(try await lead(client) == "Titre 2")
            let page = String(buffer: try await client.execute(uri: "/", method: .get).body)
            let thirds = page.components(separatedBy: "<div class=\"thirds\">")[1].components(
                separatedBy: "</section>")[0]
            #expect(thirds.components(separatedBy: "<article").last?.contains("Attendu") == true)
        }
    }

    @Test("a banner comes and goes on every page of its edition by the clock, kept pages too, and of no other edition")
    func banner() async throws {
        let served = try await Served(editions: [.french, .arabic])
        try await served.tiny.publish((0..<9).map { TinyPublication.item("Titre \($0)", minutesAgo: $0) })
        let paths = ["/", "/sport", "/sport/titre-3-4", "/dernieres-nouvelles", "/archives", "/rien-9999"]
        try await Application(responder: served.responder).test(.router) { client in
            func shown(_ path: String) async throws -> Bool {
                String(buffer: try await client.execute(uri: path, method: .get).body).contains("class=\"breaking\"")
            }
            for path in paths { #expect(try await !shown(path), "\(path)") }
            try await served.setBanner("Séisme <b>fort</b>", article: 4, from: 60, to: 660)
            for path in paths { #expect(try await !shown(path), "\(path)") }
            served.clock.advance(seconds: 60)
            for path in paths { #expect(try await shown(path), "\(path)") }
            #expect(try await !shown("/ar"))
            let home = String(buffer: try await client.execute(uri: "/", method: .get).body)
            #expect(home.contains("role=\"status\"") && home.contains("&lt;b&gt;fort"))
            #expect(home.contains("<a href=\"/sport/titre-3-4\"><bdi>Séisme"))
            let page = try await client.execute(uri: "/sport/titre-3-4", method: .get)
            #expect(page.headers[.cacheControl]?.hasPrefix("max-age=0") == true)
            #expect(page.headers[.init("cdn-cache-control")!] == "max-age=1")
            _ = served.tiny.database.takeStatements()
            _ = try await client.execute(uri: "/sport", method: .get)
            #expect(served.tiny.database.takeStatements().isEmpty)
            served.clock.advance(seconds: 600)
            for path in paths { #expect(try await !shown(path), "\(path)") }
        }
    }

    @Test("taken off, a banner is off at the next request; when its article goes, its link goes and the words stay")
    func bannerTakenOff() async throws {
        let served = try await Served()
        let newsroom = Newsroom(
            database: served.newsroom.database, clock: served.newsroom.clock, zone: served.newsroom.zone,
            authority: DeskAuthority()
        )
        try await served.tiny.publish((0..<3).map { TinyPublication.item("Titre \($0)", minutesAgo: $0) })
        try await served.setBanner("Urgent ici", article: 2)
        try await Application(responder: served.responder).test(.router) { client in
            func page() async throws -> String {
                String(buffer: try await client.execute(uri: "/archives", method: .get).body)
            }
            #expect(try await page().contains("<a href=\"/sport/titre-1-2\"><bdi>Urgent ici"))
            try await UnpublishArticle(newsroom)(ArticleID(rawValue: 2), note: "Retiré.", by: served.chief)
            try await served.catchUp()
            let without = try await page()
            #expect(without.contains("<bdi>Urgent ici") && !without.contains("titre-1-2"))
            try await RemoveBanner(newsroom)(of: served.front.edition, number: 1, by: served.chief)
            try await served.catchUp()
            #expect(try await !page().contains("Urgent ici"))
        }
    }

    @Test("a banner costs no page a statement: with one on, every page still asks the store six times at most")
    func statements() async throws {
        let served = try await Served()
        try await served.tiny.publish((0..<40).map { TinyPublication.item("Titre \($0)", minutesAgo: $0) })
        try await served.arrange([pin(9), FrontPin(ArticleID(rawValue: 12), at: FrontPlace(.seconds))])
        try await served.setBanner("Urgent")
        try await Application(responder: served.responder).test(.router) { client in
            for path in ["/", "/sport", "/sport/titre-3-4"] {
                _ = try await client.execute(uri: path, method: .get)
                served.cache.purgeAll()
                _ = served.tiny.database.takeStatements()
                let page = try await client.execute(uri: path, method: .get)
                let asked = served.tiny.database.takeStatements().count
                #expect(String(buffer: page.body).contains("Urgent") && asked <= 6, "\(path): \(asked)")
            }
        }
    }

    @Test("a preview shows the arrangement that is given, and readers go on with theirs")
    func preview() async throws {
        let served = try await Served()
        try await served.tiny.publish((0..<9).map { TinyPublication.item("Titre \($0)", minutesAgo: $0) })
        let shown = try await served.responder.preview(of: served.front, FrontArrangement(pins: [pin(8)]))
        let places = ["Titre 7", "Titre 0"].compactMap { shown.html.firstRange(of: $0)?.lowerBound }
        #expect(places.count == 2 && places[0] < places[1])
        try await Application(responder: served.responder).test(.router) { client in
            let readers = try await lead(client)
            #expect(readers == "Titre 0")
        }
        await #expect(throws: NewsError.self) {
            _ = try await served.responder.preview(of: FrontID(edition: EditionID(rawValue: 9)), .automatic)
        }
    }
}
