internal import News
internal import Pages
internal import Store

extension SitePages {
    /// How many articles are held at once while a sitemap is written.
    private static let articlesPerStep = 1000
    /// How long the news sitemap names an article, and how many it names at most.
    private static let newsSeconds: Int64 = 48 * 3600
    private static let newsLimit = 1000

    /// Every sitemap there is, with the time of its last change.
    func sitemapIndex(_ renderer: PageRenderer, _ now: Instant) async throws -> SiteAnswer {
        let editions = renderer.openEditions.map(\.id)
        let length = shardLength
        let shards = try await database.read { store in
            try editions.flatMap { edition -> [(edition: EditionID, shard: SitemapShard, changedAt: Instant?)] in
                var shards: [(SitemapShard, Instant?)] = [(.pages, nil)]
                shards += try namedShards(of: edition, store).map { ($0, nil) }
                for month in try store.sitemapMonths(in: edition) {
                    for part in 1...SitemapShard.parts(of: month.articles, length: length) {
                        let shard = SitemapShard.month(year: month.date.year, month: month.date.month, part: part)
                        shards.append((shard, month.changedAt))
                    }
                }
                return shards.map { (edition, $0.0, $0.1) }
            }
        }
        return .page(renderer.sitemapIndex(shards, now: now))
    }

    /// The sitemaps of an edition's authors and topics.
    func namedShards(of edition: EditionID, _ store: any ReadTransaction) throws -> [SitemapShard] {
        try Self.parts(of: shardLength) { try store.sitemapAuthors(after: $0, in: edition) }.map { .authors(part: $0) }
            + Self.parts(of: shardLength) { try store.sitemapTopics(after: $0, in: edition) }.map { .topics(part: $0) }
    }

    /// The parts that hold something, when identities are cut into ranges.
    /// - Parameter next: The first identity after one that a sitemap would name.
    private static func parts(of length: Int, _ next: (Int64) throws -> Int64?) rethrows -> [Int] {
        var parts: [Int] = []
        var last: Int64 = 0
        while let id = try next(last) {
            let part = (id - 1) / Int64(length)
            parts.append(Int(part) + 1)
            last = (part + 1) * Int64(length)
        }
        return parts
    }

    func newsSitemap(_ renderer: PageRenderer, _ now: Instant) async throws -> SiteAnswer {
        let editions = renderer.publication.editions.map(\.id)
        let articles = try await database.readBriefly {
            try $0.sitemapNews(in: editions, since: now.advanced(seconds: -Self.newsSeconds), limit: Self.newsLimit)
        }
        let end = articles.last?.firstPublishedAt.advanced(seconds: Self.newsSeconds)
        return .page(renderer.newsSitemap(articles, until: end, now: now))
    }

    /// - Returns: `nil` where there would be nothing in it.
    func sitemap(
        _ shard: SitemapShard, edition: Edition, _ renderer: PageRenderer, _ now: Instant
    ) async throws -> SiteAnswer? {
        let length = shardLength
        let past = Int64(shard.part - 1).multipliedReportingOverflow(by: Int64(length))
        guard !past.overflow, past.partialValue < Int64.max - Int64(length) else { return nil }
        let start = past.partialValue
        let builder = SitemapBuilder(renderer, edition: edition)
        // They name the same in other editions.
        let allLatest: [PageDependency] = renderer.publication.editions.map { .latest($0.id) } + [.redirects]
        let page: RenderedPage?
        switch shard {
        case .pages: page = renderer.pagesSitemap(of: edition, now: now)
        case .authors:
            page = try await database.read { store -> RenderedPage? in
                var builder = builder
                let first = ContributorID(rawValue: start)
                let last = ContributorID(rawValue: start + Int64(length))
                let others = try Self.others(than: edition, renderer.publication) {
                    try store.sitemapAuthors(in: $0, after: first, upTo: last, limit: length)
                }
                for author in try store.sitemapAuthors(in: edition.id, after: first, upTo: last, limit: length) {
                    builder.add(author, others: others[author.id] ?? [:])
                }
                return builder.isEmpty ? nil : builder.page(dependencies: allLatest, now: now)
            }
        case .topics:
            page = try await database.read { store -> RenderedPage? in
                var builder = builder
                let first = TopicID(rawValue: start)
                let last = TopicID(rawValue: start + Int64(length))
                let others = try Self.others(than: edition, renderer.publication) {
                    try store.sitemapTopics(in: $0, after: first, upTo: last, limit: length)
                }
                for topic in try store.sitemapTopics(in: edition.id, after: first, upTo: last, limit: length) {
                    builder.add(topic, others: others[topic.id] ?? [:])
                }
                return builder.isEmpty ? nil : builder.page(dependencies: allLatest, now: now)
            }
        case .month(let year, let month, _):
            page = try await self.month(year, month, after: Int(start), builder, edition: edition, now)
        }
        return page.map { .page($0) }
    }

    /// The same things in the other editions.
    private static func others<Thing: Identifiable>(
        than edition: Edition, _ publication: Publication, _ read: (EditionID) throws -> [Thing]
    ) rethrows -> [Thing.ID: [EditionID: Thing]] {
        var others: [Thing.ID: [EditionID: Thing]] = [:]
        for other in publication.editions where other.id != edition.id {
            for thing in try read(other.id) { others[thing.id, default: [:]][other.id] = thing }
        }
        return others
    }

    /// The articles of a month after the first `count`: a thousand are read at a time, and only what is written of them is
    /// kept.
    private func month(
        _ year: Int, _ month: Int, after count: Int, _ builder: SitemapBuilder, edition: Edition, _ now: Instant
    ) async throws -> RenderedPage? {
        guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
        let from = zone.startOfDay(first)
        let to = zone.startOfDay(first.advanced(days: CivilDate.days(inMonth: month, of: year)))
        let length = shardLength
        return try await database.read { store -> RenderedPage? in
            var builder = builder
            var key: ListKey?
            if count > 0 {
                key = try store.sitemapKey(in: edition.id, from: from, to: to, after: count)
                if key == nil { return nil }
            }
            var left = length
            while left > 0 {
                let limit = min(left, Self.articlesPerStep)
                let articles = try store.sitemapArticles(in: edition.id, from: from, to: to, after: key, limit: limit)
                for article in articles { builder.add(article) }
                guard articles.count == limit else { break }
                key = articles.last?.key
                left -= limit
            }
            guard !builder.isEmpty else { return nil }
            return builder.page(dependencies: [.month(edition.id, first.monthNumber)], now: now)
        }
    }
}

extension SitemapShard {
    /// How many parts a month of so many articles has.
    static func parts(of articles: Int, length: Int) -> Int { max(1, (articles + length - 1) / length) }
}

extension ReadTransaction {
    /// The first author after an identity that published articles of an edition name.
    fileprivate func sitemapAuthors(after id: Int64, in edition: EditionID) throws -> Int64? {
        try sitemapAuthors(
            in: edition, after: ContributorID(rawValue: id), upTo: ContributorID(rawValue: .max), limit: 1
        ).first?.id.rawValue
    }

    /// The same for topics.
    fileprivate func sitemapTopics(after id: Int64, in edition: EditionID) throws -> Int64? {
        try sitemapTopics(in: edition, after: TopicID(rawValue: id), upTo: TopicID(rawValue: .max), limit: 1)
            .first?.id.rawValue
    }
}
