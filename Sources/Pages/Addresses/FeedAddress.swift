public import News

/// A feed: what it lists, in which format, and where a page of it begins.
public struct FeedAddress: Sendable, Hashable {
    /// The list that it follows.
    public enum Subject: Sendable, Hashable {
        /// Everything the edition publishes.
        case latest
        case section(SectionID)
        case author(Slug, ContributorID)
        case topic(Slug, TopicID)
    }

    public enum Format: String, Sendable, CaseIterable {
        case rss = "feed.xml"
        case atom = "atom.xml"
        case json = "feed.json"

        /// Without parameters, as links tell it.
        public var mediaType: String {
            switch self {
            case .rss: "application/rss+xml"
            case .atom: "application/atom+xml"
            case .json: "application/feed+json"
            }
        }
    }

    public let edition: EditionID
    public let subject: Subject
    public let format: Format
    /// Where an older page begins; `nil` for the newest.
    public let before: ListKey?

    public init(_ edition: EditionID, _ subject: Subject, _ format: Format, before: ListKey? = nil) {
        self.edition = edition
        self.subject = subject
        self.format = format
        self.before = before
    }

    /// The HTML page of the same list.
    public var page: SiteURL {
        switch subject {
        case .latest: .home(edition)
        case .section(let id): .section(edition, id, before: nil)
        case .author(let slug, let id): .author(edition, slug, id, before: nil)
        case .topic(let slug, let id): .topic(edition, slug, id, before: nil)
        }
    }

    /// The same feed from another place on.
    public func page(before key: ListKey?) -> FeedAddress { FeedAddress(edition, subject, format, before: key) }
}
