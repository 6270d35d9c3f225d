/// An article as a sitemap tells of it.
public struct SitemapArticle: Sendable, Hashable {
    public let id: ArticleID
    public let section: SectionID
    public let slug: Slug
    public let publishedAt: Instant
    /// The last change that readers are told of.
    public let modifiedAt: Instant?
    /// With what its address is made of; its words are left out.
    public let picture: Picture?
    /// The same article in other editions.
    public var translations: [TranslationLink]

    public init(
        id: ArticleID, section: SectionID, slug: Slug, publishedAt: Instant, modifiedAt: Instant?, picture: Picture?,
        translations: [TranslationLink] = []
    ) {
        self.id = id
        self.section = section
        self.slug = slug
        self.publishedAt = publishedAt
        self.modifiedAt = modifiedAt
        self.picture = picture
        self.translations = translations
    }

    /// Its place in the order of sitemaps.
    public var key: ListKey { ListKey(publishedAt: publishedAt, article: id) }
}

/// A month in which an edition published something.
public struct SitemapMonth: Sendable, Hashable {
    /// The first of the month.
    public let date: CivilDate
    public let articles: Int
    /// When an article of it last came, changed or went; `nil` where that was before it was written down.
    public let changedAt: Instant?

    public init(date: CivilDate, articles: Int, changedAt: Instant?) {
        self.date = date
        self.articles = articles
        self.changedAt = changedAt
    }
}

/// An article as the news sitemap tells of it.
public struct SitemapNews: Sendable, Hashable {
    public let id: ArticleID
    public let edition: EditionID
    public let section: SectionID
    public let slug: Slug
    public let headline: String
    public let firstPublishedAt: Instant

    public init(
        id: ArticleID, edition: EditionID, section: SectionID, slug: Slug, headline: String, firstPublishedAt: Instant
    ) {
        self.id = id
        self.edition = edition
        self.section = section
        self.slug = slug
        self.headline = headline
        self.firstPublishedAt = firstPublishedAt
    }
}
