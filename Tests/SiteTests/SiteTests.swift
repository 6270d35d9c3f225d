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

@Suite struct SiteTests {
    static let themes = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Themes/default").path()

    struct Served: Sendable {
        let tiny: TinyPublication
        let responder: SiteResponder
    }

    private func served(editions: [LanguageTag] = [.french]) async throws -> Served {
        let tiny = try await TinyPublication(editions: editions)
        let responder = try tiny.site()
        return Served(tiny: tiny, responder: responder)
    }

    private func fill(_ tiny: TinyPublication) async throws {
        let text = TextBlock("Un paragraphe de bonne longueur, pour que la page ait de quoi être lue par quelqu’un.")
        try await tiny.publish(
            (0..<80).map { number in
                TinyPublication.item(
                    "Titre \(number)", kind: number % 4 == 0 ? .brief : .news,
                    section: [["Sport", "Football"], ["Culture"], ["Monde"]][number % 3],
                    minutesAgo: number * 30, body: Body(Array(repeating: .paragraph(text), count: 8)),
                    byline: ["Imane Souiri"], topics: ["Stades"]
                )
            }
        )
    }

    @Test("no page asks the store more than six times, and a kept one never")
    func queries() async throws {
        let served = try await served()
        try await fill(served.tiny)
        try await served.responder.prepare()
        try await Application(responder: served.responder).test(.router) { client in
            let home = try await client.execute(uri: "/", method: .get)
            let page = String(buffer: home.body)
            let article = try #require(page.firstMatch(of: #/href="(/culture/titre-\d+-\d+)"/#)?.1)
            for path in [
                "/", "/sport", "/sport/football", "/dernieres-nouvelles", "/archives", "/archives/2026/11",
                "/archives/2026/11/24",
                "/auteur/imane-souiri-1", "/theme/stades-1", String(article), "/rien/ici-9999", "/robots.txt",
                "/manifest.webmanifest", "/feed.xml", "/sport/atom.xml", "/auteur/imane-souiri-1/feed.json",
                "/theme/stades-1/feed.xml", "/sitemap.xml", "/sitemap-news.xml", "/sitemap-pages.xml",
                "/sitemap-topics.xml", "/sitemap-2026-11.xml",
                "/opensearch.xml",
            ] {
                await served.responder.hear(
                    NewsEvent(sequence: 1, kind: .articleRevised, at: TinyPublication.noon, keys: [.everything]))
                try await served.responder.prepare()
                _ = served.tiny.database.takeStatements()
                let response = try await client.execute(uri: path, method: .get)
                let asked = served.tiny.database.takeStatements()
                #expect(response.status == (path.hasPrefix("/rien") ? .notFound : .ok), "\(path) \(response.status)")
                #expect(asked.count <= 6, "\(path) asked \(asked.count) times")
                _ = try await client.execute(uri: path, method: .get)
                #expect(served.tiny.database.takeStatements().isEmpty, "\(path)")
            }
        }
    }

    @Test("after a purge what readers want is made anew before the next one asks, and what nobody wants is not")
    func refreshed() async throws {
        let served = try await served()
        try await fill(served.tiny)
        try await served.responder.prepare()
        try await Application(responder: served.responder).test(.router) { client in
            for path in ["/sport", "/sport", "/culture"] { _ = try await client.execute(uri: path, method: .get) }
            await served.responder.hear(
                NewsEvent(sequence: 1, kind: .publicationChanged, at: TinyPublication.noon, keys: [.everything]))
            try await served.responder.refresh(limit: 64)
            _ = served.tiny.database.takeStatements()
            _ = try await client.execute(uri: "/sport", method: .get)
            #expect(served.tiny.database.takeStatements().isEmpty)
            _ = try await client.execute(uri: "/culture", method: .get)
            #expect(!served.tiny.database.takeStatements().isEmpty)
        }
    }

    @Test("an old slug, an old section, another case and a trailing slash lead to the one address, for good")
    func redirects() async throws {
        let served = try await served()
        try await served.tiny.publish([TinyPublication.item("Un titre", section: ["Sport", "Football"])])
        try await served.tiny.database.write {
            try $0.saveRedirect(Redirect(from: "/2019/05/vieux", to: LinkTarget(rawValue: "/sport")!))
        }
        try await Application(responder: served.responder).test(.router) { client in
            for (path, target) in [
                ("/sport/football/ancien-titre-1", "/sport/football/un-titre-1"),
                ("/ailleurs/un-titre-1", "/sport/football/un-titre-1"),
                ("/Sport/", "/sport"), ("/sport/?utm_source=x", "/sport"), ("/2019/05/vieux", "/sport"),
                ("/dernieres-nouvelles/", "/dernieres-nouvelles"),
                ("/sport/football/un-titre-1/", "/sport/football/un-titre-1"),
            ] {
                let response = try await client.execute(uri: path, method: .get)
                #expect(
                    response.status == .movedPermanently && response.headers[.location] == target,
                    "\(path): \(response.status) \(response.headers[.location] ?? "")")
            }
        }
    }

    @Test(
        "readers of a section that was renamed and moved, and of a topic or author that was merged, are led on for good"
    )
    func moved() async throws {
        let served = try await served()
        let tiny = served.tiny
        try await tiny.publish([
            TinyPublication.item(
                "Un titre", section: ["Sport", "Mondial 1"], byline: ["Karim Dadsi"], topics: ["Stades"]),
            TinyPublication.item("Film", section: ["Culture"], byline: ["K. Dadsi"], topics: ["Arènes"]),
        ])
        let actor = Actor.system("test")
        let sections = try await tiny.publication().sections
        let edition = try await tiny.publication().editions[0].id
        let id = { @Sendable (path: [String]) in try #require(sections.section(at: path, in: edition)?.id) }
        try await Application(responder: served.responder).test(.router) { client in
            for path in ["/sport", "/sport/mondial-1", "/theme/arenes-2", "/auteur/k-dadsi-2", "/la-culture"] {
                _ = try await client.execute(uri: path, method: .get)
            }
            let before = try await tiny.database.read { try $0.latestSequence() }
            try await RenameSection(tiny.newsroom, addresses: PlainAddresses())(
                id(["culture"]), to: [edition: TypedName(name: "La culture")], version: 1, as: actor)
            try await MoveSection(tiny.newsroom, addresses: PlainAddresses())(
                id(["sport", "mondial-1"]), to: .under(id(["culture"]), before: nil), version: 1, as: actor)
            try await MergeTopics(tiny.newsroom)(
                TopicID(rawValue: 2), into: TopicID(rawValue: 1), version: 1, as: actor)
            try await MergeAuthors(tiny.newsroom)(
                ContributorID(rawValue: 2), into: ContributorID(rawValue: 1), version: 1, as: actor)
            for event in try await tiny.database.read({ try $0.events(after: before) }) {
                await served.responder.hear(event)
            }
            for (path, target) in [
                ("/culture", "/la-culture"), ("/Culture/", "/la-culture"),
                // Its address reads like that of the article with the number 1.
                ("/sport/mondial-1", "/la-culture/mondial-1"),
                ("/sport/mondial-1/un-titre-1", "/la-culture/mondial-1/un-titre-1"),
                ("/culture/film-2", "/la-culture/film-2"), ("/theme/arenes-2", "/theme/stades-1"),
                ("/auteur/k-dadsi-2", "/auteur/karim-dadsi-1"),
            ] {
                let response = try await client.execute(uri: path, method: .get)
                #expect(
                    response.status == .movedPermanently && response.headers[.location] == target,
                    "\(path): \(response.status) \(response.headers[.location] ?? "")")
            }
            for path in ["/la-culture", "/la-culture/mondial-1", "/theme/stades-1", "/auteur/karim-dadsi-1", "/sport"] {
                #expect(try await client.execute(uri: path, method: .get).status == .ok, "\(path)")
            }
            let culture = try await client.execute(uri: "/la-culture", method: .get)
            #expect(String(buffer: culture.body).contains("Un titre"))
            let film = try await client.execute(uri: "/la-culture/film-2", method: .get)
            let page = String(buffer: film.body)
            #expect(page.contains("href=\"/auteur/karim-dadsi-1\"") && !page.contains("K. Dadsi"))
        }
    }

    @Test("what is published is on its pages at the next request after its event")
    func fresh() async throws {
        let served = try await served()
        try await served.tiny.publish([TinyPublication.item("Premier")])
        try await Application(responder: served.responder).test(.router) { client in
            for path in ["/", "/sport", "/dernieres-nouvelles"] {
                _ = try await client.execute(uri: path, method: .get)
            }
            let before = try await served.tiny.database.read { try $0.latestSequence() }
            try await served.tiny.publish([TinyPublication.item("Second, tout frais")])
            for event in try await served.tiny.database.read({ try $0.events(after: before) }) {
                await served.responder.hear(event)
            }
            for path in ["/", "/sport", "/dernieres-nouvelles"] {
                let page = try await client.execute(uri: path, method: .get)
                #expect(String(buffer: page.body).contains("Second, tout frais"), "\(path)")
            }
        }
    }

    @Test("the pages that a publication touched are named, and each is made ready for its first reader")
    func arrivals() async throws {
        let served = try await served()
        try await served.tiny.publish(
            [
                TinyPublication.item(
                    "Un titre", section: ["Sport", "Football"], byline: ["Imane Souiri"], topics: ["Stades"])
            ]
        )
        let event = NewsEvent(
            sequence: 1, kind: .articlePublished, at: TinyPublication.noon,
            keys: [
                .article(ArticleID(rawValue: 1)), .author(ContributorID(rawValue: 1)), .latest(EditionID(rawValue: 1)),
                .section(SectionID(rawValue: 1)), .section(SectionID(rawValue: 2)), .topic(TopicID(rawValue: 1)),
                .topic(TopicID(rawValue: 99)), .article(ArticleID(rawValue: 99)),
            ]
        )
        let addresses = try await served.responder.addresses(touchedBy: event)
        let pages = [
            "/sport/football/un-titre-1", "/", "/sport", "/sport/football", "/dernieres-nouvelles",
            "/auteur/imane-souiri-1", "/theme/stades-1",
        ]
        var files: [String] = []
        for above in ["", "/sport", "/sport/football", "/auteur/imane-souiri-1", "/theme/stades-1"] {
            files += ["feed.xml", "atom.xml", "feed.json"].map { "\(above)/\($0)" }
        }
        #expect(Array(addresses.prefix(pages.count)) == pages)
        // In the order of the event's keys, that of everything first.
        #expect(
            Set(addresses.dropFirst(pages.count)) == Set(files + ["/sitemap.xml", "/sitemap-news.xml", "/recherche"]))
        #expect(addresses.count == pages.count + files.count + 3)
        // What is for programs is made when one asks for it.
        for address in addresses.prefix(7) {
            #expect(try await served.responder.makeReady(address) == TinyPublication.noon, "\(address)")
        }
        _ = served.tiny.database.takeStatements()
        try await Application(responder: served.responder).test(.router) { client in
            for address in addresses.prefix(7) {
                let page = try await client.execute(uri: address, method: .get)
                #expect(page.status == .ok, "\(address)")
            }
        }
        #expect(served.tiny.database.takeStatements().isEmpty)
        served.tiny.database.setDown(true)
        await served.responder.hear(event)
        #expect(try await served.responder.makeReady("/sport") == nil)
    }

    @Test("with the store down every page that was kept is still served, marked stale; one that was not says so")
    func storeDown() async throws {
        let served = try await served()
        try await served.tiny.publish([TinyPublication.item("Titre")])
        try await Application(responder: served.responder).test(.router) { client in
            _ = try await client.execute(uri: "/", method: .get)
            served.tiny.database.setDown(true)
            await served.responder.hear(
                NewsEvent(sequence: 9, kind: .articleRevised, at: TinyPublication.noon, keys: [.everything]))
            let home = try await client.execute(uri: "/", method: .get)
            #expect(home.status == .ok && home.headers[.init("cache-status")!]?.contains("stale") == true)
            let other = try await client.execute(uri: "/sport", method: .get)
            #expect(other.status == .internalServerError && String(buffer: other.body).contains("Référence"))
            #expect(!String(buffer: other.body).contains("StoreDown"))
            #expect(try await client.execute(uri: "/readyz", method: .get).status == .serviceUnavailable)
            #expect(try await client.execute(uri: "/healthz", method: .get).status == .ok)
            served.tiny.database.setDown(false)
            #expect(try await client.execute(uri: "/", method: .get).headers[.init("cache-status")!] == nil)
        }
    }

    @Test("HEAD answers as GET without the body; other methods are refused with what is allowed")
    func methods() async throws {
        let served = try await served()
        try await Application(responder: served.responder).test(.router) { client in
            let get = try await client.execute(uri: "/", method: .get)
            let head = try await client.execute(uri: "/", method: .head)
            #expect(
                head.status == get.status && head.body.readableBytes == 0 && head.headers[.eTag] == get.headers[.eTag])
            #expect(head.headers[.contentLength] == get.headers[.contentLength])
            let post = try await client.execute(uri: "/", method: .post)
            #expect(post.status == .methodNotAllowed && post.headers[.allow] == "GET, HEAD")
        }
    }

    @Test(
        "an article's page fits the first flight: head, HTML and CSS together are at most 14,000 bytes compressed",
        arguments: ["gzip", "br"])
    func firstFlight(coding: String) async throws {
        let served = try await served()
        try await fill(served.tiny)
        try await Application(responder: served.responder).test(.router) { client in
            let home = String(buffer: try await client.execute(uri: "/", method: .get).body)
            let article = try #require(home.firstMatch(of: #/href="(/culture/titre-\d+-\d+)"/#)?.1)
            let response = try await client.execute(
                uri: String(article), method: .get, headers: [.acceptEncoding: coding])
            let head = response.headers.reduce(17) { $0 + $1.name.canonicalName.utf8.count + $1.value.utf8.count + 4 }
            #expect(response.headers[.contentEncoding] == coding)
            #expect(head + 60 + response.body.readableBytes <= 14_000, "\(head) + \(response.body.readableBytes)")
        }
    }

    @Test("an unpublished article answers 410 with a word, a draft answers 404")
    func gone() async throws {
        let served = try await served()
        try await served.tiny.publish([TinyPublication.item("Un"), TinyPublication.item("Deux")])
        try await served.tiny.database.write {
            try $0.execute("UPDATE article SET state = 'unpublished' WHERE id = 1")
            try $0.execute("UPDATE article SET state = 'draft' WHERE id = 2")
        }
        try await Application(responder: served.responder).test(.router) { client in
            let gone = try await client.execute(uri: "/sport/un-1", method: .get)
            #expect(gone.status == .gone && String(buffer: gone.body).contains("plus en ligne"))
            #expect(!String(buffer: gone.body).contains("Un paragraphe"))
            #expect(try await client.execute(uri: "/sport/deux-2", method: .get).status == .notFound)
        }
    }
}
