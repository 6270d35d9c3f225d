/// A page of a feed: articles newest first, with their texts.
public struct FeedReading: Sendable {
    public let items: [FeedEntry]
    /// Where the next, older page begins; `nil` on the last page.
    public let older: ListKey?
    public let pictures: [PictureID: Picture]
    /// The published articles that the bodies point to.
    public let related: [ArticleID: ArticleSummary]

    public init(
        items: [FeedEntry], older: ListKey? = nil, pictures: [PictureID: Picture] = [:],
        related: [ArticleID: ArticleSummary] = [:]
    ) {
        self.items = items
        self.older = older
        self.pictures = pictures
        self.related = related
    }
}

/// An article as a feed carries it.
public struct FeedEntry: Sendable {
    public let summary: ArticleSummary
    public let content: ArticleContent
    public let firstPublishedAt: Instant
    /// The last change that readers are told of.
    public let modifiedAt: Instant?
    public let credits: [NamedContributor]
    public let topics: [NamedTopic]
    public let corrections: [Correction]

    public init(
        summary: ArticleSummary, content: ArticleContent, firstPublishedAt: Instant, modifiedAt: Instant?,
        credits: [NamedContributor], topics: [NamedTopic], corrections: [Correction]
    ) {
        self.summary = summary
        self.content = content
        self.firstPublishedAt = firstPublishedAt
        self.modifiedAt = modifiedAt
        self.credits = credits
        self.topics = topics
        self.corrections = corrections
    }

    /// When it last changed for readers, its publication included.
    public var changedAt: Instant { max(modifiedAt ?? summary.publishedAt, summary.publishedAt) }
}
