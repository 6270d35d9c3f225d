import Edge
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import News
import Newsroom
import Pages
import Store
import TestSupport
import Testing

@testable import Server
@testable import Site

@Suite struct SiteExportTests {
    private static let quiet = Console(isInteractive: false) { _, _ in }

    private struct House {
        let tiny: TinyPublication
        let time = MovingClock()
        let newsroom: Newsroom
        let beside: TemporaryFolder
        let theme: Theme
        let edition: Edition
        let chief = Actor.system("test")

        init() async throws {
            tiny = try await TinyPublication(editions: [.french, .arabic, .tamazight])
            newsroom = Newsroom(
                database: tiny.database, clock: time.clock, zone: tiny.newsroom.zone, authority: SystemAuthority())
            beside = try TemporaryFolder()
            theme = try ThemeHolder(folder: SiteTests.themes, overrides: nil).theme
            edition = try await tiny.publication().editions[0]
            try await tiny.publish(
                (0..<130).map { number in
                    TinyPublication.item(
                        "Titre \(number)", section: [["Sport"], ["Sport", "Football"], ["Monde"]][number % 3],
                        minutesAgo: number * 500, byline: [number % 2 == 0 ? "Imane Souiri" : "Karim Alami"],
                        topics: number % 5 == 0 ? ["Stades"] : [])
                })
            for edition in try await tiny.publication().editions.dropFirst() {
                _ = try await ImportArticles(tiny.newsroom)(
                    (0..<3).map { TinyPublication.item("خبر \($0)", section: ["رياضة"], minutesAgo: $0 * 900) },
                    in: edition, format: "test")
            }
        }

        @discardableResult
        func export(_ name: String, fingerprint: String = "1") async throws -> SiteExport.Report {
            try await SiteExport(
                newsroom: newsroom, folder: try SiteFolder(beside.path(name)), theme: theme, media: nil,
                fingerprint: fingerprint, console: SiteExportTests.quiet
            ).run()
        }

        /// Every file of an export but what it remembers.
        func files(_ name: String) throws -> [String: String] {
            var found: [String: String] = [:]
            let root = beside.path(name)
            let files = FileManager.default.enumerator(atPath: root)
            while let path = files?.nextObject() as? String {
                var isDirectory: ObjCBool = false
                guard !path.hasPrefix(".manchette"),
                    FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isDirectory),
                    !isDirectory.boolValue
                else { continue }
                found[path] = try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
            }
            return found
        }

        func article(_ headline: String) async throws -> ArticleID {
            let found = try await tiny.database.read { store in
                try store.list(.latest, in: EditionID(rawValue: 1), limit: 1000).first { $0.headline == headline }?.id
            }
            return try #require(found)
        }

        /// Publishes another text of an article, under another slug where one is given.
        func revise(_ id: ArticleID, slug: String? = nil, _ change: (inout ArticleContent) -> Void) async throws {
            let article = try #require(try await tiny.database.read { try $0.deskArticle(id) })
            var content = article.draft.content
            change(&content)
            _ = try await SaveDraft(newsroom)(
                id, ArticleDraft(content: content, section: article.section, slug: slug.map { Slug(cleaning: $0) }),
                base: article.draft.number, by: chief)
            let revision = try #require(try await tiny.database.read { try $0.deskArticle(id) }).draft.number
            _ = try await PublishArticle(newsroom)(id, revision: revision, by: chief)
        }

        func write(_ headline: String, in section: String = "Sport", topic: String? = nil) async throws -> ArticleID {
            let publication = try await tiny.publication()
            let found = publication.sections.all.first { $0.names[edition.id]?.name == section }
            let names = try await NameArticle(newsroom)(
                credits: ["Imane Souiri"], topics: topic.map { [$0] } ?? [], in: edition, by: chief)
            let id = try await CreateDraft(newsroom)(
                ArticleDraft(
                    content: ArticleContent(
                        kind: .news, headline: headline, body: Body([.paragraph(TextBlock("Un paragraphe."))]),
                        credits: names.credits, topics: names.topics), section: try #require(found?.id)),
                in: edition.id, by: chief)
            _ = try await PublishArticle(newsroom)(id, revision: 1, by: chief)
            return id
        }
    }

    @Test("every second export is the same as a first one, whatever was done in between")
    func incremental() async throws {
        let house = try await House()
        let (newsroom, chief) = (house.newsroom, house.chief)
        let first = try await house.export("site")
        #expect(first.made > 250 && first.written == first.made && first.removed == 0)
        let idle = try await house.export("site")
        #expect(idle.made == 0 && idle.removed == 0 && idle.kept == first.made)

        var steps: [(String, () async throws -> Void)] = []
        steps.append(("publish", { _ = try await house.write("Neuf", topic: "Stades") }))
        steps.append(("publish many", { for n in 0..<23 { _ = try await house.write("Suite \(n)", in: "Football") } }))
        steps.append(
            (
                "revise",
                { try await house.revise(try await house.article("Titre 40")) { $0.headline = "Titre quarante" } }
            ))
        steps.append(
            (
                "slug",
                {
                    let id = try await house.article("Titre 41")
                    try await house.revise(id) { $0.kicker = "K" }
                    // As the server notes it when the page is fresh.
                    let arrival = PublishReceipt.Arrival(
                        address: "/monde/titre-41-\(id.rawValue)", freshAt: house.time.now)
                    try await RecordArrivals(newsroom)(
                        [arrival], of: try await house.tiny.database.read { try $0.latestSequence() })
                    try await house.revise(id, slug: "autre") { $0.kicker = "L" }
                }
            )
        )
        steps.append(
            (
                "unpublish",
                {
                    try await UnpublishArticle(newsroom)(
                        try await house.article("Titre 70"), note: "Retiré.", by: chief)
                }
            ))
        steps.append(
            (
                "kill",
                { try await KillArticle(newsroom)(try await house.article("Titre 128"), reason: "Faux.", by: chief) }
            ))
        steps.append(
            (
                "section",
                {
                    let publication = try await house.tiny.publication()
                    let section = try #require(
                        publication.sections.all.first { $0.names[house.edition.id]?.name == "Monde" })
                    try await RenameSection(newsroom, addresses: PlainAddresses())(
                        section.id, to: [house.edition.id: TypedName(name: "Le monde", slug: "planete")],
                        version: section.version, as: chief)
                }
            ))
        steps.append(
            (
                "topic",
                {
                    let topic = try #require(
                        try await house.tiny.database.read { try $0.topic(TopicID(rawValue: 1), in: house.edition.id) })
                    try await RenameTopic(newsroom)(
                        topic.id, to: [house.edition.id: TypedName(name: "Les stades", slug: "les-stades")], version: 1,
                        as: chief)
                }
            ))
        steps.append(
            (
                "redirect",
                {
                    _ = try await AddRedirect(newsroom, addresses: PlainAddresses())(
                        from: "/vieux/chemin", to: "/sport", as: chief)
                }
            ))
        steps.append(
            (
                "banner",
                {
                    let now = house.time.now
                    try await SetBanner(newsroom)(
                        Banner(
                            edition: house.edition.id, text: "Alerte", article: nil, startsAt: now,
                            endsAt: now.advanced(seconds: 7200)), number: 0, by: chief)
                }
            ))
        steps.append(("time", { house.time.advance(seconds: 8000) }))
        steps.append(
            (
                "correct",
                {
                    try await house.revise(try await house.article("Titre 42")) { $0.standfirst = "Un chapeau." }
                }
            ))
        for (name, step) in steps {
            house.time.advance(seconds: 90)
            try await step()
            let report = try await house.export("site")
            try await house.export("whole-\(name)")
            let (here, whole) = (try house.files("site"), try house.files("whole-\(name)"))
            #expect(Set(here.keys).symmetricDifference(whole.keys).sorted() == [], "\(name)")
            let different = whole.keys.filter { here[$0] != whole[$0] }.sorted()
            #expect(different == [], "\(name)")
            if name == "publish" { #expect(report.made < 120, "\(report)") }
        }
        let files = try house.files("site")
        #expect(files["vieux/chemin/index.html"]?.contains("url=/sport") == true)
        #expect(files.contains { $0.key.hasSuffix("/stades-1/index.html") && $0.value.contains("/les-stades-1") })
        #expect(files["_redirects"]?.contains("/stades-1/* ") == true)
        #expect(files["_redirects"]?.contains("/vieux/chemin /sport 301") == true)
        #expect(files["404.html"] != nil && files["ar/404.html"] != nil && files["zgh-latn/404.html"] != nil)
        // An article leads on from where its receipt says it stood.
        let number = try await house.article("Titre 41").rawValue
        #expect(files["planete/autre-\(number)/index.html"]?.contains("<h1>Titre 41</h1>") == true)
        let old = try #require(files["monde/titre-41-\(number)/index.html"])
        #expect(old.contains("url=/planete/autre-\(number)\""))
        #expect(files["_redirects"]?.contains("/monde /planete 301\n/monde/* /planete/:splat 301\n") == true)
        #expect(!files.keys.contains { $0.hasPrefix("planete/titre-41-") })
        #expect(files.keys.contains { $0.hasPrefix("planete/") } && files.keys.contains { $0.hasPrefix("zgh-latn/") })
        let gone = try #require(files.first { $0.key.contains("titre-70-") }?.value)
        #expect(gone.contains("Retiré.") && gone.contains("noindex") && !gone.contains("Un paragraphe."))
    }

    @Test("a file is what the server answers, but for what needs a server or a day")
    func sameAsServer() async throws {
        let house = try await House()
        try await house.export("site")
        let manifest = try #require(SiteManifest(path: house.beside.path("site/.manchette/pages")))
        let site = SiteResponder(
            newsroom: house.newsroom, themes: try ThemeHolder(folder: SiteTests.themes, overrides: nil),
            cache: PageCache(byteLimit: 10_000_000) { TinyPublication.noon.rawValue }, media: nil)
        let count = try await Application(responder: site).test(.router) { client in
            var count = 0
            for line in manifest.lines.values {
                let entry = try #require(manifest.entry(line))
                guard !entry.address.hasSuffix("404.html"), entry.address != "/_redirects" else { continue }
                var uri = entry.address
                if uri.hasSuffix(".html"), let slash = uri.lastIndex(of: "/") {
                    uri = uri[..<slash] + "?before=" + uri[uri.index(after: slash)...].dropLast(5)
                }
                let response = try await client.execute(uri: uri, method: .get)
                #expect(response.status == .ok, "\(uri)")
                let file = try String(contentsOfFile: house.beside.path("site/") + entry.place, encoding: .utf8)
                let (mine, theirs) = (Self.plain(file), Self.plain(String(buffer: response.body)))
                // The page for searching says that it needs a server.
                let isSearch = Self.searches.contains { entry.address.contains($0) }
                #expect(mine == theirs || isSearch, "\(entry.address)\n\(Self.firstDifference(mine, theirs))")
                count += 1
            }
            return count
        }
        #expect(count > 250)
    }

    /// Words in the addresses of pages for searching.
    private static let searches = [
        "/recherche", "%D8%A8%D8%AD%D8%AB", "%E2%B4%B0%E2%B5%94%E2%B5%A3", "/arzzu", "/search",
    ]

    private static func firstDifference(_ a: String, _ b: String) -> String {
        let (x, y) = (a.split(separator: "\n"), b.split(separator: "\n"))
        for (left, right) in zip(x, y) where left != right {
            return "file:   \(left.prefix(600))\nserver: \(right.prefix(600))"
        }
        return "\(x.count) and \(y.count) lines"
    }

    /// A page without what needs a server or a day.
    private static func plain(_ text: String) -> String {
        var text = text
        for pattern in [
            #"<link rel="search"[^>]*>\n"#, #"<script type="module"[^>]*></script>\n"#,
            #"<link rel="alternate" type="(application/json|text/xml)\+oembed"[^>]*>\n"#,
            #"(?<=<div class="bar">)<time.*?</time>"#, #"(?<=<div class="bar">)<a href=[^>]*>[^<]*</a>"#,
            #"<form class="find".*?</form>\n"#, #",?"potentialAction":\{.*?"required name=q"\}"#,
            #"<nav class="pager".*?</nav>"#, #"(?s)<aside class="wire".*?</aside>"#,
            #"(?s)<section class="next".*?</section>"#,
            #"\?before=[0-9]+-[0-9]+"#, #"/[0-9]+-[0-9]+\.html"#, #"<atom:link rel="(next|prev-archive)"[^>]*>\n?"#,
            #"<atom:link rel="first"[^>]*>\n?"#, #"<link rel="(first|next|prev-archive)"[^>]*>\n?"#,
            #""next_url":"[^"]*",?"#,
        ] {
            guard let expression = try? NSRegularExpression(pattern: pattern) else { continue }
            text = expression.stringByReplacingMatches(
                in: text, range: NSRange(text.startIndex..., in: text), withTemplate: "")
        }
        return text.split(separator: "\n").joined(separator: "\n")
    }

    @Test("an export that was broken off goes on, and one of another theme is made anew")
    func brokenOff() async throws {
        let house = try await House()
        let first = try await house.export("site")
        let whole = try house.files("site")
        let own = house.beside.path("site/.manchette/")
        let pages = try #require(FileManager.default.contents(atPath: own + "pages"))
        try FileManager.default.removeItem(atPath: own + "pages")
        try pages.prefix(pages.count / 2).write(to: URL(filePath: own + "pages.partial"))
        let second = try await house.export("site")
        #expect(second.made > 50 && second.made < first.made - 50 && second.made + second.kept == first.made)
        #expect(try house.files("site") == whole)
        #expect(try await house.export("site").made == 0)
        let third = try await house.export("site", fingerprint: "2")
        #expect(third.made == first.made && third.written == 0 && third.kept == 0)
        // What someone took away comes back with the next of its kind.
        try FileManager.default.removeItem(atPath: house.beside.path("site/robots.txt"))
        try await house.export("site", fingerprint: "3")
        #expect(try house.files("site") == whole)
        #expect(!FileManager.default.fileExists(atPath: own + "pages.partial"))
    }

    @Test("a folder that holds something else is refused")
    func refused() async throws {
        let house = try await House()
        let path = house.beside.path("full")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try "x".write(toFile: path + "/notes.txt", atomically: true, encoding: .utf8)
        await #expect(throws: NewsError.self) { try await house.export("full") }
        await #expect(throws: NewsError.self) { try await house.export("full/notes.txt") }
        #expect(try house.files("full") == ["notes.txt": "x"])
    }

    @Test("no address becomes a place outside the folder, or the export's own")
    func places() {
        #expect(MadeFile.place(of: "/", isFolder: true) == "index.html")
        #expect(MadeFile.place(of: "/a/b-1", isFolder: true) == "a/b-1/index.html")
        #expect(MadeFile.place(of: "/%D8%B1/feed.xml", isFolder: false) == "ر/feed.xml")
        for address in [
            "a", "/../x", "/a/%2e%2e/x", "/.manchette/pages", "/%00", "/a%5Cb",
            "/" + String(repeating: "a", count: 250),
        ] {
            #expect(MadeFile.place(of: address, isFolder: false) == nil, "\(address)")
        }
        #expect(
            MediaReferences.all(
                in: Array(
                    #"<img src="/media/ab/f1.jpg" srcset="/media/ab/f1.jpg 1w,https://a/media/ab/f2.webp 2w">/media/ /media/x"#
                        .utf8))
                == ["ab/f1.jpg", "ab/f2.webp"])
    }
}
