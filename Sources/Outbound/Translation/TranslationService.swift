internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
public import News

/// A machine at an address that translates: it takes the question by POST and answers in the body.
public struct TranslationService: TranslationHelp {
    private let address: String
    private let token: String?
    private let seconds: Int
    public let leavesTheHouse: Bool

    /// - Parameters:
    ///   - address: Where the question goes.
    ///   - token: Sent as a bearer token (RFC 6750).
    ///   - isOurs: Whether it is this very machine.
    ///   - seconds: How long it may take.
    public init(address: String, token: String?, isOurs: Bool, seconds: Int) {
        self.address = address
        self.token = token
        self.seconds = seconds
        leavesTheHouse = !isOurs
    }

    public func translate(_ texts: [String], from: LanguageTag, to: LanguageTag) async throws -> [String] {
        var request = HTTPClientRequest(url: address)
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/json")
        request.headers.add(name: "accept", value: "application/json")
        request.headers.add(name: "user-agent", value: "Manchette")
        if let token { request.headers.add(name: "authorization", value: "Bearer \(token)") }
        request.body = .bytes(try TranslationExchange.question(texts, from: from, to: to))
        let answer = try await Patience.within(seconds) { [request] in
            try await Self.answer(to: request)
        } orThrow: {
            TranslationExchange.silence(seconds)
        }
        return try TranslationExchange.answer(answer, to: texts.count)
    }

    private static func answer(to request: HTTPClientRequest) async throws -> [UInt8] {
        // A redirect could send the text and the token somewhere else.
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.httpVersion = .http1Only
        do {
            return try await HTTPClient.withHTTPClient(configuration: configuration) { client in
                // Whoever asks ends it in time; a second clock would now and then be the first.
                let response = try await client.execute(request, deadline: .distantFuture)
                guard response.status == .ok else {
                    throw NewsError(
                        .conflict, "The machine that translates answered with status \(Int(response.status.code)).",
                        help: "Tell whoever runs the site."
                    )
                }
                let body = try await response.body.collect(upTo: TranslationExchange.longestAnswer)
                return Array(body.readableBytesView)
            }
        } catch {
            try Task.checkCancellation()
            if let error = error as? NewsError { throw error }
            throw NewsError(
                .unavailable, "The machine that translates cannot be reached.", help: "Try again in a minute.",
                underlying: error
            )
        }
    }
}
