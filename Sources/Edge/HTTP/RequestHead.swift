/// What the edge makes of the first bytes of a request: a grammar far narrower than HTTP's, read in place. Whatever it does
/// not know for certain it leaves to the codec.
enum RequestHead {
    enum Reading: Equatable {
        /// So far nothing is wrong, and the end has not come.
        case incomplete
        /// Where this message ends is not certain.
        case unknown
        /// A message whose length is certain.
        case message(Message)
    }

    struct Message: Equatable {
        /// Bytes up to and with the empty line.
        let headLength: Int
        /// Bytes that follow it and belong to it.
        let bodyLength: Int
        /// What is asked for, where an answer depends on nothing else.
        let question: Question?
    }

    /// Places in the head that was read.
    struct Question: Equatable {
        let isHead: Bool
        let path: Range<Int>
        var acceptEncoding: Range<Int>?
        var ifNoneMatch: Range<Int>?
        var ifModifiedSince: Range<Int>?
    }

    /// The longest head that is read here.
    static let limit = 8192
    /// The longest path that is looked up.
    static let longestPath = 2048

    static func read(_ bytes: UnsafeRawBufferPointer) -> Reading {
        var reader = HeadReader(bytes)
        return reader.read()
    }

    /// A character of a field's name (RFC 9110, 5.6.2).
    @inline(__always)
    static func isToken(_ byte: UInt8) -> Bool { classes[Int(byte)] & token != 0 }

    static let token: UInt8 = 1
    static let path: UInt8 = 2
    static let target: UInt8 = 4

    /// What each byte may be part of.
    static let classes: [UInt8] = (0..<256).map { code in
        let byte = UInt8(code)
        let isWord =
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        return (isWord || "!#$%&'*+-.^_`|~".utf8.contains(byte) ? token : 0)
            | (isWord || "-._~%/".utf8.contains(byte) ? path : 0)
            | (isWord || "-._~%/!$&'()*+,;=:@?".utf8.contains(byte) ? target : 0)
    }
}

/// Walks through the bytes of one head.
private struct HeadReader {
    private let bytes: UnsafeRawBufferPointer
    private var place = 0
    private var question: RequestHead.Question?
    private var hasHost = false
    private var hasConnection = false
    private var bodyLength: Int?
    private var isPlain = true

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// A step that did not end well: more bytes are needed, or these are not known.
    private enum Step { case done, incomplete, unknown }

    mutating func read() -> RequestHead.Reading {
        switch requestLine() {
        case .done: break
        case .incomplete: return bytes.count < RequestHead.limit ? .incomplete : .unknown
        case .unknown: return .unknown
        }
        while true {
            guard place < bytes.count else { break }
            if bytes[place] == 13 {
                guard place + 1 < bytes.count else { break }
                guard bytes[place + 1] == 10, place + 2 <= RequestHead.limit else { return .unknown }
                return message(end: place + 2)
            }
            switch field() {
            case .done: continue
            case .incomplete: return bytes.count < RequestHead.limit ? .incomplete : .unknown
            case .unknown: return .unknown
            }
        }
        return bytes.count < RequestHead.limit ? .incomplete : .unknown
    }

    private func message(end: Int) -> RequestHead.Reading {
        let answerable = isPlain && hasHost && bodyLength == nil
        return .message(
            RequestHead.Message(
                headLength: end, bodyLength: bodyLength ?? 0, question: answerable ? question : nil
            )
        )
    }

    // MARK: The request line

    private mutating func requestLine() -> Step {
        let isHead: Bool
        switch method() {
        case (.done, let head): isHead = head
        case (let step, _): return step
        }
        let start = place
        var classes = RequestHead.path | RequestHead.target
        RequestHead.classes.withUnsafeBufferPointer { table in
            while place < bytes.count {
                let kind = table[Int(bytes[place])]
                guard kind & RequestHead.target != 0 else { break }
                classes &= kind
                place += 1
            }
        }
        guard place > start || place >= bytes.count else { return .unknown }
        // Only paths of this machine: no absolute address, no star.
        if start < bytes.count, bytes[start] != UInt8(ascii: "/") { return .unknown }
        let end = place
        switch expect(" HTTP/1.1\r\n") {
        case .done: break
        case let step: return step
        }
        // What begins with two strokes names a host for some.
        let isDoubled = end - start > 1 && bytes[start + 1] == UInt8(ascii: "/")
        if classes & RequestHead.path == 0 || isDoubled || end - start > RequestHead.longestPath { isPlain = false }
        question = RequestHead.Question(isHead: isHead, path: start..<end)
        return .done
    }

    /// The method and the space after it, and whether it is `HEAD`.
    private mutating func method() -> (Step, Bool) {
        guard let first = bytes.first else { return (.incomplete, false) }
        switch first {
        case UInt8(ascii: "G"): return (expect("GET "), false)
        case UInt8(ascii: "H"): return (expect("HEAD "), true)
        case UInt8(ascii: "P"):
            isPlain = false
            guard bytes.count > 1 else { return (.incomplete, false) }
            switch bytes[1] {
            case UInt8(ascii: "O"): return (expect("POST "), false)
            case UInt8(ascii: "U"): return (expect("PUT "), false)
            case UInt8(ascii: "A"): return (expect("PATCH "), false)
            default: return (.unknown, false)
            }
        case UInt8(ascii: "D"):
            isPlain = false
            return (expect("DELETE "), false)
        default: return (.unknown, false)
        }
    }

    /// Goes past these bytes.
    private mutating func expect(_ text: StaticString) -> Step {
        let count = text.utf8CodeUnitCount
        let wanted = text.utf8Start
        for index in 0..<count {
            guard place + index < bytes.count else { return .incomplete }
            guard bytes[place + index] == wanted[index] else { return .unknown }
        }
        place += count
        return .done
    }

    // MARK: Fields

    private mutating func field() -> Step {
        let start = place
        let nameEnd = RequestHead.classes.withUnsafeBufferPointer { table in
            var end = start
            while end < bytes.count, table[Int(bytes[end])] & RequestHead.token != 0 { end += 1 }
            return end
        }
        guard nameEnd < bytes.count else { return .incomplete }
        guard nameEnd > start, bytes[nameEnd] == UInt8(ascii: ":") else { return .unknown }
        var valueStart = nameEnd + 1
        while valueStart < bytes.count, bytes[valueStart] == 32 { valueStart += 1 }
        var end = valueStart
        while end < bytes.count, bytes[end] >= 32, bytes[end] != 127 { end += 1 }
        guard end + 1 < bytes.count else {
            return end == bytes.count || bytes[end] == 13 ? .incomplete : .unknown
        }
        guard bytes[end] == 13, bytes[end + 1] == 10 else { return .unknown }
        place = end + 2
        while end > valueStart, bytes[end - 1] == 32 { end -= 1 }
        return take(FieldName.of(UnsafeRawBufferPointer(rebasing: bytes[start..<nameEnd])), valueStart..<end)
    }

    private mutating func take(_ name: FieldName, _ value: Range<Int>) -> Step {
        switch name {
        case .ignored: break
        case .host:
            // Two hosts, or none, are for the codec to judge.
            guard !hasHost, !value.isEmpty else { return .unknown }
            hasHost = true
        case .connection:
            guard !hasConnection, isKeepAlive(value) else { return .unknown }
            hasConnection = true
        case .contentLength:
            guard bodyLength == nil, (1...15).contains(value.count) else { return .unknown }
            var length = 0
            for index in value {
                guard (48...57).contains(bytes[index]) else { return .unknown }
                length = length * 10 + Int(bytes[index] - 48)
            }
            bodyLength = length
        case .acceptEncoding:
            check(value, isFirst: question?.acceptEncoding == nil)
            question?.acceptEncoding = value
        case .ifNoneMatch:
            check(value, isFirst: question?.ifNoneMatch == nil)
            question?.ifNoneMatch = value
        case .ifModifiedSince:
            check(value, isFirst: question?.ifModifiedSince == nil)
            question?.ifModifiedSince = value
        case .other: isPlain = false
        case .framing: return .unknown
        }
        return .done
    }

    /// A field that an answer depends on is for the codec where it stands twice or is not of plain letters.
    private mutating func check(_ value: Range<Int>, isFirst: Bool) {
        guard isFirst else {
            isPlain = false
            return
        }
        for index in value where bytes[index] > 126 { isPlain = false }
    }

    private func isKeepAlive(_ value: Range<Int>) -> Bool {
        FieldName.matches(UnsafeRawBufferPointer(rebasing: bytes[value]), "keep-alive")
    }
}
