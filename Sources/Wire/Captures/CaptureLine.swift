internal import Foundation
internal import News

/// One line of a capture and what its shape says it is.
struct CaptureLine {
    enum Shape {
        case blank
        case wire(CivilTime, String)
        /// Looks like a wire line, and its time is none: 25:71.
        case brokenTime
        case date(CivilDate)
        case follow(SocialProfile.Network)
        case bullet(String)
        /// A sentence or more.
        case paragraph
        /// A heading, a name, a headline.
        case short
    }

    let number: Int
    let text: String
    let shape: Shape

    init(number: Int, raw: Substring) {
        self.number = number
        let text = String(raw).trimmingCharacters(in: .whitespacesAndNewlines.union(Self.invisible))
        self.text = text
        self.shape = Self.shape(of: text)
    }

    /// Marks of direction and joiners that copying leaves at the ends of lines.
    private static let invisible = CharacterSet(
        charactersIn: "\u{200E}\u{200F}\u{202A}\u{202B}\u{202C}\u{2066}\u{2067}\u{2068}\u{2069}\u{FEFF}")
    private static let bullets: Set<Character> = ["-", "–", "—", "•", "*", "·", "‣", "●", "▪", "■", "►"]
    private static let separators: Set<Character> = ["-", "–", "—", "|", ":", "·", "•", "/"]

    private static func shape(of text: String) -> Shape {
        guard !text.isEmpty else { return .blank }
        var rest = text[...]
        var hasBullet = false
        if let first = rest.first, bullets.contains(first) {
            hasBullet = true
            rest = rest.dropFirst()
            rest = trimmed(rest)
        }
        switch leadingTime(rest) {
        case .time(let time, let after):
            let headline = trimmed(dropSeparator(after))
            if headline.contains(where: \.isLetter) { return .wire(time, String(headline)) }
        case .broken: return .brokenTime
        case .none: break
        }
        if text.count <= 240, case .time(let time, let before) = trailingTime(rest) {
            let headline = trimmed(dropSeparator(before, atEnd: true))
            if headline.contains(where: \.isLetter) { return .wire(time, String(headline)) }
        }
        if let date = CaptureDate.read(text) { return .date(date) }
        if text.count <= 90, let network = CaptureNetworks.network(in: text) { return .follow(network) }
        if hasBullet { return .bullet(String(rest)) }
        return isParagraph(text) ? .paragraph : .short
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while let first = text.first, first.isWhitespace || first.unicodeScalars.allSatisfy(invisible.contains) {
            text = text.dropFirst()
        }
        while let last = text.last, last.isWhitespace || last.unicodeScalars.allSatisfy(invisible.contains) {
            text = text.dropLast()
        }
        return text
    }

    private static func dropSeparator(_ text: Substring, atEnd: Bool = false) -> Substring {
        let text = trimmed(text)
        if atEnd, let last = text.last, separators.contains(last) { return text.dropLast() }
        if !atEnd, let first = text.first, separators.contains(first) { return text.dropFirst() }
        return text
    }

    private static func isParagraph(_ text: String) -> Bool {
        if text.count > 140 { return true }
        guard text.count > 60, let last = text.last else { return false }
        return ".!?…»”\"؟".contains(last) || text.contains(". ")
    }

    // MARK: Times

    private enum FoundTime {
        case time(CivilTime, Substring)
        case broken
        case none
    }

    /// `20:03`, `20h03`, `20 h 03`, `9.05`, `٢٠:٠٣` at the start.
    private static func leadingTime(_ text: Substring) -> FoundTime {
        let characters = text.prefix(12)
        var index = characters.startIndex
        guard let hour = digits(characters, &index, atMost: 2) else { return .none }
        let afterHour = index
        while index < characters.endIndex,
            characters[index] == " " || characters[index] == "\u{00A0}" || characters[index] == "\u{202F}"
        {
            index = characters.index(after: index)
        }
        guard index < characters.endIndex, ":hH.".contains(characters[index]) else { return .none }
        // "3. Something" is a numbered line; a point needs its digits at once.
        if characters[index] == ".", index != afterHour { return .none }
        let isPoint = characters[index] == "."
        index = characters.index(after: index)
        while index < characters.endIndex, !isPoint,
            characters[index] == " " || characters[index] == "\u{00A0}" || characters[index] == "\u{202F}"
        {
            index = characters.index(after: index)
        }
        guard let minute = digits(characters, &index, exactly: 2) else { return .none }
        if index < text.endIndex, text[index].isNumber { return .none }
        guard let time = CivilTime(hour: hour, minute: minute) else { return .broken }
        return .time(time, text[index...])
    }

    private static func trailingTime(_ text: Substring) -> FoundTime {
        // Only a colon or h counts at the end, so that "finished 3.05" is no time.
        guard let space = text.lastIndex(where: \.isWhitespace) else { return .none }
        let word = text[text.index(after: space)...]
        guard word.count <= 5, word.contains(where: { ":hH".contains($0) }),
            case .time(let time, let after) = leadingTime(word),
            after.isEmpty
        else { return .none }
        return .time(time, text[..<space])
    }

    private static func digits(
        _ text: Substring, _ index: inout Substring.Index, atMost: Int = 2, exactly: Int? = nil
    ) -> Int? {
        var value = 0
        var count = 0
        while index < text.endIndex, count < (exactly ?? atMost), let digit = text[index].wholeNumberValue,
            (0...9).contains(digit)
        {
            value = value * 10 + digit
            count += 1
            index = text.index(after: index)
        }
        if let exactly, count != exactly { return nil }
        return count > 0 ? value : nil
    }
}

/// The names of networks in a line that invites to follow.
enum CaptureNetworks {
    private static let names: [(String, SocialProfile.Network)] = [
        ("facebook", .facebook), ("فيسبوك", .facebook), ("فايسبوك", .facebook), ("الفيس بوك", .facebook),
        ("instagram", .instagram), ("إنستغرام", .instagram), ("انستغرام", .instagram), ("إنستجرام", .instagram),
        ("youtube", .youtube), ("يوتيوب", .youtube), ("twitter", .x), ("تويتر", .x), ("tiktok", .tiktok),
        ("تيك توك", .tiktok), ("linkedin", .linkedin), ("لينكد", .linkedin), ("whatsapp", .whatsapp),
        ("واتساب", .whatsapp), ("telegram", .telegram), ("تلغرام", .telegram), ("تيليغرام", .telegram),
        ("mastodon", .mastodon), ("bluesky", .bluesky), ("threads", .threads),
    ]

    static func network(in text: String) -> SocialProfile.Network? {
        let lowered = text.lowercased()
        if let known = names.first(where: { lowered.contains($0.0) }) { return known.1 }
        let words = text.split(whereSeparator: \.isWhitespace)
        return words.count <= 6 && words.last == "X" ? .x : nil
    }
}

/// A line that is nothing but a date.
enum CaptureDate {
    static func read(_ text: String) -> CivilDate? {
        guard text.count <= 40 else { return nil }
        if let date = CivilDate(iso: text) { return date }
        let numbers = text.split { !$0.isNumber }.compactMap {
            Int(String($0.compactMap(\.wholeNumberValue).map(String.init).joined()))
        }
        if numbers.count == 3, !text.contains(where: \.isLetter) {
            return numbers[0] > 31
                ? CivilDate(year: numbers[0], month: numbers[1], day: numbers[2])
                : CivilDate(year: numbers[2], month: numbers[1], day: numbers[0])
        }
        let words = text.lowercased().split { $0.isWhitespace || $0 == "," || $0 == "،" }
        guard (3...5).contains(words.count), numbers.count == 2, let year = numbers.last, (1900...2200).contains(year)
        else { return nil }
        for tag in [LanguageTag.french, .arabic, .english, .spanish, .tamazight] {
            let rules = LanguageRules.of(tag)
            for month in 1...12 where words.contains(where: { $0 == rules.monthName(month).lowercased() }) {
                return CivilDate(year: year, month: month, day: numbers[0])
            }
        }
        return nil
    }
}
