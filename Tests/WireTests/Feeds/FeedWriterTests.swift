import News
import Testing

@testable import Wire

@Suite struct FeedWriterTests {
    private func feed(html: String? = "<p>Texte ]]> &amp; fin</p>", older: String? = nil) throws -> Feed {
        Feed(
            id: "tag:relais.example,2026:edition/1", title: "Le Relais & Cie", description: "Tous les <matins>",
            language: .french, publisher: "Le Relais", pageURL: "https://relais.example/",
            selfURL: "https://relais.example/feed.xml", firstURL: "https://relais.example/feed.xml", olderURL: older,
            // 20:03 in Casablanca, which was at +01:00 then.
            updatedAt: Instant(seconds: 1_752_433_380), zone: try Zone.load("Africa/Casablanca"),
            items: [
                FeedItem(
                    id: "tag:relais.example,2025-07-13:article/7", url: "https://relais.example/sport/titre-7",
                    title: "AT&T <bat> Atlas", summary: "5 < 6 & 7", html: html,
                    publishedAt: Instant(seconds: 1_752_433_380), updatedAt: Instant(seconds: 1_795_521_600),
                    authors: [FeedItem.Person(name: "Imane Souiri", url: "https://relais.example/auteur/imane-1")],
                    categories: [FeedItem.Category(term: "sport", label: "Sport")],
                    image: FeedItem.Image(
                        url: "https://relais.example/media/a.jpg", mediaType: "image/jpeg", width: 1280, height: 720,
                        altText: "Un stade", caption: nil, credit: "A. Photo")
                )
            ]
        )
    }

    @Test("RSS: dates with four digits of the year and the offset of their day, text escaped, the article's HTML whole")
    func rss() throws {
        let text = RSSWriter.text(try feed())
        for piece in [
            "<title>Le Relais &amp; Cie</title>", "<lastBuildDate>Sun, 13 Jul 2025 20:03:00 +0100</lastBuildDate>",
            "<guid isPermaLink=\"false\">tag:relais.example,2025-07-13:article/7</guid>",
            "<pubDate>Sun, 13 Jul 2025 20:03:00 +0100</pubDate>",
            "<atom:updated>2026-11-24T12:00:00+00:00</atom:updated>",
            "<title>AT&amp;T &lt;bat&gt; Atlas</title>",
            // As HTML, "5 &lt; 6 &amp; 7".
            "<description>5 &amp;lt; 6 &amp;amp; 7</description>", "<dc:creator>Imane Souiri</dc:creator>",
            "<atom:link rel=\"self\" href=\"https://relais.example/feed.xml\" type=\"application/rss+xml\"/>",
            "<media:content url=\"https://relais.example/media/a.jpg\" type=\"image/jpeg\" medium=\"image\" width=\"1280\" height=\"720\">",
            "<media:credit>A. Photo</media:credit>",
            "<content:encoded><![CDATA[<p>Texte ]]]]><![CDATA[> &amp; fin</p>]]></content:encoded>",
        ] { #expect(text.contains(piece), "\(piece)") }
        #expect(!text.contains("rel=\"next\"") && !text.contains("rel=\"first\""))
        let summary = RSSWriter.text(try feed(html: nil, older: "https://relais.example/feed.xml?before=1-1"))
        #expect(!summary.contains("content:encoded>"))
        #expect(
            summary.contains("<atom:link rel=\"next\" href=\"https://relais.example/feed.xml?before=1-1\"")
                && summary.contains("rel=\"first\""))
    }

    @Test("Atom: what never moves and what does, authors with their pages, HTML as escaped text")
    func atom() throws {
        let text = AtomWriter.text(try feed(older: "https://relais.example/atom.xml?before=1-1"))
        for piece in [
            "xml:lang=\"fr\"", "<published>2025-07-13T20:03:00+01:00</published>",
            "<updated>2026-11-24T12:00:00+00:00</updated>", "<uri>https://relais.example/auteur/imane-1</uri>",
            "<content type=\"html\">&lt;p&gt;Texte ]]&gt; &amp;amp; fin&lt;/p&gt;</content>",
            "<category term=\"sport\" label=\"Sport\"/>", "<link rel=\"next\"",
        ] { #expect(text.contains(piece), "\(piece)") }
    }

    @Test("JSON Feed: one of the two contents is always there, also for a headline alone")
    func json() throws {
        let text = JSONFeedWriter.text(try feed(older: "https://relais.example/feed.json?before=1-1"))
        #expect(text.hasPrefix("{\"version\":\"https://jsonfeed.org/version/1.1\""))
        #expect(text.contains("\"content_html\":\"<p>Texte ]]> &amp; fin</p>\"") && !text.contains("content_text"))
        #expect(text.contains("\"next_url\":\"https://relais.example/feed.json?before=1-1\""))
        let headline = JSONFeedWriter.text(try feed(html: nil))
        #expect(headline.contains("\"content_text\":\"5 < 6 & 7\"") && !headline.contains("content_html"))
    }

    @Test(
        "dates of every year have four digits and their weekday",
        arguments: [
            (Int64(-62_135_596_800), "Mon, 01 Jan 0001 00:00:00 +0000"), (0, "Thu, 01 Jan 1970 00:00:00 +0000"),
            (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 +0000"),
        ])
    func dates(seconds: Int64, text: String) {
        #expect(RFC822Date.text(Instant(seconds: seconds), in: .utc) == text)
    }

    @Test("a sitemap's entries have their parts in the order that its schema wants")
    func sitemap() throws {
        var writer = SitemapWriter(zone: .utc)
        writer.add(
            SitemapEntry(
                location: "https://relais.example/a?b=1&c=2", modifiedAt: Instant(seconds: 0),
                news: SitemapEntry.News(
                    name: "Le Relais", language: LanguageTag(rawValue: "ar-MA") ?? .arabic,
                    firstPublishedAt: Instant(seconds: 60), title: "Un <titre>"),
                images: ["https://relais.example/i.jpg"],
                alternates: [.init(language: "fr", location: "https://relais.example/a")]))
        #expect(writer.count == 1)
        let text = writer.finish().filter { $0 != "\n" }
        #expect(
            text.hasSuffix(
                """
                <url><loc>https://relais.example/a?b=1&amp;c=2</loc><lastmod>1970-01-01T00:00:00+00:00</lastmod>\
                <news:news><news:publication><news:name>Le Relais</news:name><news:language>ar</news:language>\
                </news:publication><news:publication_date>1970-01-01T00:01:00+00:00</news:publication_date>\
                <news:title>Un &lt;titre&gt;</news:title></news:news>\
                <image:image><image:loc>https://relais.example/i.jpg</image:loc></image:image>\
                <xhtml:link rel="alternate" hreflang="fr" href="https://relais.example/a"/></url></urlset>
                """))
    }
}
