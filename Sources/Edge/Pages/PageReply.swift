public import NIOCore

/// What a page that stands ready says to one request.
public struct PageReply: Sendable {
    /// HTTP status.
    public let status: Int
    /// All but the date.
    public let fields: [Page.Header]
    /// `nil` where none is sent: to `HEAD`, and where the client has it already.
    public let body: ByteBuffer?
}

extension KeptPage {
    /// The coding the client wants, 304 where it has the page already, no body for `HEAD`.
    /// - Parameters:
    ///   - acceptEncoding: As the request says it, like the next two.
    ///   - isStale: Whether it is sent although it should have been made anew.
    public func reply(
        isHead: Bool, acceptEncoding: String?, ifNoneMatch: String?, ifModifiedSince: String?, isStale: Bool = false
    ) -> PageReply {
        let coding = ContentCoding.choose(accept: acceptEncoding, available: codings)
        let isNotModified =
            status == 200
            && Conditional.isNotModified(
                ifNoneMatch: ifNoneMatch, ifModifiedSince: ifModifiedSince, entityTag: entityTag(coding),
                lastModified: lastModified
            )
        let body = isNotModified ? nil : body(coding)
        return PageReply(
            status: isNotModified ? 304 : status,
            fields: fields(coding, length: body?.readableBytes, isStale: isStale), body: isHead ? nil : body
        )
    }
}

extension PageCache {
    /// The answer to a question for a current page; `nil` where none stands ready. Never waits.
    public func reply(to question: FieldQuestion) -> PageReply? {
        var path = question.path
        guard let page = path.withUTF8({ current(at: UnsafeRawBufferPointer($0)) }) else { return nil }
        return page.reply(
            isHead: question.isHead, acceptEncoding: question.acceptEncoding, ifNoneMatch: question.ifNoneMatch,
            ifModifiedSince: question.ifModifiedSince
        )
    }
}
