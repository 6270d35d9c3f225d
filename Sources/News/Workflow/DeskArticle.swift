/// An article as the desk has it: what readers get, and what is written beyond that.
public struct DeskArticle: Sendable, Hashable, Identifiable {
    public let id: ArticleID
    public let edition: EditionID
    /// Where readers find it; for one that was never published, where its draft stands.
    public let section: SectionID
    public let slug: Slug
    public let state: ArticleState
    /// The number of the revision that readers get; of one never published, the newest.
    public let revision: Int
    /// The newest revision, which readers may not have yet.
    public package(set) var draft: Revision
    public let firstPublishedAt: Instant?
    public let publishedAt: Instant?
    public let modifiedAt: Instant?
    /// The last save or step.
    public let changedAt: Instant
    public let createdBy: UserID?
    /// Who is to see to it, and may work on it as its author may.
    public let assignee: UserID?
    /// When it goes out: in the state `scheduled` for the first time, in `published` an update of it, in `unpublished`
    /// again.
    public let scheduledFor: Instant?
    /// Nothing of it may leave before this.
    public let embargoedUntil: Instant?
    /// What readers are told at the address of an unpublished article.
    public let withdrawalNote: String?
    public let killReason: String?

    public init(
        id: ArticleID, edition: EditionID, section: SectionID, slug: Slug, state: ArticleState, revision: Int,
        draft: Revision, firstPublishedAt: Instant?, publishedAt: Instant?, modifiedAt: Instant?, changedAt: Instant,
        createdBy: UserID?, scheduledFor: Instant?, embargoedUntil: Instant?, withdrawalNote: String?,
        killReason: String?, assignee: UserID? = nil
    ) {
        self.id = id
        self.edition = edition
        self.section = section
        self.slug = slug
        self.state = state
        self.revision = revision
        self.draft = draft
        self.firstPublishedAt = firstPublishedAt
        self.publishedAt = publishedAt
        self.modifiedAt = modifiedAt
        self.changedAt = changedAt
        self.createdBy = createdBy
        self.assignee = assignee
        self.scheduledFor = scheduledFor
        self.embargoedUntil = embargoedUntil
        self.withdrawalNote = withdrawalNote
        self.killReason = killReason
    }

    /// Whether there is a text that readers do not have.
    public var hasNewText: Bool { firstPublishedAt == nil || draft.number != revision }

    /// Whether readers ever had it.
    public var wasPublished: Bool { firstPublishedAt != nil }

    /// Whether it is to go out by itself at `now`.
    public func isDue(at now: Instant) -> Bool {
        guard let scheduledFor, scheduledFor <= now else { return false }
        return Workflow.dueStates.contains(state) && embargoedUntil.map { $0 <= now } ?? true
    }

    /// The users who write it.
    public var authors: Set<UserID> { Set([createdBy, assignee].compactMap { $0 }) }

    /// What the editor begins with.
    public var openDraft: ArticleDraft {
        ArticleDraft(content: draft.content, section: draft.section ?? section, slug: draft.slug)
    }
}
