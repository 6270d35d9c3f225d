public import News

/// A page ready to be kept and sent.
public struct RenderedPage: Sendable {
    /// How long others may keep it (STANDARDS 9).
    public enum CachePolicy: Sendable {
        case article, front, feed, shared, notFound, gone, never
        /// Made for one reader: nobody keeps it, and a browser asks each time.
        case personal
    }

    /// Until when a page may be shown.
    public struct Freshness: Sendable, Hashable {
        /// From then on it shows what is over.
        public let until: Instant
        /// Whether something of it comes or goes at an instant that was set: caches that do not hear of it must ask.
        public let isTimed: Bool

        public init(until: Instant, isTimed: Bool) {
            self.until = until
            self.isTimed = isTimed
        }
    }

    public var status: Int
    public var mediaType: String
    public var body: String
    public var dependencies: [PageDependency]
    /// The last change that readers should know of. A list has none: it changes with any of its articles, also with one
    /// that leaves it.
    public var lastModified: Instant?
    /// How long it shows what is so; `nil` for as long as nothing it depends on changes.
    public var fresh: Freshness?
    public var cachePolicy: CachePolicy
    /// Whether it is worth a place among the pages that are kept ready.
    public var isKept = true
    /// The next, older page of the list that it shows.
    public var older: SiteURL?
    /// Whether it has frames in which readers can ask for something of another site.
    public var hasFrames = false
    /// Whether it has the theme's script, which asks our own site.
    public var hasScript = false
    /// Whether the script asks our own site for something.
    public var asksSite = false
    /// Whether it says something to one reader alone: no other may be shown it.
    public var isPersonal = false

    /// What the response names in `Link` (RFC 8288), beside what the page itself says.
    public var links: [(relation: String, address: String)] = []

    public init(
        status: Int, mediaType: String = "text/html; charset=utf-8", body: String, dependencies: [PageDependency],
        lastModified: Instant? = nil, fresh: Freshness? = nil, cachePolicy: CachePolicy
    ) {
        self.status = status
        self.mediaType = mediaType
        self.body = body
        self.dependencies = dependencies
        self.lastModified = lastModified
        self.fresh = fresh
        self.cachePolicy = cachePolicy
    }
}
