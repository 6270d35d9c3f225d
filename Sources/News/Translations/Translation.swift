/// That an article says in its edition's language what another says in its own, and up to which revision of it.
public struct Translation: Sendable, Hashable {
    public let article: ArticleID
    /// The article it was made from.
    public let original: ArticleID
    /// The revision of the original whose changes it has taken over.
    public let originalRevision: Int
    /// Since when the original says something else; `nil` where it does not.
    public let behindSince: Instant?

    public init(article: ArticleID, original: ArticleID, originalRevision: Int, behindSince: Instant? = nil) {
        self.article = article
        self.original = original
        self.originalRevision = originalRevision
        self.behindSince = behindSince
    }
}
