/// The place of an article in the desk's list, which goes on after it.
public struct DeskKey: Sendable, Hashable {
    public let changedAt: Instant
    public let article: ArticleID

    public init(changedAt: Instant, article: ArticleID) {
        self.changedAt = changedAt
        self.article = article
    }

    public init(_ summary: DeskSummary) { self.init(changedAt: summary.changedAt, article: summary.id) }

    /// `1763942400000-42`, as it stands in an address.
    public var text: String { "\(changedAt.rawValue)-\(article.rawValue)" }

    /// - Returns: `nil` when `text` is no key.
    public init?(text: some StringProtocol) {
        guard let key = ListKey(text: text) else { return nil }
        self.init(changedAt: key.publishedAt, article: key.article)
    }
}
