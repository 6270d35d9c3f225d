/// What one publication touched, and when each of it was fresh for readers.
public struct PublishReceipt: Sendable, Hashable, Identifiable {
    /// The event of the outbox that told of it.
    public let id: Int64
    public let article: ArticleID
    public let revision: Int
    public let kind: NewsEvent.Kind
    public let at: Instant
    public let actor: Signatory
    public let keys: [PageDependency]
    public let arrivals: [Arrival]

    /// A front, feed, sitemap or receiver that has it.
    public struct Arrival: Sendable, Hashable {
        /// A path, or the name of a receiver.
        public let address: String
        public let freshAt: Instant

        public init(address: String, freshAt: Instant) {
            self.address = address
            self.freshAt = freshAt
        }
    }

    public init(
        id: Int64, article: ArticleID, revision: Int, kind: NewsEvent.Kind, at: Instant, actor: Signatory,
        keys: [PageDependency], arrivals: [Arrival]
    ) {
        self.id = id
        self.article = article
        self.revision = revision
        self.kind = kind
        self.at = at
        self.actor = actor
        self.keys = keys
        self.arrivals = arrivals
    }
}
