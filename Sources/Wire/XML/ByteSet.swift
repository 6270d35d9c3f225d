/// Brings the bytes of a long document into UTF-8, piece by piece.
struct ByteSet {
    private enum Kind {
        case unknown, utf8
        case utf16(isLittle: Bool)
        case oneByte(OneByteTable)
    }

    private var kind = Kind.unknown
    private var rest: [UInt8] = []
    /// A sentence where the document is not in UTF-8.
    private(set) var note: String?

    mutating func utf8(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
        if case .unknown = kind { kind = sniff(bytes) }
        switch kind {
        case .unknown, .utf8: return bytes
        case .oneByte(let table): return Array(table.text(of: bytes).utf8)
        case .utf16(let isLittle):
            let all = rest + bytes
            var units: [UInt16] = []
            units.reserveCapacity(all.count / 2)
            for place in stride(from: 0, to: all.count - 1, by: 2) {
                let (first, second) = (UInt16(all[place]), UInt16(all[place + 1]))
                units.append(isLittle ? second << 8 | first : first << 8 | second)
            }
            var used = units.count * 2
            // A pair of units that stand for one character is not cut in two.
            if !isLast, let last = units.last, (0xD800...0xDBFF).contains(last) {
                units.removeLast()
                used -= 2
            }
            rest = Array(all[used...])
            return Array(String(decoding: units, as: UTF16.self).utf8)
        }
    }

    private mutating func sniff(_ bytes: [UInt8]) -> Kind {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0x3C, 0x00]) {
            note = "the file is in UTF-16"
            return .utf16(isLittle: true)
        }
        if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0x00, 0x3C]) {
            note = "the file is in UTF-16"
            return .utf16(isLittle: false)
        }
        let head = String(decoding: bytes.prefix(400).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
        guard let match = head.firstMatch(of: /<\?xml[^>]*?encoding\s*=\s*["']([a-z0-9_:\-]+)/) else { return .utf8 }
        let name = String(match.1)
        guard !["utf8", "unicode11utf8", "usascii", "ascii"].contains(OneByteTable.bare(name)) else { return .utf8 }
        guard let table = OneByteTable.named(name) else {
            note =
                "the file names the character set “\(name.prefix(40))”, which is not known here; it was read as UTF-8"
            return .utf8
        }
        // A declaration is copied from the last export; the bytes know better. The end may cut a character.
        let sample = bytes.prefix(1_000_000)
        let high = sample.count { $0 >= 0x80 }
        let mended = XMLText.mended(Array(sample)).mended
        if high > 0, mended * 20 < high {
            note = "the file says that it is in \(table.name); it is in UTF-8, and was read so"
            return .utf8
        }
        note = "the file is in \(table.name)"
        return .oneByte(table)
    }
}
