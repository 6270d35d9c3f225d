/// What a zone does after the last change its file names: a POSIX TZ string such as `CET-1CEST,M3.5.0,M10.5.0/3`
/// (RFC 9636, section 3.3.1).
struct ZoneRule: Sendable, Hashable {
    /// The day and time of a change, each year.
    struct Change: Sendable, Hashable {
        enum Day: Sendable, Hashable {
            /// 1 to 365, 29 February never counted.
            case julian(Int)
            /// 0 to 365, 29 February counted.
            case zeroBased(Int)
            /// The `week`th (5: last) `weekday` (0: Sunday) of `month`.
            case weekday(month: Int, week: Int, weekday: Int)
        }

        var day: Day
        /// Seconds after midnight on the wall clock; may be negative or beyond a day.
        var time: Int

        /// Seconds on the wall clock since 1970 in `year`.
        func wallSeconds(in year: Int) -> Int64? {
            guard let newYear = CivilDate(year: year, month: 1, day: 1)?.daysSince1970 else { return nil }
            let days: Int
            switch day {
            case .julian(let number):
                let isLeap = CivilDate.days(inMonth: 2, of: year) == 29
                days = newYear + number - 1 + (isLeap && number >= 60 ? 1 : 0)
            case .zeroBased(let number): days = newYear + number
            case .weekday(let month, let week, let weekday):
                guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
                let shift = (weekday - first.weekday % 7 + 7) % 7
                var day = shift + (week - 1) * 7
                while day >= CivilDate.days(inMonth: month, of: year) { day -= 7 }
                days = first.daysSince1970 + day
            }
            return Int64(days) * 86_400 + Int64(time)
        }
    }

    /// The other offset of the year and when it holds.
    private struct Summer: Hashable {
        var offset: Int
        var start: Change
        var end: Change
    }

    private let standard: Int
    private let summer: Summer?

    /// - Returns: `nil` when `text` is no POSIX TZ string.
    init?(posix text: String) {
        var parser = PosixZoneParser(text)
        guard parser.name(), let west = parser.offset() else { return nil }
        standard = -west
        if parser.isAtEnd {
            summer = nil
            return
        }
        guard parser.name() else { return nil }
        var offset = standard + 3600
        if !parser.isAtComma {
            guard let west = parser.offset() else { return nil }
            offset = -west
        }
        guard let start = parser.change(), let end = parser.change(), parser.isAtEnd else { return nil }
        summer = Summer(offset: offset, start: start, end: end)
    }

    /// Seconds east of UTC at an instant.
    func offset(at seconds: Int64) -> Int {
        guard let summer else { return standard }
        let year = CivilDateTime(wallSeconds: seconds + Int64(standard)).date.year
        guard let (from, until) = period(in: year) else { return standard }
        let isSummer = from <= until ? (from..<until).contains(seconds) : !(until..<from).contains(seconds)
        return isSummer ? summer.offset : standard
    }

    /// The changes of the years around an instant, in seconds since 1970, ascending.
    func changes(around seconds: Int64) -> [Int64] {
        let year = CivilDateTime(wallSeconds: seconds).date.year
        return (year - 1...year + 1).compactMap { period(in: $0) }.flatMap { [$0.from, $0.until] }.sorted()
    }

    private func period(in year: Int) -> (from: Int64, until: Int64)? {
        guard let summer, let start = summer.start.wallSeconds(in: year), let end = summer.end.wallSeconds(in: year)
        else { return nil }
        return (start - Int64(standard), end - Int64(summer.offset))
    }
}

/// Reads a POSIX TZ string from left to right.
private struct PosixZoneParser {
    private let bytes: [UInt8]
    private var index = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { index >= bytes.count }
    var isAtComma: Bool { peek == 0x2C }
    private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

    /// `CET` or `<+01>`.
    mutating func name() -> Bool {
        let start = index
        if peek == 0x3C {
            guard let end = bytes[index...].firstIndex(of: 0x3E) else { return false }
            index = end + 1
            return index - start >= 5
        }
        while let byte = peek, (65...90).contains(byte) || (97...122).contains(byte) { index += 1 }
        return index - start >= 3
    }

    private mutating func number() -> Int? {
        var value = 0
        let start = index
        while let byte = peek, (48...57).contains(byte), index - start < 4 {
            value = value * 10 + Int(byte - 48)
            index += 1
        }
        return index > start ? value : nil
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    mutating func offset() -> Int? {
        var sign = 1
        if peek == 0x2D || peek == 0x2B {
            sign = peek == 0x2D ? -1 : 1
            index += 1
        }
        guard let hours = number(), hours <= 167 else { return nil }
        var seconds = hours * 3600
        for unit in [60, 1] where peek == 0x3A {
            index += 1
            guard let part = number(), part < 60 else { return nil }
            seconds += part * unit
        }
        return sign * seconds
    }

    /// `,M3.5.0/2`, `,J60` or `,59`.
    mutating func change() -> ZoneRule.Change? {
        guard isAtComma else { return nil }
        index += 1
        let day: ZoneRule.Change.Day
        switch peek {
        case 0x4D:
            index += 1
            guard let month = number(), (1...12).contains(month), dot(), let week = number(), (1...5).contains(week),
                dot(), let weekday = number(), (0...6).contains(weekday)
            else { return nil }
            day = .weekday(month: month, week: week, weekday: weekday)
        case 0x4A:
            index += 1
            guard let number = number(), (1...365).contains(number) else { return nil }
            day = .julian(number)
        default:
            guard let number = number(), (0...365).contains(number) else { return nil }
            day = .zeroBased(number)
        }
        var time = 7200
        if peek == 0x2F {
            index += 1
            guard let given = offset() else { return nil }
            time = given
        }
        return ZoneRule.Change(day: day, time: time)
    }

    private mutating func dot() -> Bool {
        guard peek == 0x2E else { return false }
        index += 1
        return true
    }
}
