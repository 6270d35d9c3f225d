/// One page of a list of articles, newest first, with the keys of its neighbours.
public struct ListReading: Sendable {
    public let items: [ArticleSummary]
    /// Where the next, older page begins; `nil` on the last page.
    public let older: ListKey?
    /// Whether this page began at the newest article.
    public let isNewest: Bool
    public let pictures: [PictureID: Picture]

    public init(items: [ArticleSummary], older: ListKey?, isNewest: Bool, pictures: [PictureID: Picture]) {
        self.items = items
        self.older = older
        self.isNewest = isNewest
        self.pictures = pictures
    }

    /// The same that goes on elsewhere.
    public func going(onAt older: ListKey?) -> ListReading {
        ListReading(items: items, older: older, isNewest: isNewest, pictures: pictures)
    }
}

/// The place of an article in a list: the list goes on after it (keyset pagination; there are no page numbers to shift
/// when something new is published).
public struct ListKey: Sendable, Hashable {
    public let publishedAt: Instant
    public let article: ArticleID

    public init(publishedAt: Instant, article: ArticleID) {
        self.publishedAt = publishedAt
        self.article = article
    }

    /// `1763942400000-42`, as it stands in an address; `-1763942400000-42` before 1970.
    public var text: String { "\(publishedAt.rawValue)-\(article.rawValue)" }

    /// - Returns: `nil` when `text` is no key.
    public init?(text: some StringProtocol) {
        guard text.utf8.count <= 40, let hyphen = text.lastIndex(of: "-"), let time = Int64(text[..<hyphen]),
            let id = Int64(text[text.index(after: hyphen)...]), id > 0
        else { return nil }
        self.init(publishedAt: Instant(rawValue: time), article: ArticleID(rawValue: id))
    }
}

/// Which list of an edition is asked for.
public enum ListSubject: Sendable, Hashable {
    /// Everything, briefs included.
    case latest
    /// Everything of a section and the sections below it, briefs included.
    case section(SectionID)
    /// The stories of a section and the sections below it, without briefs.
    case sectionStories(SectionID)
    /// All stories, without briefs.
    case stories
    /// All opinion pieces.
    case opinions
    case author(ContributorID)
    case topic(TopicID)
}
