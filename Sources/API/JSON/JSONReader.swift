internal import Foundation

/// Reads JSON strictly (RFC 8259): UTF-8, one value, no name twice in an object, and no deeper than a text of ours can be.
struct JSONReader {
    /// Why a text is no JSON that we take.
    struct Fault: Error {
        /// One sentence without its place.
        let message: String
        /// The byte it was seen at.
        let offset: Int
    }

    /// How deep values may stand in one another: a body's twelve levels of blocks are two each.
    static let mostDepth = 64

    private let bytes: [UInt8]
    private var place = 0
    private var depth = 0

    /// - Throws: `Fault`.
    static func read(_ bytes: [UInt8]) throws -> JSON {
        var reader = JSONReader(bytes: bytes)
        reader.skipSpace()
        let value = try reader.value()
        reader.skipSpace()
        guard reader.place == bytes.count else { throw reader.fault("Something follows the value.") }
        return value
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private func fault(_ message: String) -> Fault { Fault(message: message, offset: place) }

    private var byte: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skipSpace() {
        while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
    }

    private mutating func value() throws -> JSON {
        switch byte {
        case UInt8(ascii: "{"): return try nested { try $0.object() }
        case UInt8(ascii: "["): return try nested { try $0.array() }
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): return try number()
        case nil: throw fault("The text ends where a value should stand.")
        default: throw fault("There is no value here.")
        }
    }

    private mutating func nested(_ read: (inout JSONReader) throws -> JSON) throws -> JSON {
        guard depth < Self.mostDepth else { throw fault("Values stand deeper than \(Self.mostDepth) levels.") }
        depth += 1
        place += 1
        skipSpace()
        let value = try read(&self)
        depth -= 1
        return value
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws -> JSON {
        let wanted = Array(word.description.utf8)
        guard bytes[place...].starts(with: wanted) else { throw fault("There is no value here.") }
        place += wanted.count
        return value
    }

    private mutating func object() throws -> JSON {
        var members: [JSON.Member] = []
        var names: Set<String> = []
        if byte == UInt8(ascii: "}") {
            place += 1
            return .object([])
        }
        while true {
            guard byte == UInt8(ascii: "\"") else { throw fault("A name should stand here.") }
            let name = try string()
            guard names.insert(name).inserted else { throw fault("“\(name.prefix(40))” stands twice.") }
            skipSpace()
            guard byte == UInt8(ascii: ":") else { throw fault("A colon should stand here.") }
            place += 1
            skipSpace()
            members.append(JSON.Member(name: name, value: try value()))
            if try isLast(UInt8(ascii: "}")) { return .object(members) }
        }
    }

    private mutating func array() throws -> JSON {
        var values: [JSON] = []
        if byte == UInt8(ascii: "]") {
            place += 1
            return .array([])
        }
        while true {
            values.append(try value())
            if try isLast(UInt8(ascii: "]")) { return .array(values) }
        }
    }

    /// Goes past a comma or the end.
    private mutating func isLast(_ end: UInt8) throws -> Bool {
        skipSpace()
        guard let byte, byte == end || byte == UInt8(ascii: ",") else {
            throw fault("A comma or the end should stand here.")
        }
        place += 1
        skipSpace()
        return byte == end
    }

    private mutating func number() throws -> JSON {
        let start = place
        func digits(_ reader: inout JSONReader) throws {
            guard let first = reader.byte, (48...57).contains(first) else {
                throw reader.fault("A digit should stand here.")
            }
            while let byte = reader.byte, (48...57).contains(byte) { reader.place += 1 }
        }
        if byte == UInt8(ascii: "-") { place += 1 }
        if byte == UInt8(ascii: "0") { place += 1 } else { try digits(&self) }
        var isWhole = true
        if byte == UInt8(ascii: ".") {
            isWhole = false
            place += 1
            try digits(&self)
        }
        if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
            isWhole = false
            place += 1
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { place += 1 }
            try digits(&self)
        }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        if isWhole, let whole = Int64(text) { return .integer(whole) }
        guard let number = Double(text), number.isFinite else { throw fault("The number is too large.") }
        return .number(number)
    }

    private mutating func string() throws -> String {
        place += 1
        var kept: [UInt8] = []
        while let byte {
            switch byte {
            case UInt8(ascii: "\""):
                place += 1
                guard let text = String(validating: kept, as: UTF8.self) else {
                    throw fault("The text is not written in UTF-8.")
                }
                return text
            case UInt8(ascii: "\\"):
                place += 1
                try escape(&kept)
            case 0..<0x20: throw fault("A control character stands in a text.")
            default:
                kept.append(byte)
                place += 1
            }
        }
        throw fault("A text does not end.")
    }

    private mutating func escape(_ kept: inout [UInt8]) throws {
        let letter = byte
        place += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): kept.append(letter ?? 0)
        case UInt8(ascii: "b"): kept.append(0x08)
        case UInt8(ascii: "f"): kept.append(0x0C)
        case UInt8(ascii: "n"): kept.append(0x0A)
        case UInt8(ascii: "r"): kept.append(0x0D)
        case UInt8(ascii: "t"): kept.append(0x09)
        case UInt8(ascii: "u"):
            var code = UInt32(try hexadecimal())
            if (0xD800..<0xDC00).contains(code) {
                guard place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u")
                else { throw fault("Half of a character stands alone.") }
                place += 2
                let low = UInt32(try hexadecimal())
                guard (0xDC00..<0xE000).contains(low) else { throw fault("Half of a character stands alone.") }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw fault("Half of a character stands alone.") }
            kept += Array(String(Character(scalar)).utf8)
        default: throw fault("There is no such escape.")
        }
    }

    private mutating func hexadecimal() throws -> UInt16 {
        guard place + 4 <= bytes.count,
            bytes[place..<place + 4].allSatisfy({
                (48...57).contains($0) || (65...70).contains($0) || (97...102).contains($0)
            }),
            let code = UInt16(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16)
        else { throw fault("Four hexadecimal digits should stand here.") }
        place += 4
        return code
    }
}
