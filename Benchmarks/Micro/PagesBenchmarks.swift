internal import Benchmark
internal import News
internal import Pages

func pagesBenchmarks() {
    guard let newspaper = try? Newspaper() else { return }
    for (name, language) in [("French", 0), ("Arabic", 1)] {
        let articles = newspaper.articles(50, in: language)
        let readings = Turns(articles.map { newspaper.reading(of: $0, among: articles) })
        let edition = newspaper.publication.editions[language]
        Benchmark.long("Pages: an article's page in \(name)") {
            newspaper.renderer.article(readings.next(), edition: edition, now: Newspaper.now)
        }
        Benchmark.long("Pages: the HTML of a body in \(name)") {
            newspaper.renderer.bodyHTML(of: readings.next(), edition: edition)
        }
    }
    let articles = newspaper.articles(50)
    let home = newspaper.home(articles)
    Benchmark.long("Pages: the home page, 39 cards and 20 headlines") {
        newspaper.renderer.home(home, edition: newspaper.french, now: Newspaper.now)
    }
    let feed = newspaper.feed(articles)
    let address = FeedAddress(newspaper.french.id, .latest, .rss)
    Benchmark.long("Pages: a feed of 50 articles, whole") {
        newspaper.renderer.feed(feed, address, name: nil, edition: newspaper.french, now: Newspaper.now)
    }

    let plain = String(repeating: "Le conseil a voté le budget de la ville. ", count: 10)
    let marked = String(repeating: "L'eau & le \"pain\" <gratuits> pour tous. ", count: 10)
    Benchmark.short("Pages: escaping 400 letters without a mark") { SafeHTML(escaping: plain) }
    Benchmark.short("Pages: escaping 400 letters with 60 marks") { SafeHTML(escaping: marked) }

    let book = newspaper.renderer.addresses
    let urls = articles.map { article in
        let summary = newspaper.summary(of: article)
        return SiteURL.article(summary.edition, summary.section, summary.slug, summary.id)
    }
    let (asked, paths) = (Turns(urls), Turns(urls.map { book.path($0) }))
    Benchmark.short("Pages: an article's address is written") { book.path(asked.next()) }
    Benchmark.short("Pages: an article's address is read") { book.parse(path: paths.next(), query: nil) }
}
