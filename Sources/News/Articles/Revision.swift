/// One saved state of an article; never changed and never deleted.
public struct Revision: Sendable, Hashable {
    /// Why it was saved.
    public enum Reason: String, Sendable, Codable, CaseIterable {
        case imported, sampled, saved, published, corrected, restored
        /// Saved over a state that was no longer the newest: kept beside the line, for someone to bring together.
        case crossed
    }

    public let article: ArticleID
    /// 1 for the first.
    public let number: Int
    public let reason: Reason
    public let savedAt: Instant
    /// Who saved it; `nil` for what was there before the desk was.
    public let author: Signatory?
    public package(set) var content: ArticleContent
    /// The section it was saved in; `nil` where that is the article's own.
    public let section: SectionID?
    /// The slug an editor gave it; `nil` where it follows from the headline or is the article's own.
    public let slug: Slug?

    public init(
        article: ArticleID, number: Int, reason: Reason, savedAt: Instant, author: Signatory? = nil,
        content: ArticleContent, section: SectionID? = nil, slug: Slug? = nil
    ) {
        self.article = article
        self.number = number
        self.reason = reason
        self.savedAt = savedAt
        self.author = author
        self.content = content
        self.section = section
        self.slug = slug
    }
}
