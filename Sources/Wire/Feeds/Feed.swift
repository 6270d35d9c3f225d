public import News

/// A list of articles for programs that follow it. `RSSWriter`, `AtomWriter` and `JSONFeedWriter` write it; every address
/// in it is whole.
public struct Feed: Sendable {
    /// A permanent IRI, the same for all its pages and formats' readers.
    public var id: String
    public var title: String
    public var description: String
    public var language: LanguageTag
    /// Who speaks where an item names nobody.
    public var publisher: String
    /// The HTML page of the same list.
    public var pageURL: String
    public var selfURL: String
    /// The newest page, and the next older one (RFC 5005, 3).
    public var firstURL: String
    public var olderURL: String?
    /// The hub that tells of what is new (W3C WebSub); `nil` for older pages, which nobody follows.
    public var hubURL: String?
    public var iconURL: String?
    /// The last change of anything in it.
    public var updatedAt: Instant
    /// The zone that its dates are written in.
    public var zone: Zone
    public var items: [FeedItem]

    public init(
        id: String, title: String, description: String, language: LanguageTag, publisher: String, pageURL: String,
        selfURL: String, firstURL: String, olderURL: String? = nil, hubURL: String? = nil, iconURL: String? = nil,
        updatedAt: Instant,
        zone: Zone, items: [FeedItem]
    ) {
        self.id = id
        self.title = title
        self.description = description
        self.language = language
        self.publisher = publisher
        self.pageURL = pageURL
        self.selfURL = selfURL
        self.firstURL = firstURL
        self.olderURL = olderURL
        self.hubURL = hubURL
        self.iconURL = iconURL
        self.updatedAt = updatedAt
        self.zone = zone
        self.items = items
    }

    /// How many minutes a program may wait before it asks again.
    static let minutesToLive = 5
}

/// One article of a feed.
public struct FeedItem: Sendable {
    public struct Person: Sendable, Hashable {
        public var name: String
        public var url: String?

        public init(name: String, url: String? = nil) {
            self.name = name
            self.url = url
        }
    }

    public struct Category: Sendable, Hashable {
        /// What stands in its address.
        public var term: String
        public var label: String

        public init(term: String, label: String) {
            self.term = term
            self.label = label
        }
    }

    public struct Image: Sendable, Hashable {
        public var url: String
        public var mediaType: String
        public var width: Int
        public var height: Int
        public var altText: String?
        public var caption: String?
        public var credit: String?

        public init(
            url: String, mediaType: String, width: Int, height: Int, altText: String? = nil, caption: String? = nil,
            credit: String? = nil
        ) {
            self.url = url
            self.mediaType = mediaType
            self.width = width
            self.height = height
            self.altText = altText
            self.caption = caption
            self.credit = credit
        }
    }

    /// A permanent IRI, never used for another.
    public var id: String
    public var url: String
    public var title: String
    /// Plain text.
    public var summary: String?
    /// HTML that is safe in any reader, with whole addresses; `nil` where the feed carries summaries.
    public var html: String?
    /// The first publication, which never moves.
    public var publishedAt: Instant
    /// The last change that readers are told of.
    public var updatedAt: Instant
    public var authors: [Person]
    public var categories: [Category]
    public var image: Image?

    public init(
        id: String, url: String, title: String, summary: String?, html: String?, publishedAt: Instant,
        updatedAt: Instant, authors: [Person], categories: [Category], image: Image?
    ) {
        self.id = id
        self.url = url
        self.title = title
        self.summary = summary
        self.html = html
        self.publishedAt = publishedAt
        self.updatedAt = updatedAt
        self.authors = authors
        self.categories = categories
        self.image = image
    }
}
