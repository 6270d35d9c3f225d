public import News
public import Store

/// An article of a whole archive that is written at once: its identities are numbers of the archive's own lists.
public struct ArchiveArticle: Sendable {
    /// Its place in the archive; articles point at each other by it.
    public var index: Int
    public var edition: Int
    public var section: Int
    public var kind: ArticleKind
    /// Pictures, contributors, topics and related articles in it are numbers of the archive's lists.
    public var content: ArticleContent
    public var publishedAt: Instant
    public var modifiedAt: Instant?
    public var corrections: [Correction]
    /// The place of the article it is a translation of.
    public var translationOf: Int?
    /// The words of its texts, where they are known already.
    public var words: TextWords?

    public init(
        index: Int, edition: Int, section: Int, kind: ArticleKind, content: ArticleContent, publishedAt: Instant,
        modifiedAt: Instant?, corrections: [Correction], translationOf: Int?, words: TextWords? = nil
    ) {
        self.index = index
        self.edition = edition
        self.section = section
        self.kind = kind
        self.content = content
        self.publishedAt = publishedAt
        self.modifiedAt = modifiedAt
        self.corrections = corrections
        self.translationOf = translationOf
        self.words = words
    }
}
