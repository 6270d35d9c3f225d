internal import News

/// Finds a date as people write it in running text: "Publié le dimanche 13 juillet 2025 à 20 h 03", "July 13, 2025",
/// "13/07/2025 20:03", "١٣ يوليوز ٢٠٢٥".
enum PrintedDate {
    private enum Token: Equatable {
        case number(Int, digits: Int)
        case word(String)
        case mark(Character)
    }

    /// The first date in the text, with the time behind it where there is one.
    static func find(in text: String) -> ImportedDate? {
        let tokens = tokens(of: DigitFolding.latin(String(text.prefix(400))).lowercased())
        for index in tokens.indices {
            guard let (date, end) = date(tokens, at: index) else { continue }
            guard let (time, timeEnd) = time(tokens, from: end) else { return .date(date) }
            return ImportedDate(date, time, offset: offset(tokens, from: timeEnd))
        }
        return nil
    }

    private static func tokens(of text: String) -> [Token] {
        var tokens: [Token] = []
        var index = text.startIndex
        while index < text.endIndex {
            let character = text[index]
            let start = index
            if let digit = character.wholeNumberValue, character.isASCII {
                var value = digit
                index = text.index(after: index)
                while index < text.endIndex, text[index].isASCII, let digit = text[index].wholeNumberValue {
                    value = min(value * 10 + digit, 100_000)
                    index = text.index(after: index)
                }
                tokens.append(.number(value, digits: text.distance(from: start, to: index)))
            } else if character.isLetter {
                while index < text.endIndex, text[index].isLetter { index = text.index(after: index) }
                tokens.append(.word(String(text[start..<index])))
            } else {
                if !character.isWhitespace { tokens.append(.mark(character)) }
                index = text.index(after: index)
            }
        }
        return tokens
    }

    private static func date(_ tokens: [Token], at index: Int) -> (CivilDate, end: Int)? {
        switch tokens[index] {
        case .number(let first, let digits):
            if let found = numericDate(tokens, at: index, first: first, digits: digits) { return found }
            guard digits <= 2 else { return nil }
            let monthIndex = skipping(["er", "de", "of", "st", "nd", "rd", "th", "ème", "من"], tokens, index + 1)
            guard let (month, next) = month(tokens, at: monthIndex) else { return nil }
            let yearIndex = skipping(["de", "del"], tokens, next)
            guard let year = year(tokens, yearIndex), let date = CivilDate(year: year, month: month, day: first) else {
                return nil
            }
            return (date, yearIndex + 1)
        case .word:
            // July 13, 2025
            guard let (month, next) = month(tokens, at: index), next < tokens.count,
                case .number(let day, let digits) = tokens[next], digits <= 2
            else { return nil }
            let yearIndex = skipping(["st", "nd", "rd", "th"], tokens, next + 1)
            guard let year = year(tokens, yearIndex), let date = CivilDate(year: year, month: month, day: day) else {
                return nil
            }
            return (date, yearIndex + 1)
        case .mark: return nil
        }
    }

    /// `13/07/2025`, `13.7.2025`, `2025-07-13`; the day stands first unless it cannot.
    private static func numericDate(
        _ tokens: [Token], at index: Int, first: Int, digits: Int
    ) -> (CivilDate, end: Int)? {
        guard index + 4 < tokens.count, case .mark(let mark) = tokens[index + 1], "/.-".contains(mark),
            tokens[index + 3] == .mark(mark), case .number(let second, let secondDigits) = tokens[index + 2],
            case .number(let third, let thirdDigits) = tokens[index + 4], secondDigits <= 2
        else { return nil }
        if digits == 4, thirdDigits <= 2 {
            return CivilDate(year: first, month: second, day: third).map { ($0, index + 5) }
        }
        guard digits <= 2, thirdDigits == 4, (1000...2999).contains(third) else { return nil }
        let date =
            CivilDate(year: third, month: second, day: first) ?? CivilDate(year: third, month: first, day: second)
        return date.map { ($0, index + 5) }
    }

    private static func month(_ tokens: [Token], at index: Int) -> (Int, next: Int)? {
        guard index < tokens.count, case .word(let word) = tokens[index] else { return nil }
        // The Levant's names of two words.
        if index + 1 < tokens.count, case .word(let second) = tokens[index + 1] {
            switch (word, second) {
            case ("كانون", "الثاني"): return (1, index + 2)
            case ("تشرين", "الأول"): return (10, index + 2)
            case ("تشرين", "الثاني"): return (11, index + 2)
            case ("كانون", "الأول"): return (12, index + 2)
            default: break
            }
        }
        guard let month = MonthNames.number(of: word) else { return nil }
        return (month, index + 1 < tokens.count && tokens[index + 1] == .mark(".") ? index + 2 : index + 1)
    }

    private static func year(_ tokens: [Token], _ index: Int) -> Int? {
        guard index < tokens.count, case .number(let year, digits: 4) = tokens[index], (1000...2999).contains(year)
        else { return nil }
        return year
    }

    private static func skipping(_ words: [String], _ tokens: [Token], _ start: Int) -> Int {
        var index = start
        while index < tokens.count {
            switch tokens[index] {
            case .word(let word) where words.contains(word): index += 1
            case .mark(let mark) where mark == "," || mark == "،" || mark == "º": index += 1
            default: return index
            }
        }
        return index
    }

    /// The first `20:03`, `20 h 03`, `20h` within a few words.
    private static func time(_ tokens: [Token], from start: Int) -> (CivilTime, end: Int)? {
        for index in start..<min(start + 6, max(start, tokens.count - 1)) {
            guard case .number(let hour, let digits) = tokens[index], digits <= 2 else { continue }
            switch tokens[index + 1] {
            case .mark(":"), .word("h"): break
            default: return nil
            }
            guard index + 2 < tokens.count, case .number(let minute, digits: 2) = tokens[index + 2] else {
                if tokens[index + 1] == .word("h"), let time = CivilTime(hour: hour, minute: 0) {
                    return (time, index + 2)
                }
                return nil
            }
            var end = index + 3
            var second = 0
            if end + 1 < tokens.count, tokens[end] == .mark(":"), case .number(let value, digits: 2) = tokens[end + 1] {
                second = value
                end += 2
            }
            var shifted = hour
            if end < tokens.count {
                if tokens[end] == .word("pm"), hour < 12 { shifted += 12 }
                if tokens[end] == .word("am"), hour == 12 { shifted = 0 }
            }
            return CivilTime(hour: shifted, minute: minute, second: second).map { ($0, end) }
        }
        return nil
    }

    /// `+0100`, `GMT`, directly behind the time.
    private static func offset(_ tokens: [Token], from index: Int) -> Int? {
        guard index < tokens.count else { return nil }
        switch tokens[index] {
        case .word("gmt"), .word("utc"), .word("z"): return 0
        case .mark(let sign) where sign == "+" || sign == "-":
            guard index + 1 < tokens.count, case .number(let value, let digits) = tokens[index + 1] else { return nil }
            var minutes = value % 100
            var hours = value / 100
            if digits == 2 {
                hours = value
                minutes = 0
                if index + 3 < tokens.count, tokens[index + 2] == .mark(":"),
                    case .number(let more, 2) = tokens[index + 3]
                {
                    minutes = more
                }
            } else if digits != 4 {
                return nil
            }
            guard hours <= 18, minutes < 60 else { return nil }
            return (sign == "+" ? 1 : -1) * (hours * 3600 + minutes * 60)
        default: return nil
        }
    }
}
