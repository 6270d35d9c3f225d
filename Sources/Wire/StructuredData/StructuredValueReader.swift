/// Walks the bytes of a JSON text once; how deep it goes is bounded, so the machine's stack is.
struct StructuredValueReader {
    private static let maximumDepth = 64

    private let bytes: [UInt8]
    private var index = 0
    private var depth = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    mutating func readAll() throws(StructuredValue.Fault) -> StructuredValue {
        skipWrapping()
        let value = try read()
        skipWrapping()
        if index < bytes.count, bytes[index] == UInt8(ascii: ";") { index += 1 }
        skipWrapping()
        guard index == bytes.count else { throw fault("the end") }
        return value
    }

    private func fault(_ expected: String) -> StructuredValue.Fault {
        StructuredValue.Fault(
            line: 1 + bytes.prefix(index).count { $0 == 0x0A }, expected: expected
        )
    }

    private mutating func skipSpaces() {
        while index < bytes.count, bytes[index] == 0x20 || (0x09...0x0D).contains(bytes[index]) { index += 1 }
    }

    /// White space, `<!--`, `//<![CDATA[` and their ends.
    private mutating func skipWrapping() {
        let marks = ["<!--", "-->", "//", "<![CDATA[", "]]>", "/*", "*/", "\u{FEFF}"]
        var found = true
        while found {
            skipSpaces()
            found = false
            for mark in marks where bytes[index...].starts(with: mark.utf8) {
                index += mark.utf8.count
                found = true
            }
        }
    }

    private mutating func read() throws(StructuredValue.Fault) -> StructuredValue {
        skipSpaces()
        guard index < bytes.count else { throw fault("a value") }
        switch bytes[index] {
        case UInt8(ascii: "{"): return try readObject()
        case UInt8(ascii: "["): return try readList()
        case UInt8(ascii: "\""): return .text(try readText())
        case UInt8(ascii: "t"): return try readWord("true", .flag(true))
        case UInt8(ascii: "f"): return try readWord("false", .flag(false))
        case UInt8(ascii: "n"): return try readWord("null", .null)
        default: return try readNumber()
        }
    }

    private mutating func readWord(
        _ word: String, _ value: StructuredValue
    ) throws(StructuredValue.Fault) -> StructuredValue {
        guard bytes[index...].starts(with: word.utf8) else { throw fault("a value") }
        index += word.utf8.count
        return value
    }

    private mutating func readNumber() throws(StructuredValue.Fault) -> StructuredValue {
        let start = index
        while index < bytes.count, "+-.eE0123456789".utf8.contains(bytes[index]) { index += 1 }
        guard let number = Double(String(decoding: bytes[start..<index], as: UTF8.self)) else { throw fault("a value") }
        return .number(number)
    }

    private mutating func enter() throws(StructuredValue.Fault) {
        index += 1
        depth += 1
        guard depth <= Self.maximumDepth else { throw fault("fewer levels") }
    }

    private mutating func leave() {
        index += 1
        depth -= 1
    }

    private mutating func readList() throws(StructuredValue.Fault) -> StructuredValue {
        try enter()
        var values: [StructuredValue] = []
        while true {
            skipSeparator()
            guard index < bytes.count else { throw fault("]") }
            if bytes[index] == UInt8(ascii: "]") { break }
            values.append(try read())
            try checkSeparator(before: UInt8(ascii: "]"))
        }
        leave()
        return .list(values)
    }

    private mutating func readObject() throws(StructuredValue.Fault) -> StructuredValue {
        try enter()
        var members: [String: StructuredValue] = [:]
        while true {
            skipSeparator()
            guard index < bytes.count else { throw fault("}") }
            if bytes[index] == UInt8(ascii: "}") { break }
            guard bytes[index] == UInt8(ascii: "\"") else { throw fault("a name in quotation marks") }
            let name = try readText()
            skipSpaces()
            guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else { throw fault(":") }
            index += 1
            let value = try read()
            // The first of two members of one name is the one that the page's writer saw work.
            if members[name] == nil { members[name] = value }
            try checkSeparator(before: UInt8(ascii: "}"))
        }
        leave()
        return .object(members)
    }

    private mutating func skipSeparator() {
        skipSpaces()
        while index < bytes.count, bytes[index] == UInt8(ascii: ",") {
            index += 1
            skipSpaces()
        }
    }

    private mutating func checkSeparator(before end: UInt8) throws(StructuredValue.Fault) {
        skipSpaces()
        guard index < bytes.count, bytes[index] == UInt8(ascii: ",") || bytes[index] == end else {
            throw fault(", or \(Character(Unicode.Scalar(end)))")
        }
    }

    private mutating func readText() throws(StructuredValue.Fault) -> String {
        index += 1
        var text: [UInt8] = []
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): try readEscape(into: &text)
            default: text.append(byte)
            }
        }
        throw fault("a closing quotation mark")
    }

    private mutating func readEscape(into text: inout [UInt8]) throws(StructuredValue.Fault) {
        guard index < bytes.count else { throw fault("a closing quotation mark") }
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "b"), UInt8(ascii: "f"): text.append(0x20)
        case UInt8(ascii: "u"):
            var unit = try readHexadecimal()
            if (0xD800...0xDBFF).contains(unit), bytes[index...].starts(with: "\\u".utf8) {
                index += 2
                let low = try readHexadecimal()
                unit = (0xDC00...0xDFFF).contains(low) ? 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00) : 0xFFFD
            }
            text.append(contentsOf: String(Character(Unicode.Scalar(unit) ?? "\u{FFFD}")).utf8)
        // \/, \", \\ and, since pages have it, \' and any other.
        default: text.append(byte)
        }
    }

    private mutating func readHexadecimal() throws(StructuredValue.Fault) -> UInt32 {
        guard index + 4 <= bytes.count,
            let value = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
        else { throw fault("four hexadecimal digits") }
        index += 4
        return value
    }
}
