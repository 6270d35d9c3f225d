internal import Foundation

/// A form of many parts (RFC 7578) as it comes in: fed piece by piece, it tells of parts without holding them.
struct FormParts {
    enum Event: Equatable {
        /// A part begins; it has a file's name where it is a file.
        case head(name: String, fileName: String?)
        case bytes([UInt8])
        case end
    }

    enum Fault: Error {
        /// It is no form of many parts.
        case unreadable
    }

    private enum State { case before, head, body, after }

    private static let longestHead = 16_384

    private let delimiter: [UInt8]
    private var state = State.before
    private var buffer: [UInt8] = Array("\r\n".utf8)

    /// - Returns: `nil` for another type of content.
    init?(contentType: String) {
        guard contentType.lowercased().hasPrefix("multipart/form-data"),
            let marker = contentType.firstRange(of: "boundary=")
        else { return nil }
        var boundary = contentType[marker.upperBound...].prefix { $0 != ";" }
        if boundary.first == "\"", boundary.last == "\"", boundary.count > 1 {
            boundary = boundary.dropFirst().dropLast()
        }
        boundary = boundary.prefix { $0 != " " }
        guard (1...70).contains(boundary.utf8.count) else { return nil }
        delimiter = Array("\r\n--\(boundary)".utf8)
    }

    /// Whether the last part has ended.
    var isAtEnd: Bool { state == .after }

    /// - Throws: `Fault` for what is no such form.
    mutating func feed(_ bytes: some Sequence<UInt8>) throws -> [Event] {
        buffer += bytes
        var events: [Event] = []
        var position = 0
        walk: while true {
            switch state {
            case .after: break walk
            case .before:
                guard let found = Self.find(delimiter, in: buffer, from: position) else {
                    position = max(position, buffer.count - delimiter.count)
                    break walk
                }
                position = found + delimiter.count
                state = .head
            case .head:
                guard position + 2 <= buffer.count else { break walk }
                if buffer[position] == UInt8(ascii: "-"), buffer[position + 1] == UInt8(ascii: "-") {
                    state = .after
                    break walk
                }
                guard let end = Self.find(Array("\r\n\r\n".utf8), in: buffer, from: position) else {
                    guard buffer.count - position < Self.longestHead else { throw Fault.unreadable }
                    break walk
                }
                let head = String(decoding: buffer[position..<end], as: UTF8.self)
                guard let name = Self.parameter("name", head) else { throw Fault.unreadable }
                events.append(.head(name: name, fileName: Self.parameter("filename", head)))
                position = end + 4
                state = .body
            // The part may be empty: then its end follows at once, without a line of its own.
            case .body:
                let found = Self.find(delimiter, in: buffer, from: position)
                // What may be the beginning of the end is kept for the next piece.
                let end = found ?? max(position, buffer.count - delimiter.count + 1)
                if end > position { events.append(.bytes(Array(buffer[position..<end]))) }
                position = end
                guard let found else { break walk }
                events.append(.end)
                position = found + delimiter.count
                state = .head
            }
        }
        buffer.removeSubrange(..<min(position, buffer.count))
        return events
    }

    private static func find(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard start + pattern.count <= bytes.count else { return nil }
        return bytes.withUnsafeBytes { raw -> Int? in
            guard let base = raw.baseAddress else { return nil }
            var position = start
            let last = raw.count - pattern.count
            while position <= last {
                guard let hit = memchr(base + position, Int32(pattern[0]), last - position + 1) else { return nil }
                position = base.distance(to: UnsafeRawPointer(hit))
                if memcmp(base + position, pattern, pattern.count) == 0 { return position }
                position += 1
            }
            return nil
        }
    }

    /// A parameter of `Content-Disposition`, as browsers write it: in quotes, with `%22` for a quote.
    private static func parameter(_ name: String, _ head: String) -> String? {
        guard
            let line = head.split(separator: "\r\n").first(where: { $0.lowercased().hasPrefix("content-disposition:") })
        else { return nil }
        for start in line.ranges(of: "\(name)=\"") {
            // “name” is also the end of “filename”.
            if let before = line[..<start.lowerBound].last, before != " ", before != ";" { continue }
            let value = line[start.upperBound...].prefix { $0 != "\"" }
            return String(value).replacing("%22", with: "\"").replacing("%0D", with: "").replacing("%0A", with: "")
        }
        return nil
    }
}
