/// What a save brings: the content, and where the article is to stand.
public struct ArticleDraft: Sendable, Hashable {
    public var content: ArticleContent
    public var section: SectionID
    /// `nil` lets it follow from the headline until the first publication, and leaves it as it is afterwards.
    public var slug: Slug?

    public init(content: ArticleContent, section: SectionID, slug: Slug? = nil) {
        self.content = content
        self.section = section
        self.slug = slug
    }
}
