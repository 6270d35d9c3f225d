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
    /// Who is to see to it.
    public let assignee: UserID?
    /// Whether a published article has a text that readers do not have yet.
    public let hasNewText: Bool

    public init(
        id: ArticleID, edition: EditionID, section: SectionID, kind: ArticleKind, state: ArticleState, headline: String,
        byline: String?, changedAt: Instant, publishedAt: Instant?, scheduledFor: Instant?, embargoedUntil: Instant?,
        createdBy: UserID?, assignee: UserID? = nil, hasNewText: Bool
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
        self.assignee = assignee
        self.hasNewText = hasNewText
    }
}
