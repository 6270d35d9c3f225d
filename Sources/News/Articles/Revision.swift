/// One saved state of an article; never changed and never deleted.
public struct Revision: Sendable, Hashable {
    /// Why it was saved.
    public enum Reason: String, Sendable, Codable, CaseIterable {
        case imported, sampled, saved, published, corrected, restored
    }

    public let article: ArticleID
    /// 1 for the first.
    public let number: Int
    public let reason: Reason
    public let savedAt: Instant
    public let content: ArticleContent

    public init(article: ArticleID, number: Int, reason: Reason, savedAt: Instant, content: ArticleContent) {
        self.article = article
        self.number = number
        self.reason = reason
        self.savedAt = savedAt
        self.content = content
    }
}
