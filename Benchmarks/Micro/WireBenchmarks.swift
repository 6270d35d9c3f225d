internal import Benchmark
internal import News
internal import Pages
internal import Sample
internal import Wire

/// An export of WordPress with so many articles, half of them in blocks.
private func export(_ articles: [SampleArticle]) -> [UInt8] {
    var text = """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0"><channel><title>Le Phare</title><wp:base_blog_url>https://phare.example</wp:base_blog_url>
        <wp:category><wp:term_id>1</wp:term_id><wp:category_nicename>sport</wp:category_nicename>\
        <wp:cat_name>Sport</wp:cat_name></wp:category>

        """
    for (number, article) in articles.enumerated() {
        let paragraphs = article.content.body.plainText.split(separator: "\n").filter { !$0.isEmpty }
        let body =
            number % 2 == 0
            ? paragraphs.joined(separator: "\n\n")
            : paragraphs.map { "<!-- wp:paragraph -->\n<p>\($0)</p>\n<!-- /wp:paragraph -->" }.joined(separator: "\n\n")
        text += """
            <item><title><![CDATA[\(article.content.headline)]]></title><link>https://phare.example/a-\(number)/</link>\
            <dc:creator><![CDATA[a]]></dc:creator><content:encoded><![CDATA[\(body)]]></content:encoded>\
            <excerpt:encoded><![CDATA[\(article.content.standfirst ?? "")]]></excerpt:encoded>\
            <wp:post_id>\(number + 1)</wp:post_id><wp:post_date_gmt>2020-01-02 09:00:00</wp:post_date_gmt>\
            <wp:post_name>a-\(number)</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>\
            <category domain="category" nicename="sport"><![CDATA[Sport]]></category></item>

            """
    }
    return Array((text + "</channel></rss>\n").utf8)
}

func wireBenchmarks() {
    guard let newspaper = try? Newspaper(), let zone = try? Zone.load("Africa/Casablanca") else { return }
    let articles = newspaper.articles(50)
    let feed = Feed(
        id: "tag:fanal.example,2026:edition/1", title: "Le Fanal", description: "Tout", language: .french,
        publisher: "Le Fanal", pageURL: "https://fanal.example/", selfURL: "https://fanal.example/feed.xml",
        firstURL: "https://fanal.example/feed.xml", updatedAt: Newspaper.now, zone: zone,
        items: articles.map { article in
            FeedItem(
                id: "tag:fanal.example,2026:article/\(article.index)", url: "https://fanal.example/a-\(article.index)",
                title: article.content.headline, summary: article.content.standfirst,
                html: newspaper.renderer.bodyHTML(
                    of: newspaper.reading(of: article, among: articles), edition: newspaper.french
                ), publishedAt: article.publishedAt, updatedAt: article.publishedAt,
                authors: [FeedItem.Person(name: "Imane Souiri")], categories: [], image: nil
            )
        }
    )
    Benchmark.long("Wire: RSS of 50 articles is written") { RSSWriter.text(feed) }
    Benchmark.long("Wire: Atom of 50 articles is written") { AtomWriter.text(feed) }
    Benchmark.long("Wire: JSON Feed of 50 articles is written") { JSONFeedWriter.text(feed) }
    let entries = (0..<1000).map { number in
        SitemapEntry(
            location: "https://fanal.example/politique/gouvernement/un-titre-assez-long-\(number)",
            modifiedAt: Newspaper.now
        )
    }
    Benchmark.long("Wire: a sitemap of 1,000 articles is written") {
        var writer = SitemapWriter(zone: zone)
        for entry in entries { writer.add(entry) }
        return writer.finish()
    }

    let bytes = export(newspaper.articles(100))
    Benchmark.long("Wire: a WordPress export of 100 articles, \(bytes.count / 1000) kB, is read, bodies included") {
        var archive = WordPressArchive()
        archive.survey(bytes, isLast: true)
        let items = archive.read(bytes, isLast: true)
        return items.map { MovedBody(of: $0, site: archive.site) }.count
    }
    let reading = newspaper.reading(of: articles[0], among: articles)
    let page = Array(newspaper.renderer.article(reading, edition: newspaper.french, now: Newspaper.now).body.utf8)
    Benchmark.long("Wire: a saved page of \(page.count / 1000) kB is read") { try HTMLPageReader.read(page) }
}
