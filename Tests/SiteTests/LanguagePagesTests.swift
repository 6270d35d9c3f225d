import Edge
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import News
import Newsroom
import Pages
import Site
import Store
import TestSupport
import Testing

/// The ways between languages, as readers and search engines find them.
@Suite struct LanguagePagesTests {
    private static let actor = Actor.system("test")

    /// A publication in three languages: a French article with an Arabic translation and an English draft, a French one
    /// without any, a section that English does not show.
    private struct Bench: Sendable {
        let tiny: TinyPublication
        let responder: SiteResponder
        let editions: [EditionID]
        let culture: SectionID
        let music: SectionID
        let topic: TopicID
        let author: ContributorID
        let french: ArticleID
        let arabic: ArticleID
        let english: ArticleID
        let alone: ArticleID

        init() async throws {
            let tiny = try await TinyPublication(editions: [.french, .arabic, .english])
            self.tiny = tiny
            try await tiny.openEditions()
            responder = try tiny.site()
            let editions = try await tiny.publication().editions.map(\.id)
            self.editions = editions
            func names(_ texts: [String]) -> [EditionID: Section.Name] {
                Dictionary(
                    uniqueKeysWithValues: zip(editions, texts).map {
                        ($0, Section.Name(name: $1, slug: Slug(cleaning: $1)))
                    })
            }
            let (cultureNames, musicNames) = (names(["Culture", "ثقافة", "Culture"]), names(["Musique", "موسيقى"]))
            (culture, music, topic, author) = try await tiny.database.write { store in
                let culture = try store.insertSection(parent: nil, names: cultureNames)
                return (
                    culture, try store.insertSection(parent: culture, names: musicNames),
                    try store.insertTopic(names: [
                        editions[0]: Topic.Name(name: "Festivals", slug: Slug(cleaning: "festivals")),
                        editions[1]: Topic.Name(name: "مهرجانات", slug: Slug(cleaning: "مهرجانات")),
                        editions[2]: Topic.Name(name: "Festivals", slug: Slug(cleaning: "festivals")),
                    ]),
                    try store.insertContributor(
                        kind: .person,
                        names: [
                            editions[0]: Contributor.Name(name: "Imane Souiri", slug: Slug(cleaning: "imane")),
                            editions[1]: Contributor.Name(name: "إيمان", slug: Slug(cleaning: "إيمان")),
                        ])
                )
            }
            let (topic, author, music, culture) = (self.topic, self.author, self.music, self.culture)
            @Sendable func begin(_ headline: String, _ edition: Int) async throws -> ArticleID {
                try await CreateDraft(tiny.newsroom)(
                    ArticleDraft(
                        content: ArticleContent(
                            kind: .news, headline: headline, standfirst: "S.",
                            body: Body([.paragraph(TextBlock("Texte."))]), credits: [author], topics: [topic]
                        ), section: edition == 2 ? culture : music), in: editions[edition], by: LanguagePagesTests.actor
                )
            }
            french = try await begin("Le concert", 0)
            arabic = try await begin("الحفل", 1)
            english = try await begin("The concert", 2)
            alone = try await begin("Seul", 0)
            for id in [arabic, english] {
                try await LinkTranslation(tiny.newsroom)(id, of: french, by: LanguagePagesTests.actor)
            }
            for id in [french, arabic, alone] {
                _ = try await PublishArticle(tiny.newsroom)(id, revision: 1, by: LanguagePagesTests.actor)
            }
            try await responder.prepare()
        }

        /// Gives the site what the outbox has since `sequence`.
        func hear(after sequence: Int64) async throws {
            for event in try await tiny.database.read({ try $0.events(after: sequence) }) {
                await responder.hear(event)
            }
        }
    }

    private struct Page {
        let status: HTTPResponse.Status
        let html: String
        /// Language and path of every `<link rel="alternate" hreflang>`.
        let alternates: [String: String]
        /// Language and path of the ways to other editions in the masthead, and whether the same thing is there.
        let ways: [String: (path: String, isSame: Bool)]
    }

    private func page(_ path: String, _ client: any TestClientProtocol) async throws -> Page {
        let response = try await client.execute(uri: path, method: .get)
        let html = String(buffer: response.body)
        var alternates: [String: String] = [:]
        for match in html.matches(
            of: #/<link rel="alternate" hreflang="([^"]+)" href="https://relais\.example([^"]*)">/#)
        {
            alternates[String(match.1)] = match.2.isEmpty ? "/" : String(match.2)
        }
        var ways: [String: (path: String, isSame: Bool)] = [:]
        let bar = html.firstMatch(of: #/<div class="bar">.*?</div>/#)?.output ?? ""
        for match in bar.matches(of: #/<a href="([^"]+)" hreflang="([^"]+)"( rel="alternate")?/#) {
            ways[String(match.2)] = (String(match.1), match.3 != nil)
        }
        return Page(status: response.status, html: html, alternates: alternates, ways: ways)
    }

    private func address(_ bench: Bench, _ url: SiteURL) async throws -> String {
        try await bench.responder.currentRenderer().addresses.path(url)
    }

    private func article(_ bench: Bench, _ id: ArticleID) async throws -> String {
        let article = try #require(try await bench.tiny.database.read { try $0.article(id) })
        return try await address(bench, .article(article.edition, article.section, article.slug, id))
    }

    @Test(
        "no page is without its language links, as all of Simorgh's are: each names itself, its counterparts and a default, and each of them answers and points back"
    )
    func reciprocal() async throws {
        let bench = try await Bench()
        let day = try #require(CivilDate(iso: "2026-11-24"))
        var paths = [
            try await article(bench, bench.french), try await article(bench, bench.arabic),
            try await article(bench, bench.alone),
        ]
        for edition in bench.editions {
            for url in [
                SiteURL.home(edition), .latest(edition, before: nil), .archive(edition), .archiveYear(edition, 2026),
                .archiveMonth(edition, year: 2026, month: 11), .archiveDay(edition, day),
                .section(edition, bench.culture, before: nil),
            ] { paths.append(try await address(bench, url)) }
        }
        for edition in bench.editions.prefix(2) {
            paths.append(try await address(bench, .section(edition, bench.music, before: nil)))
        }
        for edition in bench.editions.prefix(2) {
            let (topic, author) = try await bench.tiny.database.read { store in
                (try store.topic(bench.topic, in: edition), try store.contributor(bench.author, in: edition))
            }
            let (topicSlug, authorSlug) = (try #require(topic).name.slug, try #require(author).name.slug)
            paths.append(try await address(bench, .topic(edition, topicSlug, bench.topic, before: nil)))
            paths.append(try await address(bench, .author(edition, authorSlug, bench.author, before: nil)))
        }
        let pages = paths
        try await Application(responder: bench.responder).test(.router) { client in
            for path in pages {
                let found = try await page(path, client)
                #expect(found.status == .ok, "\(path) \(found.status)")
                let isEmpty = found.html.contains("noindex")
                #expect(isEmpty == found.alternates.isEmpty, "\(path)")
                if isEmpty { continue }
                #expect(found.alternates.values.contains(path), "\(path) does not name itself: \(found.alternates)")
                #expect(found.alternates["x-default"] != nil)
                for (language, other) in found.alternates {
                    let there = try await page(other, client)
                    #expect(
                        there.status == .ok && there.alternates.values.contains(path), "\(path) \(language) \(other)")
                    #expect(there.alternates == found.alternates, "\(path) \(language)")
                    let says = language == "x-default" ? "" : "lang=\"\(language)\""
                    #expect(says.isEmpty || there.html.prefix(200).contains(says), "\(other) is not in \(language)")
                }
                // What the masthead says is the same is what the head says.
                for (language, way) in found.ways {
                    #expect((found.alternates[language] == way.path) == way.isSame, "\(path) \(language)")
                    #expect(try await page(way.path, client).status == .ok, "\(path) leads to \(way.path)")
                }
            }
            // Only French and Arabic have the subsection, the topic and the author.
            let music = try await page(address(bench, .section(bench.editions[0], bench.music, before: nil)), client)
            #expect(Set(music.alternates.keys) == ["fr", "ar", "x-default"])
            let topic = try await page("/theme/festivals-1", client)
            #expect(Set(topic.alternates.keys) == ["fr", "ar", "x-default"])
            #expect(topic.ways["en"]?.path == "/en" && topic.ways["en"]?.isSame == false)
        }
    }

    @Test(
        "a language is offered only where a real translation is published (Wagtail's aliases serve copies), and else leads to what is nearest"
    )
    func nearest() async throws {
        let bench = try await Bench()
        let (french, arabic, alone) = (
            try await article(bench, bench.french), try await article(bench, bench.arabic),
            try await article(bench, bench.alone)
        )
        try await Application(responder: bench.responder).test(.router) { client in
            let original = try await page(french, client)
            #expect(original.ways["ar"]?.path == arabic && original.ways["ar"]?.isSame == true)
            // The draft in English is not offered; English shows no subsection, but the section above it.
            #expect(original.ways["en"]?.path == "/en/culture" && original.ways["en"]?.isSame == false)
            #expect(
                original.html.contains("اقرؤوا هذا المقال بالعربية") && !original.html.contains("Read this article"))
            let translated = try await page(arabic, client)
            #expect(translated.ways["fr"]?.path == french)
            #expect(translated.html.contains("Lire cet article en français"))
            let single = try await page(alone, client)
            #expect(single.ways["ar"]?.path == arabic.replacing(#/\/[^\/]+$/#, with: ""))
            #expect(single.alternates == ["fr": alone, "x-default": alone])
            #expect(!single.html.contains("اقرؤوا"))
            // An empty day of the archive is offered by none.
            let empty = try await page("/archives/2026/11/20", client)
            #expect(empty.alternates.isEmpty && empty.ways["ar"]?.isSame == false)
            let missing = try await page("/rien/ici", client)
            #expect(missing.status == .notFound && missing.alternates.isEmpty && missing.ways["en"]?.path == "/en")
        }
    }

    @Test("what is published in one language is offered at once in the other, and what is withdrawn no more")
    func atOnce() async throws {
        let bench = try await Bench()
        let (french, arabic) = (try await article(bench, bench.french), try await article(bench, bench.arabic))
        try await Application(responder: bench.responder).test(.router) { client in
            #expect(try await page(french, client).alternates["en"] == nil)
            #expect(try await page("/theme/festivals-1", client).alternates["en"] == nil)
            func step(_ verb: () async throws -> Void) async throws {
                let before = try await bench.tiny.database.read { try $0.latestSequence() }
                try await verb()
                try await bench.hear(after: before)
            }
            try await step {
                _ = try await PublishArticle(bench.tiny.newsroom)(bench.english, revision: 1, by: Self.actor)
            }
            let english = try await article(bench, bench.english)
            for path in [french, arabic, english] {
                #expect(try await page(path, client).alternates["en"] == english, "\(path)")
            }
            #expect(try await page("/theme/festivals-1", client).alternates["en"] == "/en/topic/festivals-1")
            try await step {
                try await UnpublishArticle(bench.tiny.newsroom)(bench.arabic, note: "Retiré.", by: Self.actor)
            }
            #expect(try await page(arabic, client).status == .gone)
            for path in [french, english] {
                let found = try await page(path, client)
                #expect(found.alternates["ar"] == nil && found.ways["ar"]?.isSame == false, "\(path)")
                #expect(!found.html.contains("اقرؤوا"))
            }
            try await step { try await UnlinkTranslation(bench.tiny.newsroom)(bench.english, by: Self.actor) }
            #expect(try await page(french, client).alternates["en"] == nil)
            #expect(try await page(english, client).alternates == ["en": english, "x-default": english])
        }
    }

    @Test("what a browser asks for in languages changes nothing: one page for all, and nobody is sent away")
    func acceptLanguage() async throws {
        let bench = try await Bench()
        let french = try await article(bench, bench.french)
        try await Application(responder: bench.responder).test(.router) { client in
            for path in ["/", french, "/ar"] {
                let plain = try await client.execute(uri: path, method: .get)
                let asked = try await client.execute(
                    uri: path, method: .get, headers: [.acceptLanguage: "ar-MA,ar;q=0.9,en;q=0.5"])
                #expect(asked.status == .ok && asked.body == plain.body, "\(path)")
                #expect(asked.headers[.vary]?.lowercased().contains("language") != true)
            }
        }
    }

    @Test("a page with translations asks the store no more than six times, and is as light as others")
    func cost() async throws {
        let bench = try await Bench()
        _ = try await bench.tiny.database.write { store in
            try store.execute(
                "INSERT INTO contributor_link (contributor_id, position, target) VALUES (1, 0, 'https://a.example')")
        }
        let french = try await article(bench, bench.french)
        try await Application(responder: bench.responder).test(.router) { client in
            for path in [french, "/theme/festivals-1", "/auteur/imane-1", "/archives", "/archives/2026/11/24"] {
                await bench.responder.hear(
                    NewsEvent(sequence: 1, kind: .articleRevised, at: TinyPublication.noon, keys: [.everything]))
                try await bench.responder.prepare()
                _ = bench.tiny.database.takeStatements()
                let response = try await client.execute(uri: path, method: .get)
                let asked = bench.tiny.database.takeStatements()
                #expect(response.status == .ok && asked.count <= 6, "\(path) asked \(asked.count) times")
            }
        }
    }

    @Test(
        "one installation serves every language (Ghost #8509 needs one each), with fronts, feeds and sitemaps of its own"
    )
    func oneInstallation() async throws {
        let bench = try await Bench()
        try await Application(responder: bench.responder).test(.router) { client in
            for (prefix, language) in [("", "fr"), ("/ar", "ar"), ("/en", "en")] {
                let home = try await page(prefix.isEmpty ? "/" : prefix, client)
                #expect(home.status == .ok && home.html.contains("<html lang=\"\(language)\""))
                let feed = try await client.execute(uri: prefix + "/feed.xml", method: .get)
                #expect(feed.status == .ok && String(buffer: feed.body).contains("<language>\(language)</language>"))
                let sitemap = try await client.execute(uri: prefix + "/sitemap-pages.xml", method: .get)
                #expect(sitemap.status == .ok && String(buffer: sitemap.body).contains("relais.example\(prefix)"))
            }
        }
    }

    @Test("no page is served in another language than its address says, and no copy is made (mozilla/bedrock #15063)")
    func noAliases() async throws {
        let bench = try await Bench()
        let (french, alone) = (try await article(bench, bench.french), try await article(bench, bench.alone))
        try await Application(responder: bench.responder).test(.router) { client in
            for (path, own) in [(french, french), (alone, alone)] {
                for prefix in ["/ar", "/en"] {
                    let response = try await client.execute(uri: prefix + path, method: .get)
                    // It leads to the article itself, or says that nothing is there.
                    let leads = response.status == .movedPermanently && response.headers[.location] == own
                    #expect(leads || response.status == .notFound, "\(prefix + path) \(response.status)")
                }
            }
            // A draft of a translation is under no address at all.
            let draft = try await client.execute(uri: "/en/culture/the-concert-\(bench.english.rawValue)", method: .get)
            #expect(draft.status == .notFound)
        }
    }

    @Test("an article is translated where nothing above it is (Wagtail asks for the parent first)")
    func withoutParent() async throws {
        let bench = try await Bench()
        // English has no name for the subsection that the French original stands in.
        let id = try await TranslateArticle(bench.tiny.newsroom)(
            bench.alone, into: bench.editions[2], by: Self.actor)
        let draft = try #require(try await bench.tiny.database.read { try $0.article(id) })
        #expect(draft.edition == bench.editions[2] && draft.state == .draft)
    }
}
