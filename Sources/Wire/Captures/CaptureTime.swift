internal import News

/// A time at the start or the end of a line.
enum CaptureTime {
    case time(CivilTime, Substring)
    /// Written as a time, and no clock shows it.
    case broken
    case none

    /// `20:03`, `20h03`, `20 h 03`, `20.03`, `9:05 PM`, `٢٠:٠٣` at the start, with what comes behind; the headline may
    /// follow without a space.
    static func leading(_ text: Substring) -> CaptureTime {
        var reader = Reader(rest: text)
        guard let (hour, hourDigits) = reader.digits(atMost: 2) else { return .none }
        let mark: Character
        let beforeSpaces = reader
        reader.skipSpaces()
        guard let found = reader.rest.first, ":hH.".contains(found) else { return .none }
        mark = found
        // "3.05 millions" and "3. Rabat" are no times.
        if mark == ".", hourDigits < 2 || beforeSpaces.rest.first != "." { return .none }
        reader.rest.removeFirst()
        if mark != "." { reader.skipSpaces() }
        guard let (minute, minuteDigits) = reader.digits(atMost: 2), minuteDigits == 2 else { return .none }
        if mark == ".", reader.rest.first?.wholeNumberValue != nil { return .none }
        // A digit right behind is the headline's ("18:003 blessés"), unless all is one long number.
        if reader.rest.first?.wholeNumberValue != nil, !reader.rest.contains(where: \.isLetter) { return .none }
        var second = 0
        let beforeSeconds = reader
        if reader.rest.first == ":" {
            reader.rest.removeFirst()
            if let (value, digits) = reader.digits(atMost: 2), digits == 2, reader.rest.first?.wholeNumberValue == nil {
                second = value
            } else {
                reader = beforeSeconds
            }
        }
        let shifted = reader.skipHalfOfDay(hour: hour)
        guard let time = CivilTime(hour: shifted, minute: minute, second: second) else { return .broken }
        return .time(time, reader.rest)
    }

    /// The same at the end, behind a space. Only a colon or an h counts, so that "finished 20.05" is no time.
    static func trailing(_ text: Substring) -> CaptureTime {
        guard let space = text.lastIndex(where: { $0.isWhitespace || $0 == "|" || $0 == "-" || $0 == "–" }) else {
            return .none
        }
        let word = text[text.index(after: space)...]
        guard (4...5).contains(word.count), !word.contains("."), case .time(let time, let after) = leading(word),
            after.isEmpty
        else { return .none }
        return .time(time, text[...space])
    }

    private struct Reader {
        var rest: Substring

        mutating func skipSpaces() {
            while let first = rest.first, first == " " || first == "\u{00A0}" || first == "\u{202F}" {
                rest.removeFirst()
            }
        }

        /// Digits of any script.
        mutating func digits(atMost limit: Int) -> (value: Int, count: Int)? {
            var value = 0
            var count = 0
            while count < limit, let digit = rest.first?.wholeNumberValue, (0...9).contains(digit) {
                value = value * 10 + digit
                count += 1
                rest.removeFirst()
            }
            return count > 0 ? (value, count) : nil
        }

        /// `PM`, `p.m.`: the hour on a clock of 24.
        mutating func skipHalfOfDay(hour: Int) -> Int {
            guard (1...12).contains(hour) else { return hour }
            var copy = self
            copy.skipSpaces()
            for (word, isAfternoon) in [("p.m.", true), ("a.m.", false), ("PM", true), ("AM", false), ("pm", true)]
            where copy.rest.hasPrefix(word) {
                let after = copy.rest.dropFirst(word.count)
                if after.first?.isLetter == true { continue }
                rest = after
                return hour % 12 + (isAfternoon ? 12 : 0)
            }
            return hour
        }
    }
}
