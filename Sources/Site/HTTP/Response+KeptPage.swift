public import Edge
public import HTTPTypes
internal import Hummingbird
internal import NIOCore

extension Response {
    /// The answer to a request from a page that is ready. The edge answers with the same fields.
    init(_ page: KeptPage, isStale: Bool, to request: Request) {
        let reply = page.reply(
            isHead: request.method == .head, acceptEncoding: request.headers[.acceptEncoding],
            ifNoneMatch: request.headers[.ifNoneMatch], ifModifiedSince: request.headers[.ifModifiedSince],
            isStale: isStale
        )
        self.init(
            status: HTTPResponse.Status(code: reply.status), headers: reply.headerFields,
            body: reply.body.map(ResponseBody.init(byteBuffer:)) ?? ResponseBody()
        )
    }
}

extension PageReply {
    /// Its fields as the framework and the codecs have them.
    public var headerFields: HTTPFields {
        var headers = HTTPFields()
        headers.reserveCapacity(fields.count + 1)
        for field in fields {
            if let name = HTTPField.Name(field.name) { headers[name] = field.value }
        }
        return headers
    }
}
