internal import Edge
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

extension Response {
    /// The answer to a request from a page that is ready: the coding the client wants, 304 where it has it already, no
    /// body for HEAD.
    init(_ page: KeptPage, isStale: Bool, to request: Request) {
        let coding = ContentCoding.choose(accept: request.headers[.acceptEncoding], available: page.codings)
        let tag = page.entityTag(coding)
        var headers = HTTPFields()
        headers.reserveCapacity(page.headers.count + 5)
        var lastModified: String?
        for header in page.headers {
            guard let name = HTTPField.Name(header.name) else { continue }
            headers[name] = header.value
            if name == .lastModified { lastModified = header.value }
        }
        headers[.vary] = "Accept-Encoding"
        if isStale {
            // RFC 9211: what a cache of ours answered although it could not ask anew.
            if let name = HTTPField.Name("cache-status") { headers[name] = "manchette; hit; fwd=stale; detail=error" }
        }
        guard page.status == 200 else {
            self.init(page, coding, headers: headers, request)
            return
        }
        headers[.eTag] = tag
        let isNotModified = Conditional.isNotModified(
            ifNoneMatch: request.headers[.ifNoneMatch], ifModifiedSince: request.headers[.ifModifiedSince],
            entityTag: tag, lastModified: lastModified
        )
        if isNotModified {
            headers[.contentType] = nil
            self.init(status: .notModified, headers: headers)
            return
        }
        self.init(page, coding, headers: headers, request)
    }

    private init(_ page: KeptPage, _ coding: ContentCoding, headers: HTTPFields, _ request: Request) {
        var headers = headers
        if coding != .identity { headers[.contentEncoding] = coding.rawValue }
        let body = page.body(coding)
        headers[.contentLength] = String(body.count)
        self.init(
            status: HTTPResponse.Status(code: page.status), headers: headers,
            body: request.method == .head ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: body))
        )
    }
}
