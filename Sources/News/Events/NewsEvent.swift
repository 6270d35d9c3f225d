/// Something that happened in the newsroom, as the outbox keeps it: what changed, told as the keys of the pages that
/// show it.
public struct NewsEvent: Sendable, Hashable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case articlePublished, articleRevised, articleUnpublished, articleKilled
        /// Articles of several editions were linked as translations of each other, or are so no more.
        case translationsLinked
        case publicationChanged, pictureChanged
        /// A front's arrangement went live; a banner was set or taken off.
        case frontArranged, bannerChanged
        /// Many at once; readers purge by the keys alone.
        case archiveImported
    }

    /// The store's sequence number: later events have larger ones.
    public let sequence: Int64
    public let kind: Kind
    public let at: Instant
    /// What every page that may show the change depends on.
    public let keys: [PageDependency]

    public init(sequence: Int64, kind: Kind, at: Instant, keys: [PageDependency]) {
        self.sequence = sequence
        self.kind = kind
        self.at = at
        self.keys = keys
    }
}

/// Something a page depends on. Its text is the key that caches purge by: `article:42`, `section:7`, `latest:1`.
public enum PageDependency: Sendable, Hashable {
    case publication
    case article(ArticleID)
    case section(SectionID)
    case latest(EditionID)
    /// What an edition published in one month, as the number 202611.
    case month(EditionID, Int)
    case author(ContributorID)
    case topic(TopicID)
    case picture(PictureID)
    /// The arrangement of a front.
    case front(FrontID)
    /// The breaking-news banner of an edition, which stands on all its pages.
    case banner(EditionID)
    /// The addresses that have moved: redirects, the pages that say nothing stands there, and what tells programs of
    /// many addresses at once.
    case redirects
    /// Everything there is.
    case everything

    public var text: String {
        switch self {
        case .publication: "publication"
        case .article(let id): "article:\(id.rawValue)"
        case .section(let id): "section:\(id.rawValue)"
        case .latest(let id): "latest:\(id.rawValue)"
        case .month(let id, let month): "month:\(id.rawValue)-\(month)"
        case .author(let id): "author:\(id.rawValue)"
        case .topic(let id): "topic:\(id.rawValue)"
        case .picture(let id): "picture:\(id.rawValue)"
        case .front(let id): "front:\(id.text)"
        case .banner(let id): "banner:\(id.rawValue)"
        case .redirects: "redirects"
        case .everything: "everything"
        }
    }

    /// - Returns: `nil` when `text` is no key.
    public init?(text: some StringProtocol) {
        let parts = text.split(separator: ":", maxSplits: 1)
        let number = parts.count == 2 ? Int64(String(parts[1])) : nil
        switch (parts.first.map { String($0) }, number) {
        case ("publication", nil): self = .publication
        case ("redirects", nil): self = .redirects
        case ("everything", nil): self = .everything
        case ("article", let id?): self = .article(ArticleID(rawValue: id))
        case ("section", let id?): self = .section(SectionID(rawValue: id))
        case ("latest", let id?): self = .latest(EditionID(rawValue: id))
        case ("author", let id?): self = .author(ContributorID(rawValue: id))
        case ("topic", let id?): self = .topic(TopicID(rawValue: id))
        case ("picture", let id?): self = .picture(PictureID(rawValue: id))
        case ("banner", let id?): self = .banner(EditionID(rawValue: id))
        case ("month", _):
            let numbers = parts.count == 2 ? parts[1].split(separator: "-").compactMap { Int64(String($0)) } : []
            guard numbers.count == 2 else { return nil }
            self = .month(EditionID(rawValue: numbers[0]), Int(numbers[1]))
        case ("front", _):
            guard parts.count == 2, let front = FrontID(text: parts[1]) else { return nil }
            self = .front(front)
        default: return nil
        }
    }
}
