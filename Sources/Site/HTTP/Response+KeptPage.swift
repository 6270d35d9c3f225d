internal import Edge
internal import HTTPTypes
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
        var headers = HTTPFields()
        headers.reserveCapacity(reply.fields.count + 1)
        for field in reply.fields {
            if let name = HTTPField.Name(field.name) { headers[name] = field.value }
        }
        self.init(
            status: HTTPResponse.Status(code: reply.status), headers: headers,
            body: reply.body.map(ResponseBody.init(byteBuffer:)) ?? ResponseBody()
        )
    }
}
