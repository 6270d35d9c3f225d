internal import Foundation
public import News

/// A date as a page from outside gives it: with an offset, without one, or as a day alone.
public enum ImportedDate: Sendable, Hashable {
    /// The page gave the offset from UTC, so the instant is known.
    case instant(Instant)
    /// The clock on the wall of a zone that the page does not name.
    case civil(CivilDateTime)
    /// A day without a time.
    case date(CivilDate)

    /// Reads a date as programs write it: ISO 8601 (extended or basic, RFC 3339, a space for the T, offsets as `Z`,
    /// `+01`, `+0100`, `+01:00`), RFC 5322, or seconds since 1970. Arabic and Persian digits count as digits.
    /// - Returns: `nil` when it is none of them or names a day or a time that there is not.
    public init?(reading text: String) {
        let text = DigitFolding.latin(text).trimmingCharacters(in: .whitespacesAndNewlines)
        guard (8...80).contains(text.utf8.count) else { return nil }
        if let date = ISODate.read(text) {
            self = date
        } else if let date = PrintedDate.find(in: text) {
            self = date
        } else {
            return nil
        }
    }

    /// The day, at the offset the date was given in only where it has none.
    var day: CivilDate {
        switch self {
        case .instant(let instant):
            let seconds = instant.seconds
            return CivilDate(daysSince1970: Int(seconds >= 0 ? seconds / 86_400 : -((86_399 - seconds) / 86_400)))
        case .civil(let moment): return moment.date
        case .date(let date): return date
        }
    }

    /// - Parameter offset: Seconds east of UTC; `nil` where the text names none.
    init(_ date: CivilDate, _ time: CivilTime, milliseconds: Int = 0, offset: Int?) {
        guard let offset else {
            self = .civil(CivilDateTime(date: date, time: time))
            return
        }
        let seconds = Int64(date.daysSince1970) * 86_400 + Int64(time.secondsSinceMidnight - offset)
        self = .instant(Instant(rawValue: seconds * 1000 + Int64(milliseconds)))
    }
}

/// ISO 8601 dates, by hand: a page's writing of them is looser than the standard.
enum ISODate {
    static func read(_ text: String) -> ImportedDate? {
        var cursor = ByteCursor(text)
        if text.utf8.allSatisfy({ (48...57).contains($0) }), text.utf8.count == 10 || text.utf8.count == 13 {
            guard let number = Int64(text) else { return nil }
            return .instant(Instant(rawValue: text.utf8.count == 10 ? number * 1000 : number))
        }
        guard let year = cursor.number(digits: 4) else { return nil }
        let isExtended = cursor.skip("-") || cursor.skip("/")
        guard let month = cursor.number(digits: 2) else { return nil }
        if isExtended, !cursor.skip("-"), !cursor.skip("/") { return nil }
        guard let day = cursor.number(digits: 2), let date = CivilDate(year: year, month: month, day: day) else {
            return nil
        }
        let hasSeparator = cursor.skip("T") || cursor.skip("t") || cursor.skipSpaces()
        if cursor.isAtEnd { return .date(date) }
        guard hasSeparator || !isExtended else { return nil }
        return time(&cursor, on: date)
    }

    private static func time(_ cursor: inout ByteCursor, on date: CivilDate) -> ImportedDate? {
        guard let hour = cursor.number(digits: 2) else { return nil }
        _ = cursor.skip(":")
        guard let minute = cursor.number(digits: 2) else { return nil }
        var second = 0
        var milliseconds = 0
        if cursor.skip(":") {
            guard let value = cursor.number(digits: 2) else { return nil }
            second = value
        } else if let value = cursor.number(digits: 2) {
            second = value
        }
        if cursor.skip(".") || cursor.skip(",") { milliseconds = cursor.fraction() }
        _ = cursor.skipSpaces()
        let offset = cursor.offset()
        _ = cursor.skipSpaces()
        // RFC 9557 puts the zone's name in brackets behind the offset, which says all there is to know.
        guard cursor.isAtEnd || cursor.skip("[") else { return nil }
        if hour == 24, minute == 0, second == 0 {
            return ImportedDate(date.advanced(days: 1), .midnight, offset: offset)
        }
        // A leap second is told as the one before it.
        guard let time = CivilTime(hour: hour, minute: minute, second: min(second, second == 60 ? 59 : second)) else {
            return nil
        }
        return ImportedDate(date, time, milliseconds: milliseconds, offset: offset)
    }
}

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

/// Digits of other scripts as 0 to 9.
enum DigitFolding {
    static func latin(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 > 0x7F }) else { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0660...0x0669: scalars.append(Unicode.Scalar(UInt8(48 + scalar.value - 0x0660)))
            case 0x06F0...0x06F9: scalars.append(Unicode.Scalar(UInt8(48 + scalar.value - 0x06F0)))
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}
