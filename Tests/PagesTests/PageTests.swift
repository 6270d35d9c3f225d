import Foundation
import News
import Pages
import Testing

@Suite struct PageTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Themes/default").path()
    static let now = Instant(seconds: 1_795_521_600)

    private func renderer(_ publication: Publication = Sample.publication()) throws -> PageRenderer {
        PageRenderer(
            publication: publication, zone: try Zone.load("Africa/Casablanca"), theme: try Theme(folder: Self.folder))
    }

    private func summary(
        _ id: Int64, _ headline: String, at time: String, edition: EditionID = Sample.french, kind: ArticleKind = .news
    ) -> ArticleSummary {
        let day = CivilDate(iso: time.prefix(10)) ?? CivilDate(daysSince1970: 0)
        let clock = time.suffix(5).split(separator: ":").compactMap { Int($0) }
        let seconds = Int64(day.daysSince1970) * 86_400 + Int64(clock[0] * 3600 + clock[1] * 60)
        return ArticleSummary(
            id: ArticleID(rawValue: id), edition: edition, section: SectionID(rawValue: 2), kind: kind,
            slug: Slug(cleaning: "titre"), kicker: nil, headline: headline, standfirst: headline,
            publishedAt: Instant(seconds: seconds), leadPicture: nil, byline: headline
        )
    }

    private func reading(
        _ content: ArticleContent, edition: EditionID = Sample.french, latest: [ArticleSummary] = [],
        credits: [NamedContributor] = [], topics: [NamedTopic] = [], corrections: [Correction] = []
    ) -> ArticleReading {
        ArticleReading(
            article: Article(
                id: ArticleID(rawValue: 9), edition: edition, section: SectionID(rawValue: 2),
                slug: Slug(cleaning: "titre"),
                state: .published, content: content, revision: 1, firstPublishedAt: Instant(seconds: 1_752_433_380),
                publishedAt: Instant(seconds: 1_752_433_380), modifiedAt: nil
            ), credits: credits, topics: topics, corrections: corrections, translations: [], pictures: [:],
            latest: latest,
            latestScope: .edition, related: []
        )
    }

    @Test("the headline for search is the title of the page, and the headline itself what those who share it show")
    func searchTitle() throws {
        let renderer = try renderer()
        let content = ArticleContent(kind: .news, headline: "Le titre", alternativeHeadline: "Pour la recherche")
        let page = renderer.article(reading(content), edition: renderer.publication.editions[0], now: Self.now)
        #expect(page.body.contains("<title>Pour la recherche – "))
        #expect(page.body.contains("<meta property=\"og:title\" content=\"Le titre\">"))
        #expect(page.body.contains("<h1>Le titre</h1>"))
    }

    @Test(
        "an article's page shows its headline, its paragraphs, its time in the zone of its day, and what it says of itself"
    )
    func article() throws {
        let renderer = try renderer()
        let content = ArticleContent(
            kind: .news, headline: "Le titre : enfin !", standfirst: "Le chapeau", dateline: "RABAT",
            body: Body([.paragraph(TextBlock("Premier paragraphe.")), .paragraph(TextBlock("Second."))])
        )
        let edition = renderer.publication.editions[0]
        let page = renderer.article(reading(content), edition: edition, now: Self.now)
        #expect(page.status == 200)
        #expect(page.body.contains("<h1>Le titre\u{A0}: enfin\u{202F}!</h1>"))
        #expect(page.body.contains("<p>Premier paragraphe.</p>\n<p>Second.</p>"))
        // 2025-07-13T19:03:00Z was 20:03 in Casablanca, at +01:00.
        #expect(
            page.body.contains(
                "<time datetime=\"2025-07-13T20:03:00+01:00\">dimanche 13 juillet 2025 à 20\u{A0}h\u{A0}03</time>"))
        #expect(page.body.contains("<link rel=\"canonical\" href=\"https://relais.example/sport/football/titre-9\">"))
        #expect(page.body.contains("\"@type\":\"NewsArticle\"") && page.body.contains("\"@type\":\"BreadcrumbList\""))
        let latest = renderer.latest(
            ListReading(items: [], older: nil, isNewest: true, pictures: [:]), before: nil, edition: edition,
            now: Self.now)
        #expect(
            latest.body.contains(
                "\"@graph\":[{\"@type\":\"CollectionPage\",\"url\":\"https://relais.example/dernieres-nouvelles\""))
        #expect(latest.body.contains("\"@type\":\"BreadcrumbList\""))
        #expect(page.body.contains("Suivez-nous sur Facebook"))
        #expect(
            page.dependencies.contains(.article(ArticleID(rawValue: 9))) && page.dependencies.contains(.publication))
        // Today is shown, so the page ends with the day: midnight in Casablanca is 00:00Z since September 2026.
        #expect(page.fresh?.until == Instant(seconds: 1_795_564_800))
    }

    @Test("the wire is grouped by day in the zone: 23:30Z of a summer's day is the next day in Casablanca")
    func wire() throws {
        let renderer = try renderer()
        let latest = [
            summary(3, "Trois", at: "2025-07-13T23:30"), summary(2, "Deux", at: "2025-07-13T22:30"),
            summary(1, "Un", at: "2025-07-13T08:00"),
        ]
        let page = renderer.article(
            reading(ArticleContent(kind: .news, headline: "Titre"), latest: latest),
            edition: renderer.publication.editions[0], now: Self.now
        ).body
        let first = try #require(page.range(of: "lundi 14 juillet 2025"))
        let second = try #require(page.range(of: "dimanche 13 juillet 2025</time></a>"))
        let three = try #require(page.range(of: "<bdi>Trois</bdi>"))
        let two = try #require(page.range(of: "<bdi>Deux</bdi>"))
        #expect(
            first.lowerBound < three.lowerBound && three.lowerBound < second.lowerBound
                && second.lowerBound < two.lowerBound)
        #expect(page.contains(">00:30</time>") && page.contains(">23:30</time>") && page.contains(">09:00</time>"))
    }

    static let hostile = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"

    @Test("hostile text in any field comes out as text")
    func hostileText() throws {
        let hostile = Self.hostile
        let publication = Sample.publication(name: hostile, sectionName: hostile)
        let renderer = try renderer(publication)
        let edition = publication.editions[0]
        let content = ArticleContent(
            kind: .opinion, kicker: hostile, headline: hostile, standfirst: hostile, dateline: hostile, source: hostile,
            body: Body([
                .paragraph(
                    TextBlock([.text(hostile, [.strong, .link(LinkTarget(rawValue: "https://x.example/?a=1&b='2'")!)])])
                ),
                .heading(level: 2, TextBlock(hostile)), .list(ordered: true, items: [[.paragraph(TextBlock(hostile))]]),
                .quote(blocks: [.paragraph(TextBlock(hostile))], attribution: hostile),
                .pullQuote(TextBlock(hostile), attribution: hostile), .factBox(headline: hostile, blocks: []),
                .table(Table(caption: hostile, header: [TextBlock(hostile)], rows: [[TextBlock(hostile)]])),
                .relatedLink(label: hostile, LinkTarget(rawValue: "/x")!),
                .embed(Embed(target: LinkTarget(rawValue: "https://youtu.be/x")!, title: hostile)!),
                .embed(Embed(target: LinkTarget(rawValue: "https://youtu.be/")!, title: hostile)!),
            ])
        )
        let list = ListReading(
            items: [summary(1, hostile, at: "2025-07-13T08:00")], older: nil, isNewest: true, pictures: [:])
        let author = NamedContributor(
            id: ContributorID(rawValue: 1), kind: .person,
            name: Contributor.Name(name: hostile, slug: Slug(cleaning: "x"), biography: hostile)
        )
        let topic = NamedTopic(id: TopicID(rawValue: 1), name: Topic.Name(name: hostile, slug: Slug(cleaning: "x")))
        let article = reading(
            content, latest: list.items, credits: [author], topics: [topic],
            corrections: [Correction(kind: .correction, text: hostile, publishedAt: Self.now)]
        )
        let home = HomeReading(
            top: list.items, sections: [.init(section: SectionID(rawValue: 1), stories: list.items)],
            latest: list.items,
            pictures: [:]
        )
        let pages = [
            renderer.article(article, edition: edition, now: Self.now),
            renderer.home(home, edition: edition, now: Self.now),
            renderer.section(
                SectionID(rawValue: 1), SectionReading(stories: list, latest: list.items), before: nil,
                edition: edition,
                now: Self.now),
            renderer.author(author, articles: list, before: nil, edition: edition, now: Self.now),
            renderer.topic(topic, articles: list, before: nil, edition: edition, now: Self.now),
            renderer.latest(list, before: nil, edition: edition, now: Self.now),
            renderer.notFound(edition: edition, latest: list.items, now: Self.now), renderer.favicon(),
            renderer.manifest(edition: edition),
        ]
        for page in pages {
            #expect(!page.body.contains("<script>") && !page.body.contains("<img src=x"), "\(page.body.prefix(300))")
            #expect(!page.body.contains("</script><"))
        }
        #expect(pages[0].body.components(separatedBy: "</script>").count == 2)
    }

    @Test("a card without a picture shows none, not that of the article around it")
    func noPictureOfOthers() throws {
        let renderer = try renderer()
        var content = ArticleContent(kind: .news, headline: "Titre")
        content.leadPicture = PictureID(rawValue: 1)
        let base = reading(content)
        let picture = Picture(
            id: PictureID(rawValue: 1), contentHash: String(repeating: "ab", count: 32), width: 1600, height: 900,
            format: .webp)
        let full = ArticleReading(
            article: base.article, credits: [], topics: [], corrections: [], translations: [],
            pictures: [picture.id: picture], latest: [], latestScope: .edition,
            related: [summary(2, "Voisin", at: "2025-07-13T08:00")]
        )
        let html = renderer.article(full, edition: renderer.publication.editions[0], now: Self.now).body
        #expect(html.components(separatedBy: "<img").count == 2)
        #expect(html.contains("/media/abababababababababab/f50-50-landscape-1280.webp 1280w"))
    }

    @Test("a paragraph keeps its own direction (Gutenberg #12352 loses it), and a sentence split by marks its spacing")
    func inlineTypography() throws {
        let renderer = try renderer()
        let body = Body([
            .paragraph(TextBlock([.text("Est-ce ", []), .text("vrai", [.emphasis]), .text("? Oui.", [])])),
            .paragraph(TextBlock("نص عربي", language: .arabic)),
            .paragraph(TextBlock("أعلنت FIFA النتيجة.")), .paragraph(TextBlock("FIFA أعلنت النتيجة اليوم.")),
            .paragraph(TextBlock("Le mot سلام est arabe.")),
            .paragraph(TextBlock([.text("Il dit ", []), .text("سلام", [.language(.arabic)])])),
        ])
        let html = renderer.article(
            reading(ArticleContent(kind: .news, headline: "Titre", body: body)),
            edition: renderer.publication.editions[0],
            now: Self.now
        ).body
        #expect(html.contains("Est-ce <em>vrai</em>\u{202F}? Oui."))
        #expect(html.contains("<p lang=\"ar\" dir=\"rtl\">نص عربي</p>"))
        #expect(html.contains("<bdi lang=\"ar\" dir=\"rtl\">سلام</bdi>"))
        // Where nobody said the language, most of the letters do.
        #expect(html.contains("<p dir=\"rtl\">أعلنت FIFA النتيجة.</p>"))
        #expect(html.contains("<p dir=\"rtl\">FIFA أعلنت النتيجة اليوم.</p>"))
        #expect(html.contains("<p>Le mot سلام est arabe.</p>"))
    }

    @Test("the Arabic edition speaks Arabic: direction, month, plural, and no French word of the theme is left")
    func arabic() throws {
        let renderer = try renderer()
        let edition = renderer.publication.editions[1]
        let months = [ArchiveCount(date: CivilDate(iso: "2026-08-01")!, count: 3)]
        let html = renderer.archive(months: months, edition: edition, now: Self.now).body
        #expect(html.contains("<html lang=\"ar\" dir=\"rtl\">"))
        #expect(html.contains("غشت") && html.contains("3 مقالات") && html.contains("الثلاثاء، 24 نونبر 2026"))
        for word in ["Rubriques", "Archives", "Dernières", "Suivez"] { #expect(!html.contains(word)) }
    }
}

@Suite struct ThemeTests {
    /// A copy of the default theme that a test may spoil.
    private func overrides(_ files: [String: String]) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "theme-\(UUID().uuidString)")
        for (name, text) in files {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        return folder.path()
    }

    @Test("the default theme is sound: every name its templates use stands for something")
    func sound() throws {
        #expect(ThemeChecker(try Theme(folder: PageTests.folder)).findings().isEmpty)
    }

    @Test(
        "a mistake in a template is found, with its line",
        arguments: [
            ("{{<base}}{{$main}}\n{{headlin}}{{/main}}{{/base}}", 2, "headlin"),
            ("{{<base}}{{$main}}\n\n{{t.nowhere}}{{/main}}{{/base}}", 3, "nowhere"),
            ("{{<base}}{{$main}}\n{{> missing}}{{/main}}{{/base}}", 2, "missing"),
            ("{{<base}}{{$main}}{{#lead}}{{standfrist}}{{/lead}}{{/main}}{{/base}}", 1, "standfrist"),
        ]
    )
    func mistakes(template: String, line: Int, word: String) throws {
        let theme = try Theme(folder: PageTests.folder, overrides: try overrides(["templates/home.mustache": template]))
        let findings = ThemeChecker(theme).findings()
        #expect(
            findings.contains { $0.file == "templates/home.mustache" && $0.line == line && $0.message.contains(word) },
            "\(findings)")
    }

    @Test("a template that cannot be read says file and line, and the last good theme serves on")
    func holder() throws {
        let folder = try overrides(["templates/home.mustache": "{{<base}}{{$main}}Bonjour{{/main}}{{/base}}"])
        let holder = try ThemeHolder(folder: PageTests.folder, overrides: folder)
        #expect(holder.error == nil && !holder.reload())
        try "{{#lead}}\n{{/laed}}".write(toFile: folder + "/templates/home.mustache", atomically: true, encoding: .utf8)
        let good = holder.theme.contentSecurityPolicy
        #expect(!holder.reload())
        #expect(holder.error?.file == "templates/home.mustache" && holder.error?.line == 2)
        #expect(holder.theme.contentSecurityPolicy == good)
        try "{{<base}}{{$main}}Mieux{{/main}}{{/base}}".write(
            toFile: folder + "/templates/home.mustache", atomically: true, encoding: .utf8)
        #expect(holder.reload() && holder.error == nil)
    }

    @Test("an override may change one string, and a catalogue that is no JSON is refused by name")
    func strings() throws {
        _ = try Theme(
            folder: PageTests.folder, overrides: try overrides(["strings/fr.json": "{\"wire\": \"Le fil info\"}"]))
        let error = #expect(throws: ThemeError.self) {
            try Theme(folder: PageTests.folder, overrides: try overrides(["strings/fr.json": "{\"wire\": "]))
        }
        #expect(error?.file == "strings/fr.json")
    }

    @Test("the style sheet is small enough to stand in every page")
    func weight() throws {
        let css = try String(contentsOfFile: PageTests.folder + "/style.css", encoding: .utf8)
        #expect(css.utf8.count < 15_000)
    }
}
