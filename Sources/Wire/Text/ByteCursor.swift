/// Goes through the bytes of a short text.
struct ByteCursor {
    private let bytes: [UInt8]
    private var index = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { index == bytes.count }

    /// A number of exactly so many digits.
    mutating func number(digits: Int) -> Int? {
        guard index + digits <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[index..<index + digits] {
            guard (48...57).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        index += digits
        return value
    }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        let wanted = Array(String(character).utf8)
        guard bytes[index...].starts(with: wanted) else { return false }
        index += wanted.count
        return true
    }

    mutating func skipSpaces() -> Bool {
        let start = index
        while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
        return index > start
    }

    /// The digits behind a decimal mark, as thousandths.
    mutating func fraction() -> Int {
        var value = 0
        var count = 0
        while index < bytes.count, (48...57).contains(bytes[index]) {
            if count < 3 { value = value * 10 + Int(bytes[index] - 48) }
            count += 1
            index += 1
        }
        while count < 3 {
            value *= 10
            count += 1
        }
        return value
    }

    /// `Z`, `GMT`, `UTC`, `+01`, `+0100`, `+01:00`, in seconds east of UTC.
    mutating func offset() -> Int? {
        if skip("Z") || skip("z") { return 0 }
        for name in ["UTC", "GMT"] where bytes[index...].starts(with: Array(name.utf8)) {
            index += 3
            return offset() ?? 0
        }
        let before = index
        let sign: Int
        if skip("+") {
            sign = 1
        } else if skip("-") || skip("\u{2212}") {
            sign = -1
        } else {
            return nil
        }
        guard let hours = number(digits: 2), hours <= 18 else {
            index = before
            return nil
        }
        _ = skip(":")
        let minutes = number(digits: 2) ?? 0
        return sign * (hours * 3600 + min(minutes, 59) * 60)
    }
}
