extension Galley {
    /// How long the space is that begins at a place; 0 where none does. A line's end is none.
    static func spaceLength(of bytes: [UInt8], at index: Int) -> Int {
        guard index < bytes.count else { return 0 }
        switch bytes[index] {
        case 0x20, 0x09: return 1
        case 0xC2: return index + 1 < bytes.count && bytes[index + 1] == 0xA0 ? 2 : 0
        case 0xE2:
            let isThin = index + 2 < bytes.count && bytes[index + 1] == 0x80
            return isThin && (bytes[index + 2] == 0xAF || bytes[index + 2] == 0x89) ? 3 : 0
        default: return 0
        }
    }

    /// How long the space is that ends at a place; 0 where none does.
    static func spaceLength(of bytes: [UInt8], endingAt end: Int) -> Int {
        guard end > 0 else { return 0 }
        switch bytes[end - 1] {
        case 0x20, 0x09: return 1
        case 0xA0: return end > 1 && bytes[end - 2] == 0xC2 ? 2 : 0
        case 0xAF, 0x89: return end > 2 && bytes[end - 2] == 0x80 && bytes[end - 3] == 0xE2 ? 3 : 0
        default: return 0
        }
    }

    /// Whether a space, a line's end or a quotation mark begins at a place.
    static func isWordBorder(_ bytes: [UInt8], at index: Int) -> Bool {
        switch bytes[index] {
        case 0x0A, 0x22: true
        case 0xC2: index + 1 < bytes.count && [0xA0, 0xAB, 0xBB].contains(bytes[index + 1])
        default: spaceLength(of: bytes, at: index) > 0
        }
    }

    /// Whether a space, a line's end or a quotation mark ends at a place.
    static func isWordBorder(_ bytes: [UInt8], endingAt end: Int) -> Bool {
        switch bytes[end - 1] {
        case 0x0A, 0x22: true
        case 0xAB, 0xBB: end > 1 && bytes[end - 2] == 0xC2
        default: spaceLength(of: bytes, endingAt: end) > 0
        }
    }

    /// The scalar that begins at a place.
    static func scalar(of bytes: [UInt8], at index: Int) -> Unicode.Scalar {
        let first = bytes[index]
        guard first >= 0x80 else { return Unicode.Scalar(first) }
        let count = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        var value = UInt32(first) & (0x7F >> UInt32(count))
        for byte in bytes[(index + 1)..<min(index + count, bytes.count)] { value = value << 6 | UInt32(byte & 0x3F) }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    /// The scalar that ends at a place; `nil` at the start.
    static func scalar(of bytes: [UInt8], endingAt end: Int) -> Unicode.Scalar? {
        guard end > 0 else { return nil }
        var index = end - 1
        while index > 0, bytes[index] & 0xC0 == 0x80 { index -= 1 }
        return scalar(of: bytes, at: index)
    }
}

extension UInt8 {
    var isDigit: Bool { (0x30...0x39).contains(self) }

    var isASCIILetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
}

extension Unicode.Scalar {
    var isLetter: Bool { value < 0x80 ? UInt8(value).isASCIILetter : properties.isAlphabetic }

    var isLetterOrDigit: Bool {
        value < 0x80 ? UInt8(value).isDigit || UInt8(value).isASCIILetter : properties.isAlphabetic
    }

    var isUppercase: Bool { value < 0x80 ? (0x41...0x5A).contains(value) : properties.isUppercase }

    /// Whether it is a letter or a vowel sign of the Arabic script.
    var isArabic: Bool {
        switch value {
        case 0x0620...0x065F, 0x066E...0x06D3, 0x06D5...0x06DC, 0x06EE, 0x06EF, 0x06FA...0x06FF, 0x0750...0x077F: true
        default: false
        }
    }

    /// Whether it is a mark after which a sentence or a bracket is over.
    var isClosing: Bool {
        switch self {
        case ".", ",", ";", ":", "!", "?", "…", ")", "]", "}", "»", "”", "’", "\"", "'", "،", "؛", "؟": true
        default: false
        }
    }

    /// Whether it is a mark after which something begins.
    var isOpening: Bool {
        switch self {
        case "(", "[", "{", "«", "“", "‘", "¿", "¡", "—", "–", "-", "/", ":", "'", "’": true
        default: false
        }
    }
}
