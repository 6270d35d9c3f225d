internal import Edge
internal import HTTPTypes
internal import Hummingbird
internal import News
internal import NIOCore

/// Answers of the API.
enum APIResponse {
    private static func name(_ text: StaticString) -> HTTPField.Name { HTTPField.Name(text.description) ?? .accept }

    /// What everyone may read may be read from any page, without anyone's cookies.
    private static let openness: [(HTTPField.Name, String)] = [
        (.accessControlAllowOrigin, "*"), (.accessControlExposeHeaders, "ETag, Link"),
    ]

    static func allowed(_ methods: [Operation.Method]) -> String {
        (methods.contains(.get) ? ["GET", "HEAD"] : [])
            .appending(contentsOf: methods.filter { $0 != .get }.map(\.rawValue).sorted() + ["OPTIONS"])
            .joined(separator: ", ")
    }

    /// An answer for one program, kept by nobody else.
    static func reply(_ reply: Reply, to request: Request) -> Response {
        var fields = HTTPFields()
        fields[.cacheControl] = "no-store"
        fields[.xContentTypeOptions] = "nosniff"
        for header in reply.headers { if let name = HTTPField.Name(header.name) { fields[name] = header.value } }
        if request.method == .get, let tag = fields[.eTag],
            Conditional.isNotModified(
                ifNoneMatch: request.headers[.ifNoneMatch], ifModifiedSince: nil, entityTag: tag, lastModified: nil
            ), reply.status == 200, request.headers[.ifNoneMatch] != nil
        {
            fields[.contentType] = nil
            return Response(status: .notModified, headers: fields)
        }
        guard !reply.body.isEmpty else {
            return Response(status: HTTPResponse.Status(code: reply.status), headers: fields)
        }
        fields[.contentLength] = String(reply.body.utf8.count)
        return Response(
            status: HTTPResponse.Status(code: reply.status), headers: fields,
            body: request.method == .head ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(string: reply.body))
        )
    }

    static func problem(_ problem: Problem, to request: Request) -> Response {
        let fallback = "{\"type\":\"about:blank\",\"title\":\"\(problem.title)\",\"status\":\(problem.status)}"
        let reply =
            (try? Reply(problem))
            ?? Reply(
                status: problem.status,
                headers: [Reply.Header(name: "content-type", value: "application/problem+json")], body: fallback
            )
        var response = self.reply(reply, to: request)
        switch problem.status {
        case 401: response.headers[.wwwAuthenticate] = "Bearer realm=\"manchette\", error=\"invalid_token\""
        case 405: response.headers[.allow] = problem.help
        case 429, 503:
            let seconds = problem.help?.firstMatch(of: #/\d+/#).map { String($0.0) }
            response.headers[.retryAfter] = seconds ?? "10"
        default: break
        }
        if [404, 405, 410, 422].contains(problem.status), request.headers[.authorization] == nil {
            for (name, value) in openness { response.headers[name] = value }
        }
        return response
    }

    /// What a browser asks before it asks (Fetch, 3.2.2).
    static func preflight(_ methods: [Operation.Method], isPublic: Bool) -> Response {
        var fields = HTTPFields()
        fields[.allow] = allowed(methods)
        fields[.cacheControl] = "max-age=86400"
        if isPublic {
            for (name, value) in openness { fields[name] = value }
            fields[.accessControlAllowMethods] = "GET, HEAD"
            fields[.accessControlAllowHeaders] = "If-None-Match, If-Modified-Since"
            fields[.accessControlMaxAge] = "86400"
        }
        return Response(status: .noContent, headers: fields)
    }

    /// What everyone may read, as the page cache keeps it.
    static func page(_ page: Operation.PublicPage) -> Page {
        let keys = page.dependencies.map(\.text).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        var headers = page.reply.headers.map { Page.Header($0.name, $0.value) }
        headers += [
            Page.Header("x-content-type-options", "nosniff"),
            Page.Header(
                "cache-control",
                page.isArticle
                    ? "max-age=30, stale-while-revalidate=300, stale-if-error=86400"
                    : "max-age=10, stale-while-revalidate=60, stale-if-error=86400"
            ),
            Page.Header("cdn-cache-control", page.isArticle ? "max-age=3600" : "max-age=60"),
            Page.Header("surrogate-key", keys.joined(separator: " ")),
            Page.Header("cache-tag", keys.joined(separator: ",")),
        ]
        if let modified = page.lastModified {
            headers.append(Page.Header("last-modified", HTTPDate.text(modified.seconds)))
        }
        return Page(status: page.reply.status, headers: headers, body: Array(page.reply.body.utf8), dependencies: keys)
    }

    static func kept(_ page: KeptPage, isStale: Bool, to request: Request) -> Response {
        let coding = ContentCoding.choose(accept: request.headers[.acceptEncoding], available: page.codings)
        let tag = page.entityTag(coding)
        var fields = HTTPFields()
        for header in page.headers { if let name = HTTPField.Name(header.name) { fields[name] = header.value } }
        for (name, value) in openness { fields[name] = value }
        fields[.vary] = "Accept-Encoding"
        fields[.eTag] = tag
        if isStale { fields[name("cache-status")] = "manchette; hit; fwd=stale; detail=error" }
        if Conditional.isNotModified(
            ifNoneMatch: request.headers[.ifNoneMatch], ifModifiedSince: request.headers[.ifModifiedSince],
            entityTag: tag, lastModified: fields[.lastModified]
        ) {
            fields[.contentType] = nil
            return Response(status: .notModified, headers: fields)
        }
        if coding != .identity { fields[.contentEncoding] = coding.rawValue }
        let body = page.body(coding)
        fields[.contentLength] = String(body.readableBytes)
        return Response(
            status: HTTPResponse.Status(code: page.status), headers: fields,
            body: request.method == .head ? ResponseBody() : ResponseBody(byteBuffer: body)
        )
    }
}

extension Array {
    fileprivate func appending(contentsOf other: [Element]) -> [Element] { self + other }
}
