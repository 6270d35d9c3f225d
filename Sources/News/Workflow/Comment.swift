/// What someone at the desk says of a passage; readers never see it.
public struct Comment: Sendable, Hashable, Identifiable {
    public let id: CommentID
    public let article: ArticleID
    /// The revision it was written on.
    public let revision: Int
    public let passage: Passage
    /// Where its words stand by now, as the saves since told; they may have been mended.
    public let anchor: Passage
    /// The comment that it answers; `nil` for one that answers none.
    public let parent: CommentID?
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
        writtenAt: Instant, resolution: Resolution?, anchor: Passage? = nil, parent: CommentID? = nil
    ) {
        self.id = id
        self.article = article
        self.revision = revision
        self.passage = passage
        self.anchor = anchor ?? passage
        self.parent = parent
        self.text = text
        self.author = author
        self.writtenAt = writtenAt
        self.resolution = resolution
    }
}
