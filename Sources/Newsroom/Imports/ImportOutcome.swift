public import News

/// What an import did, for its report.
public struct ImportOutcome: Sendable {
    public struct Item: Sendable {
        public let headline: String
        public internal(set) var article: ArticleID
        public let publishedAt: Instant
        /// False when it had been imported before and was left as it is.
        public internal(set) var isNew: Bool

        public init(headline: String, article: ArticleID, publishedAt: Instant, isNew: Bool) {
            self.headline = headline
            self.article = article
            self.publishedAt = publishedAt
            self.isNew = isNew
        }
    }

    /// In the order given.
    public var items: [Item] = []
    /// Paths of names.
    public var sectionsMade: [String] = []
    public var contributorsMade: [String] = []
    public var topicsMade: [String] = []
    /// "Follow us" links that the import added.
    public var profilesMade: [SocialProfile] = []

    public init() {}

    public var made: Int { items.count { $0.isNew } }
    public var alreadyThere: Int { items.count { !$0.isNew } }
}
