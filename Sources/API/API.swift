public import Edge
public import Hummingbird
public import News
public import Newsroom
public import Pages

/// The interface for programs, under `/api/v1`.
public struct API: Sendable {
    /// What every address begins with.
    static let root = "/api/v1"

    let newsroom: Newsroom
    let cache: PageCache
    let renderer: Renderer
    let published: Published
    let takePicture: TakePicture
    let linkPath: LinkPath
    let limit: RequestLimit
    let proxies: TrustedProxies
    let addresses: any SiteAddresses

    /// What makes the pages of the publication as it is now.
    public typealias Renderer = @Sendable () async throws -> PageRenderer

    /// Has readers' pages follow what was just published; comes back when they do.
    public typealias Published = @Sendable () async throws -> Void

    /// Keeps the file of a picture and says what it is; it has no identity yet.
    /// - Throws: `NewsError(.invalid)` with one sentence, when the file is no picture we take.
    public typealias TakePicture = @Sendable (_ file: [UInt8], _ edition: EditionID) async throws -> LibraryPicture

    /// The path at which a one-time link is opened.
    public typealias LinkPath = @Sendable (IssuedLink) -> String

    /// - Parameters:
    ///   - cache: Where what everyone may read is kept; it must hear of what changes.
    ///   - addresses: How readers' addresses are written and read.
    ///   - proxies: Whose word about where requests come from is taken.
    ///   - requestsPerSecond: How many requests one token may make in the long run, ten seconds' worth at once.
    public init(
        newsroom: Newsroom, cache: PageCache, renderer: @escaping Renderer, published: @escaping Published,
        takePicture: @escaping TakePicture, linkPath: @escaping LinkPath, addresses: any SiteAddresses,
        proxies: TrustedProxies = .none,
        requestsPerSecond: Int = 50
    ) {
        self.newsroom = newsroom
        self.cache = cache
        self.renderer = renderer
        self.published = published
        self.takePicture = takePicture
        self.linkPath = linkPath
        self.proxies = proxies
        self.addresses = addresses
        limit = RequestLimit(perSecond: requestsPerSecond, clock: newsroom.clock)
    }

    /// Answers every address that begins with `/api`.
    /// - Throws: `NewsError(.fault)` when an operation is declared wrong.
    public func responder() throws -> some HTTPResponder<APIContext> { try APIResponder(self) }

    /// Everything that programs can do. One that is added here is in the router and in the document.
    static func operations() throws -> [Operation] {
        try contentOperations() + deskOperations() + writingOperations() + publishingOperations() + peopleOperations()
            + mediaOperations() + houseOperations() + interfaceOperations()
    }
}
