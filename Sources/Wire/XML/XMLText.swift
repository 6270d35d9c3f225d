internal import News

/// A text of an XML document that is put together from its parts, bounded, with its entities resolved and its encoding
/// mended: exports mix character sets, as databases did before them.
struct XMLText {
    /// No text of an article is longer; what comes after it is left out.
    static let longest = 2_500_000

    private var bytes: [UInt8] = []
    private(set) var isCut = false

    var isEmpty: Bool { bytes.isEmpty }

    mutating func clear() {
        bytes.removeAll(keepingCapacity: bytes.capacity < 1_000_000)
        isCut = false
    }

    mutating func append(_ part: ArraySlice<UInt8>, isRaw: Bool) {
        guard bytes.count < Self.longest else {
            isCut = isCut || !part.isEmpty
            return
        }
        var part = part
        if part.count > Self.longest - bytes.count {
            part = part.prefix(Self.longest - bytes.count)
            isCut = true
        }
        guard !isRaw, part.contains(0x26) else {
            bytes += part
            return
        }
        while let ampersand = part.firstIndex(of: 0x26) {
            bytes += part[..<ampersand]
            part = part[ampersand...]
            let inside = part.dropFirst().prefix(12).prefix { $0 != 0x3B }
            if inside.count < 12, inside.endIndex < part.endIndex, let scalar = Self.scalar(inside) {
                bytes += Array(String(scalar).utf8)
                part = part[(inside.endIndex + 1)...]
            } else {
                bytes.append(0x26)
                part = part.dropFirst()
            }
        }
        bytes += part
    }

    /// The character that the inside of a reference names. Names that only a declaration could explain stay as written.
    private static func scalar(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
        switch String(decoding: name, as: UTF8.self) {
        case "lt": return "<"
        case "gt": return ">"
        case "amp": return "&"
        case "quot": return "\""
        case "apos": return "'"
        case let text where text.hasPrefix("#x") || text.hasPrefix("#X"):
            return UInt32(text.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
        case let text where text.hasPrefix("#"): return UInt32(text.dropFirst()).flatMap(Unicode.Scalar.init)
        default: return nil
        }
    }

    /// The text so far, which is gone from here then.
    /// - Returns: Besides, how many bytes were no UTF-8 and were read as the old sets have them.
    mutating func take() -> (text: String, mended: Int) {
        defer { clear() }
        if let text = String(validating: bytes, as: UTF8.self) { return (text, 0) }
        return Self.mended(bytes)
    }

    /// What is UTF-8 stays; each other byte is read by the set that its neighbours look like.
    static func mended(_ bytes: [UInt8]) -> (text: String, mended: Int) {
        var odd: [UInt8] = []
        var parts: [(text: String, odd: Range<Int>)] = []
        var place = 0
        var sound = 0
        while place < bytes.count {
            let length = lengthOfCharacter(bytes, at: place)
            if length > 0 {
                place += length
                continue
            }
            let start = odd.count
            let text = String(decoding: bytes[sound..<place], as: UTF8.self)
            while place < bytes.count, lengthOfCharacter(bytes, at: place) == 0 {
                odd.append(bytes[place])
                place += 1
            }
            parts.append((text, start..<odd.count))
            sound = place
        }
        // Letters are beside each other where nothing stood between them.
        let runs = parts.map { odd[$0.odd] }.joined(separator: [0x20])
        let table = OneByteTable.usual(for: nil, Array(runs))
        var result = ""
        for part in parts { result += part.text + table.text(of: Array(odd[part.odd])) }
        return (result + String(decoding: bytes[sound...], as: UTF8.self), odd.count)
    }

    /// How many bytes the UTF-8 character at a place has; 0 where there is none.
    private static func lengthOfCharacter(_ bytes: [UInt8], at place: Int) -> Int {
        let lead = bytes[place]
        let length: Int
        switch lead {
        case ..<0x80: return 1
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF: length = 3
        case 0xF0...0xF4: length = 4
        default: return 0
        }
        guard place + length <= bytes.count,
            bytes[place + 1..<place + length].allSatisfy({ $0 & 0xC0 == 0x80 }),
            String(validating: bytes[place..<place + length], as: UTF8.self) != nil
        else { return 0 }
        return length
    }
}
