/// What a rule about permission needs to know of an article.
public struct ArticleStanding: Sendable, Hashable {
    /// Its section and all sections above that one, as `SectionTree.selfAndAncestors` answers them.
    public var sectionPath: [SectionID]
    /// The users who write it.
    public var authors: Set<UserID>
    public var state: ArticleState

    public init(sectionPath: [SectionID], authors: Set<UserID>, state: ArticleState) {
        self.sectionPath = sectionPath
        self.authors = authors
        self.state = state
    }
}
