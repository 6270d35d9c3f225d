internal import News

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
