public import Hummingbird
public import NIOCore
internal import Newsroom

/// What is known of every request to the desk.
protocol DeskContext: RequestContext {
    /// Where it came from.
    var origin: RequestOrigin { get }
}

/// What is known of a request to the desk before anyone is signed in.
public struct DeskRequestContext: RequestContext, RemoteAddressRequestContext, DeskContext {
    public var coreContext: CoreRequestContextStorage
    public let remoteAddress: SocketAddress?
    /// Forms and saves; files come in another way.
    public var maxUploadSize: Int { 8_000_000 }
    /// Found by `OriginMiddleware`.
    var origin: RequestOrigin
    /// Found by `SessionMiddleware`.
    var found: FindSession.Found?
    var token: SessionToken?
    /// Found or made by `VisitorMiddleware`, on the pages that need nobody signed in.
    var visitor: VisitorKey?
    /// Names the request in the log and on the page that tells of a fault.
    let reference: String

    public init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        remoteAddress = source.channel.remoteAddress
        origin = RequestOrigin(address: remoteAddress?.ipAddress ?? "", isSecure: false)
        reference = String(UInt32.random(in: .min ... .max), radix: 16)
    }
}

/// A request of someone who is signed in. A route that takes it cannot be reached otherwise.
struct SignedInContext: ChildRequestContext, DeskContext {
    var coreContext: CoreRequestContextStorage
    let origin: RequestOrigin
    var maxUploadSize: Int { 8_000_000 }
    let found: FindSession.Found
    let token: SessionToken
    let reference: String

    init(context: DeskRequestContext) throws {
        guard let found = context.found, let token = context.token else { throw DeskRefusal.signedOut }
        coreContext = context.coreContext
        origin = context.origin
        self.found = found
        self.token = token
        reference = context.reference
    }
}

/// What keeps a request out before its verb is asked.
enum DeskRefusal: Error {
    /// Nobody is signed in, or not any more.
    case signedOut
    /// The request was not made by a page of ours.
    case forged
    /// It has more bytes than are taken; with the sentence that says so.
    case tooLarge(String)
}
