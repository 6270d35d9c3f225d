public import News
public import Store

/// One item that comes from outside: what its source says, with names where the store has identities.
public struct ImportedItem: Sendable {
    /// What makes the item the same when it comes again, besides the source: for a wire line its section, time and
    /// headline. Never a date that the import guessed.
    public var identity: [String]
    public var kind: ArticleKind
    /// Where it stood at its source: published, or still in the making.
    public var state: ArticleState
    /// The words of its address; made from the headline where `nil`.
    public var slug: Slug?
    /// Of what is in the state `scheduled`, when it goes out.
    public var scheduledFor: Instant?
    /// Nothing of it may leave before this.
    public var embargoedUntil: Instant?
    /// The words of its texts, where they are known already.
    public var words: TextWords?
    /// For editors; never public.
    public var edNote: String?
    /// Names from the top section down.
    public var sectionPath: [String]
    public var kicker: String?
    public var headline: String
    public var standfirst: String?
    public var dateline: String?
    public var source: String?
    /// Its pictures are numbers into `pictures`.
    public var body: Body
    public var pictures: [Picture]
    /// Which of `pictures` leads.
    public var leadPicture: Int?
    public var byline: [String]
    public var topics: [String]
    /// Of what is still in the making, when it was last worked on.
    public var publishedAt: Instant
    public var modifiedAt: Instant?
    /// Old paths that lead to it from now on, where the import is given `OldAddresses`.
    public var oldPaths: [String]

    public init(
        identity: [String], kind: ArticleKind, sectionPath: [String], kicker: String? = nil, headline: String,
        standfirst: String? = nil, dateline: String? = nil, source: String? = nil, body: Body = Body(),
        pictures: [Picture] = [], leadPicture: Int? = nil, byline: [String] = [], topics: [String] = [],
        publishedAt: Instant, modifiedAt: Instant? = nil, oldPaths: [String] = [], state: ArticleState = .published,
        slug: Slug? = nil, edNote: String? = nil, scheduledFor: Instant? = nil, embargoedUntil: Instant? = nil
    ) {
        self.identity = identity
        self.kind = kind
        self.sectionPath = sectionPath
        self.kicker = kicker
        self.headline = headline
        self.standfirst = standfirst
        self.dateline = dateline
        self.source = source
        self.body = body
        self.pictures = pictures
        self.leadPicture = leadPicture
        self.byline = byline
        self.topics = topics
        self.publishedAt = publishedAt
        self.modifiedAt = modifiedAt
        self.oldPaths = oldPaths
        self.state = state
        self.slug = slug
        self.edNote = edNote
        self.scheduledFor = scheduledFor
        self.embargoedUntil = embargoedUntil
    }
}
