internal import Hummingbird
internal import News
internal import Newsroom

/// One thing that programs can do, declared once: the router, the checks of what comes in and the OpenAPI document are
/// all made from it.
struct Operation: Sendable {
    enum Method: String, Sendable, CaseIterable {
        case get = "GET"
        case post = "POST"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    /// Who may ask.
    enum Access: Sendable, Hashable {
        case everyone
        /// Whoever has a token.
        case token
        /// Whoever has a token with this scope.
        case scope(AccessScope)
    }

    /// What the body of a request is.
    enum Content: Sendable, Hashable {
        case none
        case json(Schema)
        /// A file as it is, in one of these media types.
        case file([String])
    }

    /// The part of the document it stands in.
    enum Part: String, Sendable, CaseIterable {
        case content = "Content"
        case desk = "Desk"
        case writing = "Writing"
        case publishing = "Publishing"
        case fronts = "Fronts"
        case media = "Media"
        case people = "People"
        case house = "House"
        case interface = "The interface itself"
    }

    /// What an operation makes of a request.
    enum Work: Sendable {
        /// Kept in the page cache until something that it was made from changes.
        case page(@Sendable (Incoming, API) async throws -> PublicPage)
        case answer(@Sendable (Incoming, API) async throws -> Reply)
    }

    /// A page of an operation that everyone may use.
    struct PublicPage: Sendable {
        let reply: Reply
        let dependencies: [PageDependency]
        let lastModified: Instant?
        let isArticle: Bool
    }

    let method: Method
    /// Below the API's root: `/articles/{article}`.
    let path: String
    /// `publishArticle`: the document's `operationId`.
    let name: String
    let part: Part
    let access: Access
    /// One sentence.
    let summary: String
    let pathFields: Schema
    let queryFields: Schema
    let content: Content
    /// `nil` where there is none.
    let answer: Schema?
    let status: Int
    /// Whether it needs the revision that the program worked on, in `If-Match` or in the body.
    let takesRevision: Bool
    let work: Work
    /// Receives a file that is too large to be held, before the work begins.
    var receive: Receive?

    /// - Returns: What was kept of the body.
    typealias Receive =
        @Sendable (_ body: RequestBody, _ query: JSON, _ user: User, _ api: API) async throws -> API.KeptAttachment

    var isWrite: Bool { method != .get }
}

extension Operation {
    /// The same operation, which takes its file as it comes in.
    func receiving(_ receive: @escaping Receive) -> Operation {
        var operation = self
        operation.receive = receive
        return operation
    }

    /// Something that everyone may read.
    static func publish<Path: Decodable & Sendable, Query: Decodable & Sendable, Output: Codable & Sendable>(
        _ path: String, _ name: String, _ summary: String,
        _ run: @escaping @Sendable (PublicCall<Path, Query>) async throws -> PublicReply<Output>
    ) throws -> Operation {
        Operation(
            method: .get, path: path, name: name, part: .content, access: .everyone, summary: summary,
            pathFields: try SchemaReader.schema(of: Path.self), queryFields: try SchemaReader.schema(of: Query.self),
            content: .none, answer: try SchemaReader.schema(of: Output.self), status: 200, takesRevision: false,
            work: .page { incoming, api in
                let found = try await run(try await PublicCall(incoming, api))
                return PublicPage(
                    reply: try Reply(found.output, status: 200, address: incoming.address),
                    dependencies: found.dependencies, lastModified: found.lastModified,
                    isArticle: found.policy == .article
                )
            }
        )
    }

    /// Something that someone with a token may read.
    static func read<Path: Decodable & Sendable, Query: Decodable & Sendable, Output: Codable & Sendable>(
        _ path: String, _ name: String, _ part: Part, _ access: Access, _ summary: String,
        _ run: @escaping @Sendable (Call<Path, Query, Nothing>) async throws -> Output
    ) throws -> Operation {
        Operation(
            method: .get, path: path, name: name, part: part, access: access, summary: summary,
            pathFields: try SchemaReader.schema(of: Path.self), queryFields: try SchemaReader.schema(of: Query.self),
            content: .none, answer: try SchemaReader.schema(of: Output.self), status: 200, takesRevision: false,
            work: .answer { incoming, api in
                try Reply(try await run(try Call(incoming, api)), status: 200, address: incoming.address)
            }
        )
    }

    /// A command of the newsroom.
    /// - Parameters:
    ///   - run: The verb; it must work with the call's newsroom.
    ///   - answer: What the program is told, from what the verb's transaction answers. It is made in that transaction,
    ///     and must not ask for anything. A `Problem` thrown here tells what was done, and undoes nothing.
    static func write<
        Path: Decodable & Sendable, Query: Decodable & Sendable, Input: Codable & Sendable, Verdict: Sendable,
        Output: Codable & Sendable
    >(
        _ method: Method, _ path: String, _ name: String, _ part: Part, _ scope: AccessScope, status: Int? = nil,
        file: [String] = [], takesRevision: Bool = false, _ summary: String,
        _ run: @escaping @Sendable (Call<Path, Query, Input>) async throws -> Verdict,
        answer: @escaping @Sendable (Call<Path, Query, Input>, Verdict) throws -> Output
    ) throws -> Operation {
        let hasAnswer = Output.self != Nothing.self
        let status = status ?? (hasAnswer ? 200 : 204)
        let content: Content =
            file.isEmpty
            ? (Input.self == Nothing.self ? .none : .json(try SchemaReader.schema(of: Input.self))) : .file(file)
        return Operation(
            method: method, path: path, name: name, part: part, access: .scope(scope), summary: summary,
            pathFields: try SchemaReader.schema(of: Path.self), queryFields: try SchemaReader.schema(of: Query.self),
            content: content, answer: hasAnswer ? try SchemaReader.schema(of: Output.self) : nil, status: status,
            takesRevision: takesRevision,
            work: .answer { incoming, api in
                let call = try Call<Path, Query, Input>(incoming, api, takesFile: !file.isEmpty)
                @Sendable func reply(_ verdict: Verdict) throws -> Reply {
                    do {
                        return try Reply(try answer(call, verdict), status: status, address: incoming.address)
                    } catch let problem as Problem {
                        return try Reply(problem)
                    }
                }
                let done = try await incoming.once(call, api, run, reply)
                if done.isFresh { try await api.published() }
                return done.reply
            }
        )
    }

    /// A command of the newsroom that has nothing to tell.
    static func write<Path: Decodable & Sendable, Query: Decodable & Sendable, Input: Codable & Sendable>(
        _ method: Method, _ path: String, _ name: String, _ part: Part, _ scope: AccessScope,
        takesRevision: Bool = false, _ summary: String,
        _ run: @escaping @Sendable (Call<Path, Query, Input>) async throws -> Void
    ) throws -> Operation {
        try write(method, path, name, part, scope, takesRevision: takesRevision, summary, run) { _, _ in Nothing() }
    }
}

extension Incoming {
    /// Does a write once, however often it is sent, where the program named it.
    fileprivate func once<Path, Query, Input, Verdict: Sendable>(
        _ call: Call<Path, Query, Input>, _ api: API,
        _ run: @escaping @Sendable (Call<Path, Query, Input>) async throws -> Verdict,
        _ reply: @escaping @Sendable (Verdict) throws -> Reply
    ) async throws -> (reply: Reply, isFresh: Bool) {
        guard let idempotencyKey, let secret else { return (try reply(try await run(call)), true) }
        let write = RepeatableWrite(
            call.newsroom, token: call.token.id, secret: secret, key: idempotencyKey,
            request: [Array(method.utf8), Array(address.utf8), Array((ifMatch.map { "\($0)" } ?? "").utf8), body]
        )
        switch try await write.begin() {
        case .done(let text):
            var kept: Reply = try Incoming.decoded(text)
            kept.headers.append(Reply.Header(name: "idempotency-replayed", value: "true"))
            return (kept, false)
        case .underWay:
            throw Problem(
                .conflict, "The write with this key is under way.", help: "Wait for its answer, or ask again later.",
                field: "Idempotency-Key"
            )
        case .other:
            throw Problem(
                .invalid, "This key was given to another request.", help: "Take a new key for each write.",
                field: "Idempotency-Key"
            )
        case .fresh: break
        }
        var keeping = call
        keeping.newsroom = write.newsroom { (verdict: Verdict) in try Reply.json(try reply(verdict)) }
        do {
            let answer = try reply(try await run(keeping))
            try await write.keep(try Reply.json(answer))
            return (answer, true)
        } catch {
            try? await write.giveUp()
            throw error
        }
    }
}
