internal import NIOCore

/// Finds the answer to the bytes of a request.
struct EdgeAnswers {
    enum Reply {
        /// More has to come.
        case wait
        /// The answer to a request of so many bytes.
        case answer(ByteBuffer, length: Int)
        /// A whole message for the codec.
        case handOn(headLength: Int, bodyLength: Int)
        /// What is not known, and all that follows it, is for the codec.
        case pass
    }

    private let cache: PageCache
    /// The last `Accept-Encoding` on this connection: a client says the same each time.
    private let accepted = LastAccepted()

    init(_ cache: PageCache) { self.cache = cache }

    func reply(to bytes: ByteBuffer) -> Reply {
        bytes.withUnsafeReadableBytes { bytes in
            switch RequestHead.read(bytes) {
            case .incomplete: return .wait
            case .unknown: return .pass
            case .message(let message):
                if let question = message.question,
                    let page = cache.current(at: UnsafeRawBufferPointer(rebasing: bytes[question.path]))
                {
                    return .answer(answer(question, page, bytes), length: message.headLength)
                }
                return .handOn(headLength: message.headLength, bodyLength: message.bodyLength)
            }
        }
    }

    /// Whether the first line says HTTP/1.0.
    static func isHTTP10(_ bytes: ByteBuffer) -> Bool {
        bytes.withUnsafeReadableBytes { bytes in
            let line = bytes.prefix(RequestHead.limit).prefix { $0 != 13 && $0 != 10 }
            return line.suffix(9).elementsEqual(" HTTP/1.0".utf8)
        }
    }

    private func answer(
        _ question: RequestHead.Question, _ page: KeptPage, _ bytes: UnsafeRawBufferPointer
    ) -> ByteBuffer {
        let coding = page.coding(
            question.acceptEncoding.map { accepted.coding(UnsafeRawBufferPointer(rebasing: bytes[$0])) } ?? .identity
        )
        let second = HTTPDate.now()
        if question.ifNoneMatch != nil || question.ifModifiedSince != nil {
            func text(_ range: Range<Int>?) -> String? { range.map { String(decoding: bytes[$0], as: UTF8.self) } }
            let isNotModified = Conditional.isNotModified(
                ifNoneMatch: text(question.ifNoneMatch), ifModifiedSince: text(question.ifModifiedSince),
                entityTag: page.entityTag(coding), lastModified: page.lastModified
            )
            if isNotModified { return page.notModified(coding, at: second) }
        }
        return question.isHead ? page.head(coding, at: second) : page.whole(coding, at: second)
    }
}

/// Which coding the last client's words led to.
private final class LastAccepted {
    private var words: [UInt8] = []
    private var choice = ContentCoding.identity

    func coding(_ bytes: UnsafeRawBufferPointer) -> ContentCoding {
        if words.count == bytes.count, words.elementsEqual(bytes) { return choice }
        words = Array(bytes)
        choice = ContentCoding.choose(
            accept: String(decoding: bytes, as: UTF8.self), available: [.brotli, .gzip, .identity]
        )
        return choice
    }
}
