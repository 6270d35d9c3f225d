internal import Edge
public import News
public import Newsroom
internal import Pages
internal import Store

extension SiteResponder {
    /// What one publication, update or withdrawal of an article changed: the article's own page first and its
    /// translations', then those that readers ask for most; of equals the home page, its sections' fronts, the latest
    /// headlines, topics and authors; then the feeds of all these, the sitemaps and the search.
    public func addresses(touchedBy event: NewsEvent) async throws -> [String] {
        let renderer = try await currentRenderer()
        let touched = try await touched(by: event, renderer)
        func paths(_ urls: [SiteURL]) -> [String] { urls.map { renderer.addresses.path($0) } }
        let others = paths(touched.pages + touched.feeds + touched.others)
        let demands = others.map { cache.demand(for: PageKey($0)) }
        let order = others.indices.sorted { (-demands[$0], $0) < (-demands[$1], $1) }
        return paths(touched.articles) + order.map { others[$0] }
    }

    /// Makes pages anew that a purge outdated and readers asked for lately, the most wanted first, before the next reader
    /// asks.
    /// - Parameter limit: At most so many.
    public func refresh(limit: Int) async throws {
        for key in cache.wanted(limit: limit) where !key.text.contains("?") { _ = try await makeReady(key.text) }
    }

    /// What those outside are told of an event: the search engines of the article's own page, or of all that came at
    /// once, and the hub of the feeds.
    public func told(of event: NewsEvent) async throws -> QueueDeliveries.Addresses {
        let renderer = try await currentRenderer()
        let touched = try await touched(by: event, renderer)
        // The article that the event is about; the others only name it.
        let article = try await pages.database.read { try $0.article(ofEvent: event.sequence) }
        let told = touched.articles.filter { url in
            guard let article, case .article(_, _, _, let id) = url else { return true }
            return id == article
        }
        return QueueDeliveries.Addresses(
            pages: told.map { renderer.addresses.absolute($0) },
            feeds: touched.feeds.map { renderer.addresses.absolute($0) }
        )
    }

    /// The addresses that an event touches, by what stands there.
    private struct Touched {
        var articles: [SiteURL] = []
        var pages: [SiteURL] = []
        var feeds: [SiteURL] = []
        var others: [SiteURL] = []
    }

    private func touched(by event: NewsEvent, _ renderer: PageRenderer) async throws -> Touched {
        let editions = event.keys.compactMap { if case .latest(let edition) = $0 { edition } else { nil } }
        let sections = renderer.publication.sections
        let length = pages.shardLength
        return try await pages.database.read { store in
            var articles: [SiteURL] = []
            var fronts: [SiteURL] = []
            var lists: [SiteURL] = []
            var feeds: [(EditionID, FeedAddress.Subject)] = []
            var sitemaps: [SiteURL] = []
            for key in event.keys {
                switch key {
                case .article(let id):
                    guard let article = try store.article(id), article.firstPublishedAt != nil else { continue }
                    articles.append(.article(article.edition, article.section, article.slug, id))
                    if event.kind == .articleRevised, try !store.corrections(of: id).isEmpty {
                        lists.append(.corrections(article.edition, before: nil))
                    }
                case .latest(let edition):
                    fronts.insert(.home(edition), at: 0)
                    lists.insert(.latest(edition, before: nil), at: 0)
                    feeds.insert((edition, .latest), at: 0)
                    sitemaps += [.sitemapIndex, .newsSitemap]
                case .month(let edition, let month):
                    guard let first = CivilDate(number: month * 100 + 1) else { continue }
                    let count = try store.articleCount(inMonth: first, of: edition)
                    for part in 1...SitemapShard.parts(of: count, length: length) {
                        let shard = SitemapShard.month(year: first.year, month: first.month, part: part)
                        sitemaps.append(.sitemap(edition, shard))
                    }
                case .section(let id):
                    for edition in editions where sections[id]?.names[edition] != nil {
                        fronts.append(.section(edition, id, before: nil))
                        feeds.append((edition, .section(id)))
                    }
                case .topic(let id):
                    for edition in editions {
                        guard let topic = try store.topic(id, in: edition) else { continue }
                        lists.append(.topic(edition, topic.name.slug, id, before: nil))
                        feeds.append((edition, .topic(topic.name.slug, id)))
                    }
                case .author(let id):
                    for edition in editions {
                        guard let author = try store.contributor(id, in: edition) else { continue }
                        lists.append(.author(edition, author.name.slug, id, before: nil))
                        feeds.append((edition, .author(author.name.slug, id)))
                    }
                default: break
                }
            }
            let files = feeds.flatMap { edition, subject in
                FeedAddress.Format.allCases.map { SiteURL.feed(FeedAddress(edition, subject, $0)) }
            }
            // The search has it in the very transaction that published it.
            let searches = editions.map { SiteURL.search($0, SearchRequest()) }
            return Touched(articles: articles, pages: fronts + lists, feeds: files, others: sitemaps + searches)
        }
    }

    /// Whether it is made for whoever asks: programs read it, or it is another page for each question.
    private func isMadeWhenAsked(_ path: String) async throws -> Bool {
        switch try await currentRenderer().addresses.parse(path: path, query: nil) {
        case .feed, .sitemapIndex, .newsSitemap, .sitemap, .search: true
        default: false
        }
    }

    /// Makes the page of an address as readers will get it, unless it stands ready already. A feed or a sitemap that
    /// nobody asked for since it last changed is not made beforehand: whoever asks next gets it as it is then, so it is
    /// fresh from now on.
    /// - Returns: When it stood ready; `nil` when it could not be made, and readers get an older one.
    public func makeReady(_ path: String) async throws -> Instant? {
        let key = PageKey(path)
        if !cache.isFresh(key) {
            if !cache.holds(key), try await isMadeWhenAsked(path) { return clock.now() }
            let answer = try await cache.page(key) {
                try await self.answer(path: path, query: nil, renderer: try await self.currentRenderer(at: path))
            }
            guard !answer.isStale else { return nil }
        }
        return clock.now()
    }
}
