/// What a reader's search found, with what it may be narrowed by.
public struct SearchReading: Sendable {
    public struct Hit: Sendable {
        public let article: ArticleSummary
        public let headline: MarkedText
        public let excerpt: MarkedText
        /// By what else it was found, where headline and text have not all of the words.
        public var contexts: [SearchContext]

        public init(
            article: ArticleSummary, headline: MarkedText, excerpt: MarkedText, contexts: [SearchContext] = []
        ) {
            self.article = article
            self.headline = headline
            self.excerpt = excerpt
            self.contexts = contexts
        }
    }

    /// How many of what was found have something; the most first.
    public struct Counts: Sendable {
        public var sections: [(section: SectionID, count: Int)] = []
        public var authors: [(author: NamedContributor, count: Int)] = []
        public var topics: [(topic: NamedTopic, count: Int)] = []
        public var kinds: [(kind: ArticleKind, count: Int)] = []
        /// By the first day of a period.
        public var periods: [(from: CivilDate, count: Int)] = []

        public init() {}
    }

    public var hits: [Hit]
    public var count: CappedCount
    /// Where the next page begins; `nil` on the last.
    public var next: SearchKey?
    /// Whether more were found than are ranked: the others are there newest first.
    public var hasUnranked: Bool
    /// Whether nothing had all the words, and these have all but one.
    public var isRelaxed: Bool
    public var counts: Counts
    /// How many other editions have of the same words; those with none are left out.
    public var elsewhere: [EditionID: CappedCount]
    /// The query with words written as the archive writes them.
    public var suggestion: String?
    /// The author and the topic that were asked for.
    public var author: NamedContributor?
    public var topic: NamedTopic?

    public init(
        hits: [Hit] = [], count: CappedCount = CappedCount(counted: 0, cap: 1), next: SearchKey? = nil,
        hasUnranked: Bool = false, isRelaxed: Bool = false, counts: Counts = Counts(),
        elsewhere: [EditionID: CappedCount] = [:], suggestion: String? = nil, author: NamedContributor? = nil,
        topic: NamedTopic? = nil
    ) {
        self.hits = hits
        self.count = count
        self.next = next
        self.hasUnranked = hasUnranked
        self.isRelaxed = isRelaxed
        self.counts = counts
        self.elsewhere = elsewhere
        self.suggestion = suggestion
        self.author = author
        self.topic = topic
    }
}
