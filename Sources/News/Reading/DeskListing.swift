/// A line of the desk's list of articles.
public struct DeskSummary: Sendable, Hashable, Identifiable {
    public let id: ArticleID
    public let edition: EditionID
    public let section: SectionID
    public let kind: ArticleKind
    public let state: ArticleState
    public let headline: String
    public let byline: String?
    public let changedAt: Instant
    public let publishedAt: Instant?
    public let scheduledFor: Instant?
    public let embargoedUntil: Instant?
    public let createdBy: UserID?
    /// Whether a published article has a text that readers do not have yet.
    public let hasNewText: Bool

    public init(
        id: ArticleID, edition: EditionID, section: SectionID, kind: ArticleKind, state: ArticleState, headline: String,
        byline: String?, changedAt: Instant, publishedAt: Instant?, scheduledFor: Instant?, embargoedUntil: Instant?,
        createdBy: UserID?, hasNewText: Bool
    ) {
        self.id = id
        self.edition = edition
        self.section = section
        self.kind = kind
        self.state = state
        self.headline = headline
        self.byline = byline
        self.changedAt = changedAt
        self.publishedAt = publishedAt
        self.scheduledFor = scheduledFor
        self.embargoedUntil = embargoedUntil
        self.createdBy = createdBy
        self.hasNewText = hasNewText
    }
}

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
    /// Changed at this instant or later.
    public var from: Instant?
    /// Changed before this instant.
    public var to: Instant?

    public init(
        states: Set<ArticleState> = [], sections: Set<SectionID> = [], author: Author? = nil,
        edition: EditionID? = nil, from: Instant? = nil, to: Instant? = nil
    ) {
        self.states = states
        self.sections = sections
        self.author = author
        self.edition = edition
        self.from = from
        self.to = to
    }
}
