/// What a list or a card shows of an article. Lists are read as these, never as whole articles.
public struct ArticleSummary: Sendable, Hashable, Identifiable {
    public let id: ArticleID
    public let edition: EditionID
    public let section: SectionID
    public let kind: ArticleKind
    public let slug: Slug
    public let kicker: String?
    public let headline: String
    public let standfirst: String?
    public let publishedAt: Instant
    public let leadPicture: PictureID?
    /// The names of the byline as printed, in order, made when the article was saved.
    public let byline: String?

    public init(
        id: ArticleID, edition: EditionID, section: SectionID, kind: ArticleKind, slug: Slug, kicker: String?,
        headline: String, standfirst: String?, publishedAt: Instant, leadPicture: PictureID?, byline: String?
    ) {
        self.id = id
        self.edition = edition
        self.section = section
        self.kind = kind
        self.slug = slug
        self.kicker = kicker
        self.headline = headline
        self.standfirst = standfirst
        self.publishedAt = publishedAt
        self.leadPicture = leadPicture
        self.byline = byline
    }

    /// Two that differ elsewhere are rare; the parts of a page are found by lists of these.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(publishedAt)
    }
}
