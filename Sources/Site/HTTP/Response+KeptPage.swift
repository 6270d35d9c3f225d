internal import Edge
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

extension Response {
    /// The answer to a request from a page that is ready: the coding the client wants, 304 where it has it already, no
    /// body for HEAD. The edge answers with the same fields.
    init(_ page: KeptPage, isStale: Bool, to request: Request) {
        let coding = ContentCoding.choose(accept: request.headers[.acceptEncoding], available: page.codings)
        let isNotModified =
            page.status == 200
            && Conditional.isNotModified(
                ifNoneMatch: request.headers[.ifNoneMatch], ifModifiedSince: request.headers[.ifModifiedSince],
                entityTag: page.entityTag(coding), lastModified: page.lastModified
            )
        let body = isNotModified ? nil : page.body(coding)
        var headers = HTTPFields()
        headers.reserveCapacity(page.headers.count + 5)
        for field in page.fields(coding, length: body?.readableBytes, isStale: isStale) {
            if let name = HTTPField.Name(field.name) { headers[name] = field.value }
        }
        self.init(
            status: isNotModified ? .notModified : HTTPResponse.Status(code: page.status), headers: headers,
            body: request.method == .head ? ResponseBody() : body.map(ResponseBody.init(byteBuffer:)) ?? ResponseBody()
        )
    }
}
