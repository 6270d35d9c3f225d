internal import Edge
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import News
internal import NIOCore
internal import Newsroom

/// Answers every request to the API: finds the operation, lets the program in, checks what it sent, and answers.
struct APIResponder: HTTPResponder {
    typealias Context = APIContext

    private static let mostJSON = 8_000_000
    private static let mostFile = 40_000_000

    private let api: API
    private let index: OperationIndex
    private let find: FindAccessToken

    init(_ api: API) throws {
        self.api = api
        index = try OperationIndex(try API.operations())
        find = FindAccessToken(api.newsroom)
    }

    func respond(to request: Request, context: Context) async throws -> Response {
        do {
            return try await answer(request, context)
        } catch {
            return APIResponse.problem(problem(error, request, context), to: request)
        }
    }

    private func answer(_ request: Request, _ context: Context) async throws -> Response {
        let path = request.uri.path
        guard path.hasPrefix(API.root + "/"), path.utf8.count <= 1024 else {
            throw Problem(.notFound, "Nothing stands at this address.", help: "The API begins at \(API.root).")
        }
        let below = path.dropFirst(API.root.count)
        let method = request.method == .head ? "GET" : request.method.rawValue
        switch index.find(method, below) {
        case nil:
            throw Problem(
                .notFound, "Nothing stands at this address.", help: "\(API.root)/openapi.json lists all there are."
            )
        case .methods(let methods)?:
            let isPublic = methods == [.get] && isPublic(below)
            if request.method == .options { return APIResponse.preflight(methods, isPublic: isPublic) }
            throw MethodRefusal(methods: methods)
        case .operation(let operation, let texts)?:
            return try await run(operation, texts, below, request, context)
        }
    }

    private func isPublic(_ path: Substring) -> Bool {
        guard case .operation(let operation, _)? = index.find("GET", path) else { return false }
        return operation.access == .everyone
    }

    private func run(
        _ operation: Operation, _ texts: JSON, _ below: Substring, _ request: Request, _ context: Context
    ) async throws -> Response {
        let (found, secret) = try await letIn(operation, request, context)
        let path = operation.pathFields.values(of: texts)
        // An identity that can be none is one that nothing has.
        guard operation.pathFields.faults(in: path).isEmpty else {
            throw Problem(.notFound, "Nothing stands at this address.")
        }
        let query = operation.queryFields.values(of: try Self.query(request))
        try Self.require(operation.queryFields.faults(in: query), "The address asks for something that is not there.")
        let address = String(below) + Self.canonical(query, operation.queryFields)
        switch operation.work {
        case .page(let work):
            let incoming = Incoming(
                address: address, path: path, query: query, body: [], found: nil, secret: nil, ifMatch: nil,
                idempotencyKey: nil, method: operation.method.rawValue
            )
            let kept = try await api.cache.page(PageKey(API.root + address)) { [api] in
                APIResponse.page(try await work(incoming, api))
            }
            return APIResponse.kept(kept.page, isStale: kept.isStale, to: request)
        case .answer(let work):
            let kept = try await received(operation, request, query, found)
            let body =
                if let kept { Array(kept.contentHash.utf8) } else { try await body(of: operation, request) }
            let incoming = Incoming(
                address: address, path: path, query: query, body: body, found: found, secret: secret,
                ifMatch: operation.takesRevision ? try Self.ifMatch(request) : nil,
                idempotencyKey: operation.isWrite ? try Self.idempotencyKey(request) : nil,
                method: operation.method.rawValue, kept: kept
            )
            return APIResponse.reply(try await work(incoming, api), to: request)
        }
    }

    // MARK: Who asks

    private func letIn(
        _ operation: Operation, _ request: Request, _ context: Context
    ) async throws -> (FindAccessToken.Found?, AccessSecret?) {
        if operation.access == .everyone { return (nil, nil) }
        guard let header = request.headers[.authorization] else {
            throw Problem(
                .unauthenticated, "The request shows no token.",
                help: "Send “Authorization: Bearer …” with a token of the desk's account page."
            )
        }
        let words = header.split(separator: " ", omittingEmptySubsequences: true)
        guard words.count == 2, words[0].lowercased() == "bearer", let secret = AccessSecret(text: String(words[1])),
            let found = try await find(secret, from: browser(request, context))
        else {
            throw Problem(
                .unauthenticated, "The token opens nothing, or nothing any more.",
                help: "Make another on the desk's account page."
            )
        }
        if let seconds = api.limit.wait(found.token.id) {
            throw Problem(.tooMany, "The token was used too often.", help: "Wait for \(seconds) seconds and try again.")
        }
        if case .scope(let scope) = operation.access, !found.token.scopes.contains(scope) {
            throw Problem(
                .forbidden, "The token has not the scope “\(scope.rawValue)”.",
                help: "Make one that has it on the desk's account page."
            )
        }
        return (found, secret)
    }

    private func browser(_ request: Request, _ context: Context) -> BrowserFacts {
        let origin = api.proxies.origin(peer: context.remoteAddress?.ipAddress) { name in
            HTTPField.Name(name).map { request.headers[values: $0] } ?? []
        }
        return BrowserFacts(address: origin.address, userAgent: request.headers[.userAgent] ?? "")
    }

    // MARK: What is asked

    private static func require(_ faults: [FieldFault], _ sentence: String) throws {
        guard let first = faults.first else { return }
        throw Problem(
            .invalid, faults.count == 1 ? first.message : sentence, field: first.field.isEmpty ? nil : first.field,
            errors: faults
        )
    }

    private static func query(_ request: Request) throws -> JSON {
        var members: [JSON.Member] = []
        for pair in (request.uri.query ?? "").split(separator: "&").prefix(64) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            func plain(_ text: Substring) -> String? { text.replacing("+", with: " ").removingPercentEncoding }
            guard let name = plain(parts[0]), let value = plain(parts.count == 2 ? parts[1] : "") else {
                throw Problem(.malformed, "The query of the address cannot be read.")
            }
            guard !members.contains(where: { $0.name == name }) else {
                throw Problem(.malformed, "“\(name.prefix(80))” stands twice in the address.")
            }
            members.append(JSON.Member(name: name, value: .string(value)))
        }
        return .object(members)
    }

    /// The query written in one way, whatever way it came in.
    private static func canonical(_ query: JSON, _ schema: Schema) -> String {
        let pairs = schema.properties.compactMap { property -> String? in
            guard let value = query[property.name] else { return nil }
            let text = if case .string(let text) = value { text } else { value.text }
            return property.name + "=" + (text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")
        }
        return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    }

    private static func ifMatch(_ request: Request) throws -> Int? {
        guard let header = request.headers[.ifMatch] else { return nil }
        let text = header.filter { $0 != " " }
        guard text.hasPrefix("\"r"), text.hasSuffix("\""), let revision = Int(text.dropFirst(2).dropLast()),
            revision > 0
        else {
            throw Problem(
                .malformed, "If-Match is no entity tag of an article.", help: "Send the ETag that its answer had.",
                field: "If-Match"
            )
        }
        return revision
    }

    private static func idempotencyKey(_ request: Request) throws -> String? {
        guard let name = HTTPField.Name("idempotency-key"), let header = request.headers[name] else { return nil }
        guard (1...255).contains(header.utf8.count), header.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw Problem(
                .malformed, "The Idempotency-Key is none.", help: "Take 1 to 255 visible ASCII characters.",
                field: "Idempotency-Key"
            )
        }
        return header
    }

    // MARK: What is sent

    private func body(of operation: Operation, _ request: Request) async throws -> [UInt8] {
        switch operation.content {
        case .none: return []
        case .file(let types):
            try Self.require(types, request)
            return try await collected(request, upTo: Self.mostFile)
        case .json(let schema):
            let bytes = try await collected(request, upTo: Self.mostJSON)
            let type = Self.mediaType(request)
            guard type == "application/json" || type == nil && bytes.isEmpty else {
                throw Problem(
                    .wrongMediaType, "The body is not JSON.", help: "Send it with Content-Type: application/json.",
                    field: "Content-Type"
                )
            }
            let value: JSON
            do { value = try bytes.isEmpty ? .object([]) : JSONReader.read(bytes) } catch let fault as JSONReader.Fault
            {
                throw Problem(.malformed, "The body is no JSON that we take, at byte \(fault.offset): \(fault.message)")
            }
            try Self.require(schema.faults(in: value), "Some fields are not as they should be.")
            return bytes
        }
    }

    /// The file of an operation that takes it as it comes in.
    private func received(
        _ operation: Operation, _ request: Request, _ query: JSON, _ found: FindAccessToken.Found?
    ) async throws -> API.KeptAttachment? {
        guard let receive = operation.receive, let found, case .file(let types) = operation.content else { return nil }
        try Self.require(types, request)
        return try await receive(request.body, query, found.user, api)
    }

    private static func require(_ types: [String], _ request: Request) throws {
        guard let type = mediaType(request), types.contains(type) else {
            throw Problem(
                .wrongMediaType, "The body is none of: \(types.joined(separator: ", ")).",
                help: "Send the file as it is, with its Content-Type.", field: "Content-Type"
            )
        }
    }

    private static func mediaType(_ request: Request) -> String? {
        request.headers[.contentType].map { header in
            (header.split(separator: ";").first ?? "").trimmingCharacters(in: .whitespaces).lowercased()
        }
    }

    private func collected(_ request: Request, upTo most: Int) async throws -> [UInt8] {
        do {
            return Array(try await request.body.collect(upTo: most).readableBytesView)
        } catch is NIOTooManyBytesError {
            throw Problem(.tooLarge, "The body has more than \(most) bytes.")
        }
    }

    // MARK: What goes wrong

    private func problem(_ error: any Error, _ request: Request, _ context: Context) -> Problem {
        switch error {
        case let problem as Problem: return problem
        case let refusal as MethodRefusal:
            return Problem(.methodNotAllowed, "This address takes \(refusal.allowed) alone.", help: refusal.allowed)
        case let error as API.FileTooLarge: return Problem(.tooLarge, "The body has more than \(error.most) bytes.")
        case let refusal as PublishingRefusal:
            var problem = Problem(refusal.error, isConditional: false, reference: context.reference)
            problem.findings = refusal.findings.map(Answer.Finding.init)
            return problem
        case let error as NewsError:
            if error.code == .fault || error.code == .unavailable { log(error, request, context) }
            let isConditional = request.headers[.ifMatch] != nil
            return Problem(error, isConditional: isConditional, reference: context.reference)
        case let error as any HTTPResponseError where error.status == .contentTooLarge:
            return Problem(.tooLarge, "The body is too large.")
        case let error as any HTTPResponseError where error.status.code < 500:
            return Problem(.malformed, "The request cannot be read (\(error.status.code)).")
        default:
            log(error, request, context)
            return Problem(
                .fault, "Something broke on our side. Nothing that was saved is lost.", reference: context.reference
            )
        }
    }

    private func log(_ error: any Error, _ request: Request, _ context: Context) {
        context.logger.error(
            "A request to the API failed.",
            metadata: [
                "path": "\(request.uri.path.prefix(200))", "reference": "\(context.reference)", "error": "\(error)",
            ]
        )
    }
}

/// The address is there and does not take the method.
private struct MethodRefusal: Error {
    let methods: [Operation.Method]

    var allowed: String { APIResponse.allowed(methods) }
}
