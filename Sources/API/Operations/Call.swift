internal import Foundation
internal import News
internal import Newsroom
internal import Pages
internal import Store

/// No members.
struct Nothing: Sendable, Hashable, Codable, Schematic {
    static var schema: Schema { Schema(.object(name: "", [])) }
    static var sample: Nothing { Nothing() }
}

/// A request as it came, checked against the operation's schemas and not read yet.
struct Incoming: Sendable {
    /// The concrete address below the API's root.
    let address: String
    let path: JSON
    let query: JSON
    let body: [UInt8]
    let found: FindAccessToken.Found?
    let secret: AccessSecret?
    /// The revision that `If-Match` names.
    let ifMatch: Int?
    let idempotencyKey: String?
    let method: String
    /// What was received before the operation's work, which is in its body by the hash.
    var kept: API.KeptAttachment?
}

/// A request to an operation that everyone may use.
struct PublicCall<Path: Decodable & Sendable, Query: Decodable & Sendable>: Sendable {
    let path: Path
    let query: Query
    let renderer: PageRenderer
    let database: any Database
    let zone: Zone

    init(_ incoming: Incoming, _ api: API) async throws {
        path = try Incoming.decoded(incoming.path.text)
        query = try Incoming.decoded(incoming.query.text)
        renderer = try await api.renderer()
        database = api.newsroom.database
        zone = api.newsroom.zone
    }

    var publication: Publication { renderer.publication }

    /// The edition asked for, else the default one.
    func edition(_ id: EditionID?) throws -> Edition {
        let found = id.map { id in publication.editions.first { $0.id == id } } ?? publication.editions.first
        guard let found else { throw NewsError(.notFound, "There is no such edition.", field: "edition") }
        return found
    }
}

/// A request of someone with a token.
struct Call<Path: Decodable & Sendable, Query: Decodable & Sendable, Sent: Decodable & Sendable>: Sendable {
    let api: API
    /// What the verb works with; it keeps the answer where the program named the write.
    var newsroom: Newsroom
    let path: Path
    let query: Query
    let input: Sent
    /// The body of an operation that takes a file.
    let file: [UInt8]
    /// The file of an operation that receives one.
    let kept: API.KeptAttachment?
    let user: User
    let token: AccessToken
    let ifMatch: Int?

    init(_ incoming: Incoming, _ api: API, takesFile: Bool = false) throws {
        guard let found = incoming.found else { throw Problem(.unauthenticated, "Show a token.") }
        self.api = api
        newsroom = api.newsroom.working(with: found.token)
        path = try Incoming.decoded(incoming.path.text)
        query = try Incoming.decoded(incoming.query.text)
        let isEmpty = takesFile || incoming.body.isEmpty
        input = try isEmpty ? Incoming.decoded("{}") : Incoming.decoded(incoming.body)
        file = takesFile ? incoming.body : []
        kept = incoming.kept
        user = found.user
        token = found.token
        ifMatch = incoming.ifMatch
    }

    var actor: Actor { .user(user) }

    func time(_ instant: Instant) -> Timestamp { Timestamp(instant, in: newsroom.zone) }

    func read<Output: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> Output) async throws
        -> Output
    { try await newsroom.database.read(body) }

    /// The revision that the program worked on: `If-Match`, or the body's.
    func revision(_ inBody: Int?) throws -> Int {
        if let ifMatch, let inBody, ifMatch != inBody {
            throw Problem(
                .invalid, "If-Match names revision \(ifMatch), and the body \(inBody).", help: "Name one.",
                field: "revision"
            )
        }
        guard let revision = ifMatch ?? inBody else {
            throw Problem(
                .preconditionRequired, "The request does not say which revision it was made on.",
                help: "Send If-Match with the article's ETag, or “revision”.", field: "revision"
            )
        }
        return revision
    }
}

extension Incoming {
    static func decoded<Value: Decodable>(_ json: String) throws -> Value { try decoded(Array(json.utf8)) }

    static func decoded<Value: Decodable>(_ bytes: [UInt8]) throws -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: Data(bytes))
        } catch let error as DecodingError {
            let context: DecodingError.Context? =
                switch error {
                case .keyNotFound(_, let context), .typeMismatch(_, let context), .valueNotFound(_, let context),
                    .dataCorrupted(let context):
                    context
                @unknown default: nil
                }
            if let known = context?.underlyingError as? NewsError { throw known }
            let field = context?.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
                .joined(separator: ".")
            throw Problem(.invalid, "This is not written as it should be.", field: field)
        }
    }
}
