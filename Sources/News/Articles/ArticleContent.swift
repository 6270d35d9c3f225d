/// What is written in an article: everything a journalist types, and nothing that the workflow or the store adds.
/// A `Revision` keeps one whole `ArticleContent`.
public struct ArticleContent: Sendable, Hashable, Codable {
    public var kind: ArticleKind
    /// Label above the headline.
    public var kicker: String?
    public var headline: String
    /// Shorter headline for fronts and search.
    public var alternativeHeadline: String?
    /// One or two sentences under the headline; also the description in feeds and search.
    public var standfirst: String?
    /// Place of reporting as printed, e.g. "RABAT".
    public var dateline: String?
    /// Where the copy came from, e.g. the name of an agency.
    public var source: String?
    /// For editors; never public.
    public var edNote: String?
    public var body: Body
    public var leadPicture: PictureID?
    /// In the order of the byline.
    public var credits: [ContributorID]
    /// Who brought it into this language, where it is a translation; named to readers beside the byline.
    public var translators: [ContributorID]
    public var topics: [TopicID]

    public init(
        kind: ArticleKind,
        kicker: String? = nil,
        headline: String,
        alternativeHeadline: String? = nil,
        standfirst: String? = nil,
        dateline: String? = nil,
        source: String? = nil,
        edNote: String? = nil,
        body: Body = Body(),
        leadPicture: PictureID? = nil,
        credits: [ContributorID] = [],
        translators: [ContributorID] = [],
        topics: [TopicID] = []
    ) {
        self.kind = kind
        self.kicker = kicker
        self.headline = headline
        self.alternativeHeadline = alternativeHeadline
        self.standfirst = standfirst
        self.dateline = dateline
        self.source = source
        self.edNote = edNote
        self.body = body
        self.leadPicture = leadPicture
        self.credits = credits
        self.translators = translators
        self.topics = topics
    }
}
