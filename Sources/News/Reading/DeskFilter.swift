/// Which articles the desk's list shows; what is left empty does not matter.
public struct DeskFilter: Sendable, Hashable {
    /// Whose articles.
    public enum Author: Sendable, Hashable {
        /// Begun by someone at the desk.
        case user(UserID)
        /// Credited to someone whom readers see named.
        case contributor(ContributorID)
    }

    public var states: Set<ArticleState>
    /// These sections alone: `SectionTree.selfAndDescendants` adds those below.
    public var sections: Set<SectionID>
    public var author: Author?
    public var edition: EditionID?
    /// Given to someone.
    public var assignee: UserID?
    public var topic: TopicID?
    public var kind: ArticleKind?
    /// Words that the newest text has, or who or what it names.
    public var text: TextQuery?
    /// Only what someone may read whose own articles and the published ones are all they may; taken into account where
    /// `text`, `topic` or `kind` is.
    public var reader: UserID?
    /// Changed at this instant or later.
    public var from: Instant?
    /// Changed before this instant.
    public var to: Instant?

    public init(
        states: Set<ArticleState> = [], sections: Set<SectionID> = [], author: Author? = nil,
        edition: EditionID? = nil, assignee: UserID? = nil, topic: TopicID? = nil, kind: ArticleKind? = nil,
        text: TextQuery? = nil, reader: UserID? = nil, from: Instant? = nil, to: Instant? = nil
    ) {
        self.states = states
        self.sections = sections
        self.author = author
        self.edition = edition
        self.assignee = assignee
        self.topic = topic
        self.kind = kind
        self.text = text
        self.reader = reader
        self.from = from
        self.to = to
    }
}
