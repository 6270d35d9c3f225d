/// An address that is told of what happens to articles, with a signature by which it knows us.
public struct Webhook: Sendable, Hashable, Identifiable {
    /// What a webhook may be told of, by the names that its receiver reads.
    public enum Topic: String, Sendable, Codable, CaseIterable {
        case published = "article.published"
        case updated = "article.updated"
        case unpublished = "article.unpublished"
        case killed = "article.killed"

        /// - Returns: `nil` for events of which no webhook is told.
        public init?(_ kind: NewsEvent.Kind) {
            switch kind {
            case .articlePublished: self = .published
            case .articleRevised: self = .updated
            case .articleUnpublished: self = .unpublished
            case .articleKilled: self = .killed
            case .translationsLinked, .publicationChanged, .pictureChanged, .frontArranged, .bannerChanged,
                .archiveImported:
                return nil
            }
        }
    }

    public enum State: String, Sendable, Codable, CaseIterable {
        case on
        /// By someone at the desk.
        case off
        /// Its receiver said that it is gone for good.
        case gone
    }

    public let id: WebhookID
    public let address: LinkTarget
    public let topics: Set<Topic>
    public let state: State
    /// Grows with each change.
    public let version: Int
    public let createdAt: Instant

    public init(
        id: WebhookID, address: LinkTarget, topics: Set<Topic>, state: State, version: Int, createdAt: Instant
    ) {
        self.id = id
        self.address = address
        self.topics = topics
        self.state = state
        self.version = version
        self.createdAt = createdAt
    }
}
