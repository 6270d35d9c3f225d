internal import News

extension ArchiveLine {
    /// Reads a line.
    /// - Parameter line: Without its end.
    /// - Throws: `NewsError(.invalid)` with one sentence; the caller says where the line stands.
    public init(_ line: some Collection<UInt8>) throws {
        var scanner = ArchiveScanner(Array(line))
        let object = try scanner.document()
        guard let first = object.members.first else { throw Self.unknown("An empty object") }
        switch first.name {
        case "format":
            guard case .text(Self.format) = first.value else {
                throw NewsError(.invalid, "This is no archive of manchette.")
            }
            self = .head(version: try object.number("version"), schema: try object.number("schema"))
        case "table":
            guard case .object(let row) = object["row"] else { throw Self.lacks("row") }
            self = .row(
                table: try object.text("table"),
                try row.map { member in
                    switch member.value {
                    case .scalar(let value): Column(member.name, value)
                    case .text(let text): Column(member.name, .text(text))
                    case .object: throw NewsError(.invalid, "“\(member.name)” is no value of a column.")
                    }
                }
            )
        case "counter": self = .counter(table: try object.text("counter"), last: Int64(try object.number("last")))
        case "file":
            self = .file(
                ArchiveFile(
                    path: try object.text("file"), byteCount: try object.number("bytes"),
                    digest: try object.text("sha256")
                )
            )
        case "end":
            guard case .object(let counts) = object["end"] else { throw Self.lacks("end") }
            let end = ArchiveScanner.Object(members: counts)
            self = .end(rows: try end.number("rows"), files: try end.number("files"), digest: try object.text("sha256"))
        case let name: throw Self.unknown("“\(name)”")
        }
    }

    private static func unknown(_ what: String) -> NewsError {
        NewsError(.invalid, "\(what) begins no line of an archive.")
    }

    fileprivate static func lacks(_ name: String) -> NewsError { NewsError(.invalid, "The line has no “\(name)”.") }
}

extension ArchiveScanner.Object {
    fileprivate subscript(_ name: String) -> ArchiveScanner.Node? { members.first { $0.name == name }?.value }

    fileprivate func text(_ name: String) throws -> String {
        guard case .text(let text) = self[name] else { throw ArchiveLine.lacks(name) }
        return text
    }

    fileprivate func number(_ name: String) throws -> Int {
        guard case .scalar(.integer(let number)) = self[name] else { throw ArchiveLine.lacks(name) }
        return Int(number)
    }
}

/// Reads the JSON that archives are made of: objects of texts, numbers, nulls and objects of these.
struct ArchiveScanner {
    enum Node {
        case text(String)
        case scalar(Value)
        case object([(name: String, value: Node)])
    }

    struct Object {
        var members: [(name: String, value: Node)]
    }

    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    private static let broken = NewsError(.invalid, "The line is no JSON object of an archive.")

    mutating func document() throws -> Object {
        skipSpace()
        let object = Object(members: try members(depth: 0))
        skipSpace()
        guard place == bytes.count else { throw Self.broken }
        return object
    }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0D { place += 1 }
    }

    private mutating func take(_ byte: UInt8) throws {
        guard next == byte else { throw Self.broken }
        place += 1
    }

    private mutating func members(depth: Int) throws -> [(name: String, value: Node)] {
        guard depth < 3 else { throw Self.broken }
        try take(0x7B)
        var members: [(name: String, value: Node)] = []
        skipSpace()
        if next == 0x7D {
            place += 1
            return []
        }
        while true {
            skipSpace()
            let name = try text()
            guard !members.contains(where: { $0.name == name }) else {
                throw NewsError(.invalid, "“\(name)” stands twice in the line.")
            }
            skipSpace()
            try take(0x3A)
            skipSpace()
            members.append((name, try value(depth: depth)))
            skipSpace()
            if next == 0x2C {
                place += 1
            } else {
                try take(0x7D)
                return members
            }
        }
    }

    private mutating func value(depth: Int) throws -> Node {
        switch next {
        case 0x22: return .text(try text())
        case 0x7B: return .object(try members(depth: depth + 1))
        case 0x6E:
            for byte in "null".utf8 { try take(byte) }
            return .scalar(.null)
        default: return .scalar(try number())
        }
    }

    private mutating func number() throws -> Value {
        let start = place
        var isWhole = true
        while let byte = next {
            switch byte {
            case 0x30...0x39, 0x2D: break
            case 0x2B, 0x2E, 0x45, 0x65: isWhole = false
            default:
                return try number(bytes[start..<place], isWhole: isWhole)
            }
            place += 1
        }
        return try number(bytes[start..<place], isWhole: isWhole)
    }

    private func number(_ digits: ArraySlice<UInt8>, isWhole: Bool) throws -> Value {
        let text = String(decoding: digits, as: UTF8.self)
        if isWhole {
            guard let number = Int64(text) else { throw Self.broken }
            return .integer(number)
        }
        guard let number = Double(text), number.isFinite else { throw Self.broken }
        return .real(number)
    }

    private mutating func text() throws -> String {
        try take(0x22)
        var out: [UInt8] = []
        var start = place
        while let byte = next {
            switch byte {
            case 0x22:
                out += bytes[start..<place]
                place += 1
                guard let text = String(validating: out, as: UTF8.self) else {
                    throw NewsError(.invalid, "The line is not UTF-8 text.")
                }
                return text
            case 0x5C:
                out += bytes[start..<place]
                place += 1
                try escape(to: &out)
                start = place
            case 0x00..<0x20: throw Self.broken
            default: place += 1
            }
        }
        throw Self.broken
    }

    private mutating func escape(to out: inout [UInt8]) throws {
        guard let kind = next else { throw Self.broken }
        place += 1
        switch kind {
        case 0x22, 0x5C, 0x2F: out.append(kind)
        case 0x62: out.append(0x08)
        case 0x66: out.append(0x0C)
        case 0x6E: out.append(0x0A)
        case 0x72: out.append(0x0D)
        case 0x74: out.append(0x09)
        case 0x75:
            var code = UInt32(try unit())
            if (0xD800..<0xDC00).contains(code) {
                // Half a pair (RFC 8259, 7): the other half follows.
                try take(0x5C)
                try take(0x75)
                let low = UInt32(try unit())
                guard (0xDC00..<0xE000).contains(low) else { throw Self.broken }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw Self.broken }
            out += Array(String(Character(scalar)).utf8)
        default: throw Self.broken
        }
    }

    private mutating func unit() throws -> UInt16 {
        guard place + 4 <= bytes.count else { throw Self.broken }
        let digits = bytes[place..<place + 4]
        guard digits.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x46).contains($0 & 0xDF) }),
            let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw Self.broken }
        place += 4
        return unit
    }
}
