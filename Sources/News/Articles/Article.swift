/// One published or publishable text item, with identity over all its revisions.
public struct Article: Sendable, Hashable {
    public let id: ArticleID
    public let edition: EditionID
    public var section: SectionID
    public var slug: Slug
    public var state: ArticleState
    public var content: ArticleContent
    /// The number of the revision that `content` is; the first is 1.
    public var revision: Int
    /// First time public; never moves afterwards.
    public var firstPublishedAt: Instant?
    /// This publication; the place in every list.
    public var publishedAt: Instant?
    /// Last real change that readers should know of.
    public var modifiedAt: Instant?

    public init(
        id: ArticleID, edition: EditionID, section: SectionID, slug: Slug, state: ArticleState,
        content: ArticleContent, revision: Int, firstPublishedAt: Instant?, publishedAt: Instant?,
        modifiedAt: Instant?
    ) {
        self.id = id
        self.edition = edition
        self.section = section
        self.slug = slug
        self.state = state
        self.content = content
        self.revision = revision
        self.firstPublishedAt = firstPublishedAt
        self.publishedAt = publishedAt
        self.modifiedAt = modifiedAt
    }
}
