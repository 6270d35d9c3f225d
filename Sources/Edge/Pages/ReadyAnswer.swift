internal import NIOCore

/// An answer in one buffer, head and body, of which only the date changes.
struct ReadyAnswer: Sendable {
    private(set) var whole: ByteBuffer
    /// Since 1970, of the date that stands in it.
    private(set) var second: Int64 = -1
    private let headLength: Int

    /// - Parameter fields: All but the date; `nil` for a body alone, without a head.
    init(fields: [Page.Header]?, body: [UInt8]) {
        let head = fields.map { Self.head(status: "200 OK", $0, at: 0) } ?? ByteBuffer()
        headLength = head.readableBytes
        whole = ByteBufferAllocator().buffer(capacity: headLength + body.count)
        whole.writeImmutableBuffer(head)
        whole.writeBytes(body)
    }

    var body: ByteBuffer {
        var body = whole
        body.moveReaderIndex(forwardBy: headLength)
        return body
    }

    /// What it takes in memory.
    var room: Int { whole.capacity }

    var bodyLength: Int { whole.readableBytes - headLength }

    /// Writes another date into the head. An answer on its way keeps the one it has.
    mutating func date(_ second: Int64) {
        guard headLength > 0 else { return }
        self.second = second
        whole.setString(HTTPDate.text(second), at: headLength - Self.dateLength - 4)
    }

    /// `Sun, 06 Nov 1994 08:49:37 GMT`; the head ends with it and two line breaks.
    private static let dateLength = 29

    static func head(status: StaticString, _ fields: [Page.Header], at second: Int64) -> ByteBuffer {
        var head = ByteBufferAllocator().buffer(capacity: 1024)
        head.writeStaticString("HTTP/1.1 ")
        head.writeStaticString(status)
        head.writeStaticString("\r\n")
        for field in fields {
            head.writeString(field.name)
            head.writeStaticString(": ")
            head.writeString(field.value)
            head.writeStaticString("\r\n")
        }
        head.writeStaticString("Date: ")
        head.writeString(HTTPDate.text(second))
        head.writeStaticString("\r\n\r\n")
        return head
    }

    /// Whether these can be written as they are: nothing in them ends a line or is cut off by whoever reads it.
    static func canSend(_ fields: [Page.Header]) -> Bool {
        fields.allSatisfy { field in
            !field.name.isEmpty && field.name.utf8.allSatisfy { RequestHead.isToken($0) }
                && field.value.utf8.allSatisfy { (0x20...0x7E).contains($0) }
                && field.value.first != " " && field.value.last != " "
        }
    }
}
