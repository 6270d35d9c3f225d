public import Hummingbird
public import NIOCore

/// What is known of a request to the API.
public struct APIContext: RequestContext, RemoteAddressRequestContext {
    public var coreContext: CoreRequestContextStorage
    public let remoteAddress: SocketAddress?
    /// Names the request in the log and in the answer that tells of a fault.
    let reference: String

    public init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        remoteAddress = source.channel.remoteAddress
        reference = String(UInt32.random(in: .min ... .max), radix: 16)
    }
}
