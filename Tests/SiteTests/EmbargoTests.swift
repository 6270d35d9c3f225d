import API
import Edge
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import News
import Newsroom
import Pages
import Site
import Store
import TestSupport
import Testing

@testable import Desk
@testable import Server

/// Nothing of an article under embargo leaves the newsroom before its time: every exit that there is, attacked for words
/// that stand nowhere else. An exit that is added and not attacked does not compile, or fails.
@Suite struct EmbargoTests {
    // MARK: What is there to leave

    /// A word in each field of the article.
    static let secrets = [
        "headline", "alternative", "kicker", "standfirst", "dateline", "source", "note", "paragraph", "heading",
        "quote",
        "caption", "alt", "table", "fact", "slug", "topic", "author", "comment",
    ].map { "zyx\($0)qk" }

    /// What the addresses of the article's picture are made of.
    static let pictureHash = String(repeating: "cd9b", count: 16)

    static func secret(_ field: String) -> String { "zyx\(field)qk" }

    /// Those that readers are to find when the time has come.
    static let open = [
        "headline", "alternative", "kicker", "standfirst", "dateline", "source", "paragraph", "heading", "quote",
        "caption", "alt", "table",
        "fact", "slug", "topic", "author",
    ].map(secret)

    /// States in which an article may be under embargo.
    static let states = ArticleState.allCases.filter { Workflow.allows(.embargo, in: $0) }

    // MARK: Exits

    /// The addresses of readers, one for each case of `SiteURL`.
    enum Exit: CaseIterable {
        case home, section, article, latest, archive, year, month, day, author, topic, rendition, attachment, manifest,
            robots, corrections, feed, sitemapIndex, newsSitemap, sitemap, search, openSearch,
            searchFeed, shareImage, oEmbed
        case faviconSVG, faviconICO, touchIcon

        /// A new kind of address does not compile until it has an exit here.
        init(_ url: SiteURL) {
            switch url {
            case .home: self = .home
            case .section: self = .section
            case .article: self = .article
            case .latest: self = .latest
            case .corrections: self = .corrections
            case .archive: self = .archive
            case .archiveYear: self = .year
            case .archiveMonth: self = .month
            case .archiveDay: self = .day
            case .author: self = .author
            case .topic: self = .topic
            case .feed: self = .feed
            case .sitemapIndex: self = .sitemapIndex
            case .newsSitemap: self = .newsSitemap
            case .sitemap: self = .sitemap
            case .search: self = .search
            case .openSearch: self = .openSearch
            case .searchFeed: self = .searchFeed
            case .shareImage: self = .shareImage
            case .oEmbed: self = .oEmbed
            case .rendition: self = .rendition
            case .attachment: self = .attachment
            case .manifest: self = .manifest
            case .robots: self = .robots
            case .faviconSVG: self = .faviconSVG
            case .faviconICO: self = .faviconICO
            case .touchIcon: self = .touchIcon
            }
        }
    }

    /// What answers requests, by the parts of the whole server; a new part fails the test until it is attacked
    /// here; `api` is in `APITests`, by every public operation.
    static let parts: Set = ["site", "desk", "api", "proxies", "isSecure"]

    /// Addresses that the site answers beside those of `SiteURL`.
    static let others: Set = ["/healthz", "/readyz"]

    // MARK: Attacks

    /// Whatever of `text` is a secret, however it is written.
    static func leaks(_ text: String) -> [String] {
        let folded = (text.removingPercentEncoding ?? text).lowercased() + text.lowercased()
        return secrets.filter { folded.contains($0) }
    }

    /// - Parameter open: A secret that this exit may tell.
    private func check(_ response: TestResponse, _ what: String, but open: String? = nil) {
        let head = response.headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
        let found = Self.leaks(head + "\n" + String(buffer: response.body)).filter { $0 != open }
        #expect(found.isEmpty, "\(what) (\(response.status.code)) tells \(found)")
    }

    /// The addresses to try for an exit; each is read back as its exit.
    private func addresses(_ exit: Exit, of id: ArticleID, _ house: House, _ names: (ContributorID, TopicID))
        -> [SiteURL]
    {
        let edition = house.edition.id
        let today = house.newsroom.zone.civil(at: house.time.now).date
        let slug = Slug(cleaning: "x")
        switch exit {
        case .home: return [.home(edition)]
        case .section: return [.section(edition, house.sport, before: nil)]
        case .article: return [.article(edition, house.sport, slug, id)]
        case .latest: return [.latest(edition, before: nil)]
        case .corrections: return [.corrections(edition, before: nil)]
        case .archive: return [.archive(edition)]
        case .year: return [.archiveYear(edition, today.year)]
        case .month: return [.archiveMonth(edition, year: today.year, month: today.month)]
        case .day: return [.archiveDay(edition, today), .archiveDay(edition, today.advanced(days: 1))]
        case .author: return [.author(edition, slug, names.0, before: nil)]
        case .topic: return [.topic(edition, slug, names.1, before: nil)]
        case .feed:
            let subjects: [FeedAddress.Subject] = [
                .latest, .section(house.sport), .author(slug, names.0), .topic(slug, names.1),
            ]
            return subjects.flatMap { subject in
                FeedAddress.Format.allCases.map { .feed(FeedAddress(edition, subject, $0)) }
            }
        case .sitemapIndex: return [.sitemapIndex]
        case .newsSitemap: return [.newsSitemap]
        case .sitemap:
            let shards: [SitemapShard] = [
                .pages, .authors(part: 1), .topics(part: 1), .month(year: today.year, month: today.month, part: 1),
            ]
            return shards.map { .sitemap(edition, $0) }
        // The page says again what was asked, so the beginnings of the secrets are, and words a slip away from each: the
        // index and the archive's own words would tell the rest.
        case .search:
            return ["zyx*", "zyx", "\"titre\" zyx*"].map { .search(edition, SearchRequest(text: $0)) }
                + Self.secrets.map { .search(edition, SearchRequest(text: String($0.dropLast()))) }
                + [
                    .search(edition, SearchRequest(text: "titre", author: names.0)),
                    .search(edition, SearchRequest(text: "titre", topic: names.1, order: .newest)),
                ]
        case .searchFeed:
            return ["zyx*", "\"titre\" zyx*"].map { .searchFeed(edition, SearchRequest(text: $0), .rss) }
                + Self.secrets.map { .searchFeed(edition, SearchRequest(text: String($0.dropLast())), .json) }
        case .shareImage:
            return ShareImageAddress(path: "/media/share/\(id.rawValue)-0123456789abcdef0123.jpg").map {
                [.shareImage($0)]
            } ?? []
        case .oEmbed:
            return [OEmbedRequest.Format.json, .xml].map {
                .oEmbed(OEmbedRequest(url: "https://relais.example/sport/x-\(id.rawValue)", format: $0))
            }
        case .openSearch: return [.openSearch(edition)]
        // Their addresses hold the hash of the file, and no page tells it.
        case .rendition, .attachment: return []
        case .manifest: return [.manifest(edition)]
        case .robots: return [.robots]
        case .faviconSVG: return [.faviconSVG]
        case .faviconICO: return [.faviconICO]
        case .touchIcon: return [.touchIcon]
        }
    }

    /// Asks for everything that readers can reach.
    /// - Returns: All the text that came, by path.
    private func read(
        _ client: any TestClientProtocol, _ house: House, _ id: ArticleID, _ names: (ContributorID, TopicID)
    ) async throws -> [String: TestResponse] {
        let publication = try await house.tiny.publication()
        let themes = try ThemeHolder(folder: SiteTests.themes, overrides: nil)
        let words = Dictionary(
            uniqueKeysWithValues: publication.editions.map { ($0.id, themes.theme.pathWords(for: $0.language)) })
        let book = AddressBook(publication: publication, words: words)
        var waiting: [String] = Array(Self.others) + ["/ar", "/rien/ici-99", "/sport/x-\(id.rawValue)"]
        for exit in Exit.allCases {
            let urls = addresses(exit, of: id, house, names)
            #expect(
                urls.allSatisfy { Exit($0) == exit } && (!urls.isEmpty || [.rendition, .attachment].contains(exit)))
            waiting += urls.map { book.path($0) }
        }
        var seen: [String: TestResponse] = [:]
        // The exits first: days before days are without an end.
        var place = 0
        while place < waiting.count, seen.count < 500 {
            let path = waiting[place]
            place += 1
            guard seen[path] == nil else { continue }
            let response = try await client.execute(uri: path, method: .get)
            seen[path] = response
            for match in String(buffer: response.body).matches(of: #/(?:href|src|action)="(/[^"\#]*)"/#) {
                let next = String(match.1).replacing("&amp;", with: "&")
                if !next.hasPrefix("/desk"), !next.hasPrefix("/media") { waiting.append(next) }
            }
            if let moved = response.headers[.location], moved.hasPrefix("/") { waiting.append(moved) }
        }
        return seen
    }

    /// Every route of the desk, with the article's number and that of its picture wherever a route takes one, and the
    /// beginning of a secret as what is looked for.
    private func attackDesk(
        _ client: any TestClientProtocol, _ house: House, _ id: ArticleID, _ token: SessionToken?
    ) async throws {
        let routes = house.desk.router().routes
        #expect(routes.count > 30)
        for route in routes where !"\(route.path)".contains("sign-out") {
            let open = token == nil ? nil : Self.openName(of: "\(route.path)")
            for number in [id.rawValue, 1] {
                let pieces = "\(route.path)".split(separator: "/")
                let path = pieces.map { piece in
                    piece.hasPrefix(":") || piece.hasPrefix("{") || piece.contains("*") ? "\(number)" : String(piece)
                }.joined(separator: "/")
                var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
                var form = "q=zyx&headline=x&revision=1&base=1&action=here&tab=t"
                if let token {
                    headers[.cookie] = "__Host-desk=\(token.text)"
                    headers[HTTPField.formToken] = token.formToken
                    form += "&csrf=\(token.formToken)"
                }
                for query in ["", "?q=zyx&text=zyx&id=1&state=draft&from=1&to=1&author=zyx"] {
                    let response = try await client.execute(
                        uri: "/\(path)\(query)", method: route.method, headers: headers,
                        body: route.method == .get ? nil : ByteBuffer(string: form))
                    check(response, "\(route.method) /\(path)\(query)", but: open)
                }
            }
        }
    }

    /// Previews that hold, of what stands beside the article: they show what readers would get, the article's own text
    /// excepted that the chief reads at the desk.
    private func attackPreviews(_ client: any TestClientProtocol, _ house: House, _ id: ArticleID) async throws {
        let previews = try await house.previews(of: id)
        let chief = try await house.token(of: house.chief)
        for path in previews.desk {
            let response = try await client.execute(
                uri: path, method: .get, headers: [.cookie: "__Host-desk=\(chief.text)"])
            #expect(response.status == .ok, "\(path)")
            check(response, path)
            #expect(!String(buffer: response.body).contains(Self.pictureHash.prefix(20)), "\(path)")
        }
        for path in previews.shared {
            let response = try await client.execute(uri: path, method: .get)
            #expect(response.status == .ok && String(buffer: response.body).contains("Voisin"), "\(path)")
            check(response, path)
        }
        // Who holds a link to the article itself, without leave to see it before its time, sees nothing.
        await #expect(throws: NewsError.self) {
            _ = try await SharePreview(house.newsroom)(id, for: .day, by: .user(house.chief))
        }
    }

    /// The names of authors and topics that a byline is chosen from are the newsroom's own, and whoever works there may
    /// choose among them: each register tells the one name that begins as it was asked, and nothing else.
    private static func openName(of route: String) -> String? {
        if route.hasSuffix("suggestions/topics") { return secret("topic") }
        if route.hasSuffix("suggestions/credits") { return secret("author") }
        return nil
    }

    @Test(
        "nothing of an article under embargo leaves by any exit before its time, and all of it after", arguments: states
    )
    func attack(state: ArticleState) async throws {
        let house = try await House()
        let front = try house.front
        #expect(Set(Mirror(reflecting: front).children.compactMap(\.label)) == Self.parts)
        let logger = Logger(label: "test") { _ in house.log }
        let end = house.time.now.advanced(seconds: 3600)
        try await WishForMail(house.newsroom)(.atOnce, of: house.chief.id, as: .user(house.chief))
        try await Application(responder: front, logger: logger).test(.router) { client in
            let nobody = (ContributorID(rawValue: 999), TopicID(rawValue: 999))
            // Kept before there was anything to hide.
            _ = try await read(client, house, ArticleID(rawValue: 999), nobody)
            var sequence = try await house.tiny.database.read { try $0.latestSequence() }
            let id = try await house.article(in: state, until: end)
            try await house.follow(from: sequence)
            let content = try #require(try await house.tiny.database.read { try $0.deskArticle(id) }).draft.content
            let names = (content.credits[0], content.topics[0])

            for seconds in [0, 3599] as [Int64] {
                house.time.advance(seconds: seconds)
                let pages = try await read(client, house, id, names)
                #expect(pages.count > 50)
                for (path, response) in pages {
                    check(response, path)
                    #expect(!String(buffer: response.body).contains(Self.pictureHash.prefix(20)), "\(path)")
                }
                try await attackPreviews(client, house, id)
                let files = seconds == 0 ? [:] : try await house.exported()
                #expect(seconds == 0 || files.count > 50)
                for (path, text) in files { #expect(Self.leaks(path + "\n" + text).isEmpty, "the file \(path)") }
                // A second time: what was kept.
                for path in pages.keys { check(try await client.execute(uri: path, method: .get), path) }
                try await attackDesk(client, house, id, nil)
                try await attackDesk(client, house, id, try await house.token(of: house.contributor))
                #expect(try await PublishDue(house.newsroom)().isEmpty)
                await #expect(throws: NewsError.self) {
                    _ = try await PublishArticle(house.newsroom)(
                        id, revision: state == .unpublished ? 2 : 1, by: .user(house.chief))
                }
            }
            try await MailNotices(house.newsroom)()
            let now = house.time.now
            let writer = LetterWriter(newsroom: house.newsroom, catalogue: house.desk.catalogue)
            while let mail = try await house.tiny.database.write({ try $0.takeMail(at: now, lease: 900) }) {
                let letter = try await writer(mail)
                #expect(Self.leaks("\(String(describing: letter))").isEmpty)
            }
            #expect(Self.leaks(house.log.text).isEmpty && !house.log.text.isEmpty)
            // The neighbour's publication is told of, and nothing of what it names.
            let early = try await house.told()
            #expect(early.contains("Voisin") && early.contains("hub.mode") && early.contains("urlList"))
            // That something was taken off the site was for all to hear, before the embargo.
            #expect(Self.leaks(early).isEmpty)
            #expect(state == .unpublished || !early.contains("\"id\":\(id.rawValue)"), "\(early)")

            // The time has come.
            sequence = try await house.tiny.database.read { try $0.latestSequence() }
            house.time.advance(seconds: 2)
            if state == .scheduled {
                #expect(try await PublishDue(house.newsroom)().count == 1)
            } else {
                let revision = try await house.tiny.database.read { try $0.deskArticle(id) }?.draft.number ?? 1
                _ = try await PublishArticle(house.newsroom)(id, revision: revision, by: .user(house.chief))
            }
            try await house.follow(from: sequence)
            let pages = try await read(client, house, id, names)
            let article = try #require(pages.first { $0.key.hasSuffix("\(Self.secret("slug"))-\(id.rawValue)") }?.value)
            let told = Set(Self.leaks(pages.map { $0.key + String(buffer: $0.value.body) }.joined(separator: "\n")))
            #expect(
                article.status == .ok && Set(Self.open).subtracting(told).isEmpty, "\(Set(Self.open).subtracting(told))"
            )
            let files = try await house.exported()
            let filed = Set(Self.leaks(files.map { $0.key + $0.value }.joined(separator: "\n")))
            #expect(Set(Self.open).subtracting(filed).isEmpty, "\(Set(Self.open).subtracting(filed))")
            #expect(!filed.contains(Self.secret("note")) && !filed.contains(Self.secret("comment")))
            let late = Set(Self.leaks(try await house.told()))
            #expect(late.isSuperset(of: ["headline", "standfirst", "slug"].map(Self.secret)))
            #expect(!late.contains(Self.secret("note")) && !late.contains(Self.secret("paragraph")))
            // What is for the desk alone stays there for ever.
            #expect(!told.contains(Self.secret("note")) && !told.contains(Self.secret("comment")))
            for field in ["headline", "paragraph", "caption", "author"] {
                let path = "/recherche?q=zyx\(field)*"
                let found = try await client.execute(uri: path, method: .get)
                #expect(Self.leaks(String(buffer: found.body)).contains(Self.secret("alternative")), "\(path)")
            }
            for path in ["/", "/sport", "/dernieres-nouvelles"] {
                let page = try #require(pages[path])
                #expect(Self.leaks(String(buffer: page.body)).contains(Self.secret("alternative")), "\(path)")
            }
            for path in ["/feed.xml", "/sport/atom.xml", "/feed.json"] {
                let told = Self.leaks(String(buffer: try #require(pages[path]).body))
                #expect(
                    Set(["headline", "standfirst", "paragraph", "table"].map(Self.secret)).isSubset(of: told), "\(path)"
                )
            }
            for path in ["/sitemap-2026-11.xml", "/sitemap-news.xml"] {
                #expect(
                    Self.leaks(String(buffer: try #require(pages[path]).body)).contains(Self.secret("slug")), "\(path)")
            }
        }
    }

    @Test("the readers' site answers no address that is not an exit")
    func addresses() throws {
        let folder = CatalogueRoot.root.appending(path: "Sources/Site")
        let files = try #require(FileManager.default.enumerator(atPath: folder.path()))
        var literals: Set<String> = []
        for case let file as String in files where file.hasSuffix(".swift") {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            for match in text.matches(of: #/case "(/[a-z.\-/]+)"/#) { literals.insert(String(match.1)) }
        }
        #expect(literals == Self.others)
    }

    @Test("the attack finds a word that is there")
    func canFail() {
        #expect(Self.leaks("<p>ZYXheadlineQK</p>") == [Self.secret("headline")])
        #expect(Self.leaks("/sport/%7Ayxslugqk-4") == [Self.secret("slug")])
        #expect(Self.leaks("zyx headline").isEmpty)
        #expect(Self.states.count == 7)
    }
}

private enum CatalogueRoot {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
}
