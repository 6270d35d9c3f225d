/// What a rule about permission needs to know of an article.
public struct ArticleFacts: Sendable, Hashable {
    /// `nil` for one that is not begun yet.
    public let article: ArticleID?
    public let edition: EditionID
    /// Its section and all sections above that one, nearest first.
    public let sectionPath: [SectionID]
    /// The users who write it.
    public let authors: Set<UserID>
    public let state: ArticleState

    public init(
        article: ArticleID?, edition: EditionID, sectionPath: [SectionID], authors: Set<UserID>, state: ArticleState
    ) {
        self.article = article
        self.edition = edition
        self.sectionPath = sectionPath
        self.authors = authors
        self.state = state
    }
}
