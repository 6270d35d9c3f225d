public import News

/// What a publication did.
public struct PublishOutcome: Sendable, Hashable {
    public let article: ArticleID
    /// The revision that readers get now.
    public let revision: Int
    public let publishedAt: Instant
    /// What the publishing checks warn of.
    public let warnings: [PublishingFinding]
    /// The event of the outbox, and the receipt.
    public let sequence: Int64

    init(article: ArticleID, revision: Int, publishedAt: Instant, warnings: [PublishingFinding], sequence: Int64) {
        self.article = article
        self.revision = revision
        self.publishedAt = publishedAt
        self.warnings = warnings
        self.sequence = sequence
    }
}
