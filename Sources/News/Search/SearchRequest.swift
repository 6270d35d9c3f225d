/// A reader's search as its address says it.
public struct SearchRequest: Sendable, Hashable {
    public enum Order: String, Sendable, CaseIterable { case best, newest = "new" }

    /// As it was typed; empty where nothing is asked yet.
    public var text: String
    /// With the sections below it.
    public var section: SectionID?
    public var author: ContributorID?
    public var topic: TopicID?
    public var kind: ArticleKind?
    /// The first day, in the publication's zone.
    public var from: CivilDate?
    /// The last day.
    public var to: CivilDate?
    public var order: Order
    /// Where the page begins; `nil` at the first.
    public var after: SearchKey?

    public init(
        text: String = "", section: SectionID? = nil, author: ContributorID? = nil, topic: TopicID? = nil,
        kind: ArticleKind? = nil, from: CivilDate? = nil, to: CivilDate? = nil, order: Order = .best,
        after: SearchKey? = nil
    ) {
        self.text = text
        self.section = section
        self.author = author
        self.topic = topic
        self.kind = kind
        self.from = from
        self.to = to
        self.order = order
        self.after = after
    }

    /// Whether it asks for less than the whole edition.
    public var isFiltered: Bool {
        section != nil || author != nil || topic != nil || kind != nil || from != nil || to != nil
    }

    /// The same from the same place on, in another order.
    public func with(order: Order) -> SearchRequest {
        var request = self
        request.order = order
        return request
    }

    /// The same from its first page, with something of it changed.
    public func with(_ change: (inout SearchRequest) -> Void) -> SearchRequest {
        var request = self
        request.after = nil
        change(&request)
        return request
    }
}

/// The place of an article in what a search found: the list goes on behind it.
public struct SearchKey: Sendable, Hashable {
    /// Its weight where the best come first, else when it was published, in milliseconds since 1970.
    public let value: Int64
    public let article: ArticleID

    public init(value: Int64, article: ArticleID) {
        self.value = value
        self.article = article
    }

    /// `8420-42`, as it stands in an address.
    public var text: String { "\(value)-\(article.rawValue)" }

    /// - Returns: `nil` when `text` is no key.
    public init?(text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 40, let value = Int64(parts[0]), let id = Int64(parts[1]),
            value >= 0, id > 0
        else { return nil }
        self.init(value: value, article: ArticleID(rawValue: id))
    }
}
