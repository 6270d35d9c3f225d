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
    let takeAttachment: TakeAttachment
    let linkPath: LinkPath
    let previewPath: PreviewPath
    let held: HeldSettings
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

    /// A sound or a document that is kept, and has no identity yet.
    public typealias KeptAttachment = (contentHash: String, format: AttachmentFormat, byteCount: Int)

    /// Keeps the file of a sound or a document as it comes in, whose name is given where it came with one.
    /// - Throws: `NewsError(.invalid)` with one sentence, when the file is none that we take; `FileTooLarge`.
    public typealias TakeAttachment = @Sendable (_ file: RequestBody, _ name: String?) async throws -> KeptAttachment

    /// A file that goes on beyond what is taken.
    public struct FileTooLarge: Error {
        /// In bytes.
        public let most: Int

        public init(most: Int) { self.most = most }
    }

    /// The path at which a one-time link is opened.
    public typealias LinkPath = @Sendable (IssuedLink) -> String

    /// The path at which whoever holds a preview link reads a draft.
    public typealias PreviewPath = @Sendable (LinkToken) -> String

    /// - Parameters:
    ///   - cache: Where what everyone may read is kept; it must hear of what changes.
    ///   - addresses: How readers' addresses are written and read.
    ///   - held: What the settings file says, which no program changes.
    ///   - proxies: Whose word about where requests come from is taken.
    ///   - requestsPerSecond: How many requests one token may make in the long run, ten seconds' worth at once.
    public init(
        newsroom: Newsroom, cache: PageCache, renderer: @escaping Renderer, published: @escaping Published,
        takePicture: @escaping TakePicture, takeAttachment: @escaping TakeAttachment, linkPath: @escaping LinkPath,
        previewPath: @escaping PreviewPath, addresses: any SiteAddresses, held: HeldSettings = .none,
        proxies: TrustedProxies = .none,
        requestsPerSecond: Int = 50
    ) {
        var newsroom = newsroom
        newsroom.addresses = addresses
        self.newsroom = newsroom
        self.cache = cache
        self.renderer = renderer
        self.published = published
        self.takePicture = takePicture
        self.takeAttachment = takeAttachment
        self.previewPath = previewPath
        self.held = held
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
        var all = try contentOperations() + ninjsOperations() + deskOperations() + listOperations()
        all +=
            try writingOperations() + handlingOperations() + translatingOperations() + previewOperations()
            + publishingOperations()
        all += try frontOperations() + bannerOperations() + mediaOperations() + attachmentOperations()
        all += try peopleOperations() + ownOperations() + houseOperations() + authorOperations() + redirectOperations()
        return try all + settingsOperations() + receiverOperations() + interfaceOperations()
    }
}
