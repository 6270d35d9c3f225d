public import News

/// A page ready to be kept and sent.
public struct RenderedPage: Sendable {
    /// How long others may keep it (STANDARDS 9).
    public enum CachePolicy: Sendable {
        case article, front, shared, notFound, gone, never
    }

    public var status: Int
    public var mediaType: String
    public var body: String
    public var dependencies: [PageDependency]
    /// The last change that readers should know of.
    public var lastModified: Instant?
    /// From when on it shows yesterday.
    public var expiresAt: Instant?
    public var cachePolicy: CachePolicy

    public init(
        status: Int, mediaType: String = "text/html; charset=utf-8", body: String, dependencies: [PageDependency],
        lastModified: Instant? = nil, expiresAt: Instant? = nil, cachePolicy: CachePolicy
    ) {
        self.status = status
        self.mediaType = mediaType
        self.body = body
        self.dependencies = dependencies
        self.lastModified = lastModified
        self.expiresAt = expiresAt
        self.cachePolicy = cachePolicy
    }
}
