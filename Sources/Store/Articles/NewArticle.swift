public import News

/// An article that is not in the store yet.
public struct NewArticle: Sendable {
    public var edition: EditionID
    /// From the section itself up to the top: the lists it will stand in.
    public var sectionPath: [SectionID]
    public var slug: Slug
    public var state: ArticleState
    public var content: ArticleContent
    /// The byline as printed.
    public var byline: String?
    public var reason: Revision.Reason
    public var publishedAt: Instant?
    public var modifiedAt: Instant?
    /// The day of `publishedAt` in the publication's zone, for the archive.
    public var publishedOn: CivilDate?
    /// The story it shares with its translations.
    public var story: Int64?
    public var savedAt: Instant
    /// Who begins it; `nil` for what comes in some other way.
    public var author: Signatory?
    /// The slug that an editor gave it, where it does not follow from the headline.
    public var givenSlug: Slug?
    /// When it goes out by itself, in the state `scheduled`.
    public var scheduledFor: Instant?
    public var embargoedUntil: Instant?
    /// The words of its texts, where they are known already.
    public var words: TextWords?

    /// Its first place in the desk's lists: what comes from an archive is as old as it was there.
    var changedAt: Instant { publishedAt ?? savedAt }

    public init(
        edition: EditionID, sectionPath: [SectionID], slug: Slug, state: ArticleState, content: ArticleContent,
        byline: String?, reason: Revision.Reason, publishedAt: Instant?, modifiedAt: Instant?,
        publishedOn: CivilDate?, story: Int64? = nil, savedAt: Instant, author: Signatory? = nil,
        givenSlug: Slug? = nil,
        scheduledFor: Instant? = nil, embargoedUntil: Instant? = nil, words: TextWords? = nil
    ) {
        self.edition = edition
        self.sectionPath = sectionPath
        self.slug = slug
        self.state = state
        self.content = content
        self.byline = byline
        self.reason = reason
        self.publishedAt = publishedAt
        self.modifiedAt = modifiedAt
        self.publishedOn = publishedOn
        self.story = story
        self.savedAt = savedAt
        self.author = author
        self.givenSlug = givenSlug
        self.scheduledFor = scheduledFor
        self.embargoedUntil = embargoedUntil
        self.words = words
    }
}
