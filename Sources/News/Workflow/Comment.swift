/// What someone at the desk says of a passage; readers never see it.
public struct Comment: Sendable, Hashable, Identifiable {
    public let id: CommentID
    public let article: ArticleID
    /// The revision it was written on.
    public let revision: Int
    public let passage: Passage
    public let text: String
    public let author: Signatory
    public let writtenAt: Instant
    /// Who saw it done, and when; `nil` while it is open.
    public let resolution: Resolution?

    public struct Resolution: Sendable, Hashable {
        public let by: Signatory
        public let at: Instant

        public init(by: Signatory, at: Instant) {
            self.by = by
            self.at = at
        }
    }

    public init(
        id: CommentID, article: ArticleID, revision: Int, passage: Passage, text: String, author: Signatory,
        writtenAt: Instant, resolution: Resolution?
    ) {
        self.id = id
        self.article = article
        self.revision = revision
        self.passage = passage
        self.text = text
        self.author = author
        self.writtenAt = writtenAt
        self.resolution = resolution
    }
}
