internal import NIOCore

/// Reads the answers of a connection on which one question at a time is asked. Bodies are counted and thrown away; an
/// answer has to tell its length.
struct AnswerReader {
    struct Answer: Equatable {
        var status = 0
        var bodyLength = -1
        /// The head and the body.
        var bytes = 0
        var entityTag: String?
        var closes = false
    }

    enum Reading: Equatable {
        case incomplete
        case answer(Answer)
        case unreadable
    }

    /// The beginning of a head whose end has not come.
    private var head = ByteBuffer()
    private var current: Answer?
    private var bodyLeft = 0

    /// Longer heads are none.
    private static let longestHead = 65_536

    /// Whether a part of an answer has come.
    var hasBegun: Bool { current != nil || head.readableBytes > 0 }

    /// Takes in what came.
    /// - Parameter keepsTag: Whether the answer's entity tag is wanted.
    mutating func read(_ bytes: ByteBuffer, keepsTag: Bool) -> Reading {
        var bytes = bytes
        if current == nil {
            if head.readableBytes > 0 {
                head.writeBuffer(&bytes)
                bytes = head
                head = ByteBuffer()
            }
            guard let end = bytes.withUnsafeReadableBytes(Self.headEnd) else {
                guard bytes.readableBytes < Self.longestHead else { return .unreadable }
                head = bytes
                return .incomplete
            }
            var answer = bytes.withUnsafeReadableBytes { Self.head($0, end: end, keepsTag: keepsTag) }
            guard answer.status >= 200, answer.bodyLength >= 0 else { return .unreadable }
            answer.bytes = end + answer.bodyLength
            bodyLeft = answer.bodyLength
            current = answer
            bytes.moveReaderIndex(forwardBy: end)
        }
        // More than was asked for would be taken for the next answer.
        guard let answer = current, bytes.readableBytes <= bodyLeft else { return .unreadable }
        bodyLeft -= bytes.readableBytes
        guard bodyLeft == 0 else { return .incomplete }
        current = nil
        return .answer(answer)
    }

    /// The place behind the empty line.
    private static func headEnd(_ bytes: UnsafeRawBufferPointer) -> Int? {
        var place = 3
        while place < bytes.count {
            switch bytes[place] {
            case 10:
                if bytes[place - 1] == 13, bytes[place - 2] == 10, bytes[place - 3] == 13 { return place + 1 }
                place += 2
            case 13: place += 1
            default: place += 4
            }
        }
        return nil
    }

    private static func head(_ bytes: UnsafeRawBufferPointer, end: Int, keepsTag: Bool) -> Answer {
        var answer = Answer()
        var start = 0
        while start < end {
            var stop = start
            while stop < end, bytes[stop] != 13 { stop += 1 }
            let line = UnsafeRawBufferPointer(rebasing: bytes[start..<stop])
            if start == 0 { answer.status = status(line) } else { take(line, keepsTag, into: &answer) }
            start = stop + 2
        }
        if answer.status == 204 || answer.status == 304 { answer.bodyLength = 0 }
        return answer
    }

    /// `HTTP/1.1 200 …`
    private static func status(_ line: UnsafeRawBufferPointer) -> Int {
        guard line.count >= 12, line.starts(with: "HTTP/1.1 ".utf8) else { return 0 }
        return number(UnsafeRawBufferPointer(rebasing: line[9..<12])) ?? 0
    }

    private static func take(_ line: UnsafeRawBufferPointer, _ keepsTag: Bool, into answer: inout Answer) {
        if let value = value(of: "content-length", line) {
            answer.bodyLength = number(value) ?? -1
        } else if let value = value(of: "connection", line) {
            answer.closes = equals(value, "close")
        } else if keepsTag, let value = value(of: "etag", line) {
            answer.entityTag = String(decoding: value, as: UTF8.self)
        }
    }

    /// - Parameter name: In small letters.
    private static func value(of name: StaticString, _ line: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        let count = name.utf8CodeUnitCount
        guard line.count > count, line[count] == UInt8(ascii: ":"),
            equals(UnsafeRawBufferPointer(rebasing: line[..<count]), name)
        else { return nil }
        var start = count + 1
        while start < line.count, line[start] == 32 { start += 1 }
        return UnsafeRawBufferPointer(rebasing: line[start...])
    }

    private static func equals(_ bytes: UnsafeRawBufferPointer, _ text: StaticString) -> Bool {
        guard bytes.count == text.utf8CodeUnitCount else { return false }
        for place in 0..<bytes.count where bytes[place] | 0x20 != text.utf8Start[place] | 0x20 { return false }
        return true
    }

    private static func number(_ digits: UnsafeRawBufferPointer) -> Int? {
        guard (1...15).contains(digits.count) else { return nil }
        var number = 0
        for digit in digits {
            guard (48...57).contains(digit) else { return nil }
            number = number * 10 + Int(digit - 48)
        }
        return number
    }
}
