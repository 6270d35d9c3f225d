public import News
internal import Wire

extension PageRenderer {
    /// The list of all sitemaps.
    /// - Parameter shards: With the time of the last change of each, where it is known.
    public func sitemapIndex(
        _ shards: [(edition: EditionID, shard: SitemapShard, changedAt: Instant?)], now: Instant
    ) -> RenderedPage {
        let sitemaps = shards.flatMap { entry in
            let url = SiteURL.sitemap(entry.edition, entry.shard)
            let isInTwo = otherScripts?.languages[entry.edition] != nil
            return ([addresses] + (isInTwo ? [otherScripts?.addresses].compactMap { $0 } : [])).map {
                (location: $0.absolute(url), modifiedAt: entry.changedAt)
            }
        }
        return RenderedPage(
            status: 200, mediaType: SitemapWriter.mediaType, body: SitemapIndexWriter.text(sitemaps, zone: zone),
            dependencies: [.publication, .redirects] + publication.editions.map { .latest($0.id) }, lastModified: now,
            cachePolicy: .feed
        )
    }

    /// What was published in the last two days, for news search.
    /// - Parameter fresh: When the oldest of them becomes too old; `nil` where there is none.
    public func newsSitemap(_ articles: [SitemapNews], until fresh: Instant?, now: Instant) -> RenderedPage {
        var writer = SitemapWriter(zone: zone)
        for article in articles {
            guard let edition = publication.edition(article.edition) else { continue }
            let rules = LanguageRules.of(edition.language)
            writer.add(
                SitemapEntry(
                    location: addresses.absolute(.article(edition.id, article.section, article.slug, article.id)),
                    news: SitemapEntry.News(
                        name: edition.name, language: edition.language, firstPublishedAt: article.firstPublishedAt,
                        title: rules.typeset(article.headline)
                    )
                )
            )
        }
        return RenderedPage(
            status: 200, mediaType: SitemapWriter.mediaType, body: writer.finish(),
            dependencies: [.publication] + publication.editions.map { .latest($0.id) }, lastModified: now,
            fresh: fresh.map { RenderedPage.Freshness(until: $0, isTimed: false) }, cachePolicy: .feed
        )
    }

    /// The home page and the fronts of sections of an edition.
    public func pagesSitemap(of edition: Edition, now: Instant) -> RenderedPage {
        var sitemap = SitemapBuilder(self, edition: edition)
        sitemap.add(.home(edition.id), in: translations(of: edition) { .home($0.id) })
        for section in publication.sections.all where section.names[edition.id] != nil {
            sitemap.add(
                .section(edition.id, section.id, before: nil),
                in: translations(of: edition) { other in
                    publication.sections.slugs(to: section.id, in: other.id).map { _ in
                        .section(other.id, section.id, before: nil)
                    }
                }
            )
        }
        return sitemap.page(dependencies: [], now: now)
    }
}

/// Writes a sitemap of an edition a few articles at a time, as they come from the store.
public struct SitemapBuilder: Sendable {
    private let renderer: PageRenderer
    private let edition: Edition
    private var writer: SitemapWriter

    public init(_ renderer: PageRenderer, edition: Edition) {
        self.renderer = renderer
        self.edition = edition
        writer = SitemapWriter(zone: renderer.zone)
    }

    public var isEmpty: Bool { writer.count == 0 }

    public mutating func add(_ article: SitemapArticle) {
        let addresses = renderer.addresses
        // The other languages of the same article. Whoever links articles as translations need do no more than that: the
        // store answers them with the article, and the events of both name the months of both.
        let translations = article.translations.compactMap { link in
            renderer.publication.edition(link.edition).map {
                ($0, SiteURL.article(link.edition, link.section, link.slug, link.article))
            }
        }
        add(
            .article(edition.id, article.section, article.slug, article.id), in: translations,
            modifiedAt: max(article.modifiedAt ?? article.publishedAt, article.publishedAt),
            // A picture whose crop changes leads on from its old address to the new: no need to write all anew.
            images: [article.picture.map { addresses.absolute(.rendition(renderer.shareAddress($0))) }]
                .compactMap { $0 }
        )
    }

    /// - Parameter others: The same topic in other editions, where articles carry it.
    public mutating func add(_ topic: NamedTopic, others: [EditionID: NamedTopic]) {
        add(
            .topic(edition.id, topic.name.slug, topic.id, before: nil),
            in: renderer.translations(of: edition) { other in
                others[other.id].map { .topic(other.id, $0.name.slug, $0.id, before: nil) }
            }
        )
    }

    /// - Parameter others: The same author in other editions, where articles name them.
    public mutating func add(_ author: NamedContributor, others: [EditionID: NamedContributor]) {
        add(
            .author(edition.id, author.name.slug, author.id, before: nil),
            in: renderer.translations(of: edition) { other in
                others[other.id].map { .author(other.id, $0.name.slug, $0.id, before: nil) }
            }
        )
    }

    /// - Parameter translations: The same thing in the other editions.
    mutating func add(
        _ url: SiteURL, in translations: [(Edition, SiteURL)], modifiedAt: Instant? = nil, images: [String] = []
    ) {
        let alternates =
            translations.isEmpty && renderer.otherScripts?.languages[edition.id] == nil
            ? []
            : renderer.alternates(PageRenderer.Head(title: "", canonical: url, translations: translations), edition)
        writer.add(
            SitemapEntry(
                location: renderer.addresses.absolute(url), modifiedAt: modifiedAt, images: images,
                alternates: alternates.map { SitemapEntry.Alternate(language: $0.language, location: $0.address) }
            )
        )
    }

    /// What there is, as a page; nothing may be added afterwards.
    /// - Parameter dependencies: Besides the publication.
    public mutating func page(dependencies: [PageDependency], now: Instant) -> RenderedPage {
        var page = RenderedPage(
            status: 200, mediaType: SitemapWriter.mediaType, body: writer.finish(),
            dependencies: [.publication] + dependencies, lastModified: now, cachePolicy: .feed
        )
        // Few ask for it, and seldom: readers' pages would have to make way.
        page.isKept = page.body.utf8.count <= 262_144
        return page
    }
}
