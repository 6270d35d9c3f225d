internal import AsyncHTTPClient
internal import Foundation
public import News
internal import NIOCore
internal import NIOPosix
internal import NIOSSL

/// Posts to addresses that someone gave us: within a time, to no private network, following no redirect, and reading no
/// more of the answer than its head.
public struct ReceiverClient: Sendable {
    /// Whether an address, as the system writes it, may be connected to.
    public typealias Permission = @Sendable (_ address: String) -> Bool

    private let permits: Permission
    private let clock: NewsClock
    private let seconds: Int

    /// - Parameter seconds: How long all of it may take.
    public init(clock: NewsClock, seconds: Int = 15, permits: @escaping Permission) {
        self.clock = clock
        self.seconds = seconds
        self.permits = permits
    }

    /// - Throws: `DeliveryFailure` when no answer came.
    public func post(_ request: OutgoingRequest) async throws -> ReceiverAnswer {
        let silence = DeliveryFailure("It gave no answer within \(seconds) seconds.")
        return try await Patience.within(seconds) {
            try await answer(to: request)
        } orThrow: {
            silence
        }
    }

    private func answer(to request: OutgoingRequest) async throws -> ReceiverAnswer {
        guard let url = URL(string: request.address.rawValue), let host = url.host(percentEncoded: false) else {
            throw DeliveryFailure("Its address cannot be read.")
        }
        let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        // Written plainly, a name reads the same for everyone who reads it below.
        guard bare.utf8.allSatisfy(Self.isPlain) else {
            throw DeliveryFailure("Its address has a name in other letters; write it as the DNS has it (xn--…).")
        }
        // A redirect could lead into our own network.
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.httpVersion = .http1Only
        configuration.timeout.connect = .seconds(Int64(seconds))
        // A closed port is told of at once, and tried again when the delivery is.
        configuration.connectionPool.retryConnectionEstablishment = false
        // The very address that was looked at is connected to, whatever the name leads to a moment later.
        configuration.dnsOverride = [bare: try await place(of: bare)]
        var outgoing = HTTPClientRequest(url: request.address.rawValue)
        outgoing.method = .POST
        for header in request.headers { outgoing.headers.add(name: header.name, value: header.value) }
        outgoing.headers.replaceOrAdd(name: "user-agent", value: "Manchette")
        outgoing.body = .bytes(request.body)
        do {
            return try await HTTPClient.withHTTPClient(configuration: configuration) { client in
                let response = try await client.execute(outgoing, deadline: .distantFuture)
                // The body is theirs to write, and none of it is read: it ends with the connection.
                return ReceiverAnswer(
                    status: Int(response.status.code),
                    retryAfter: response.headers.first(name: "retry-after").flatMap {
                        ReceiverAnswer.wait($0, now: clock.now())
                    }
                )
            }
        } catch {
            try Task.checkCancellation()
            throw Self.described(error)
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: ":"):
            true
        default: false
        }
    }

    /// Where a name leads to, if we may go there.
    private func place(of host: String) async throws -> String {
        let found: [String] = try await NIOThreadPool.singleton.runIfActive {
            var first: UnsafeMutablePointer<addrinfo>?
            guard getaddrinfo(host, nil, nil, &first) == 0 else { return [] }
            defer { freeaddrinfo(first) }
            return sequence(first: first) { $0?.pointee.ai_next }.compactMap { info in
                guard let info = info?.pointee else { return nil }
                var name = [CChar](repeating: 0, count: Int(NI_MAXHOST))
                guard
                    getnameinfo(
                        info.ai_addr, info.ai_addrlen, &name, socklen_t(name.count), nil, 0, NI_NUMERICHOST
                    ) == 0
                else { return nil }
                return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            }
        }
        guard !found.isEmpty else { throw DeliveryFailure("\(host) is not in the DNS.") }
        // A name that leads to both an open and a private address is one that someone plays with.
        guard found.allSatisfy(permits) else {
            throw DeliveryFailure("\(host) leads into a private network, and the settings do not allow that.")
        }
        // Every machine that reaches the open Internet does so by IPv4; not all do by IPv6.
        return found.first { !$0.contains(":") } ?? found[0]
    }

    private static func described(_ error: any Error) -> any Error {
        switch error {
        case is DeliveryFailure, is CancellationError: error
        case is NIOSSLExtraError, is BoringSSLError, is NIOSSLError:
            DeliveryFailure("Its certificate is not one to trust, or for another name.")
        case let error as HTTPClientError where error == .connectTimeout || error == .tlsHandshakeTimeout:
            DeliveryFailure("It does not answer.")
        case is HTTPClientError: DeliveryFailure("It broke the connection off.")
        default: DeliveryFailure("It takes no connection.")
        }
    }
}
