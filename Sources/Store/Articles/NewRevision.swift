public import News

/// A revision that is not in the store yet.
public struct NewRevision: Sendable {
    public var reason: Revision.Reason
    public var author: Signatory
    public var savedAt: Instant
    public var draft: ArticleDraft
    /// The tab it comes from.
    public var tab: String?

    public init(reason: Revision.Reason, author: Signatory, savedAt: Instant, draft: ArticleDraft, tab: String? = nil) {
        self.reason = reason
        self.author = author
        self.savedAt = savedAt
        self.draft = draft
        self.tab = tab
    }
}
