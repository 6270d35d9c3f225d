internal import Foundation
internal import News

/// One line of a capture and what its shape says it is.
struct CaptureLine {
    enum Shape {
        case blank
        /// `isAtEnd` where the time stands behind the headline, as some Arabic pages have it.
        case wire(CivilTime, headline: String, isAtEnd: Bool)
        /// Looks like a wire line, and its time is none: 25:71.
        case brokenTime
        case date(CivilDate)
        /// Names a network; `invites` where its words ask to follow, and not only its place on the page.
        case follow(SocialProfile.Network, invites: Bool)
        case bullet(String)
        /// A sentence or more.
        case paragraph
        /// A heading, a name, a headline.
        case short
    }

    let number: Int
    /// Without white space and marks of direction at its ends.
    let text: String
    private(set) var shape: Shape

    init(number: Int, raw: Substring) {
        self.number = number
        text = String(Self.trimmed(raw))
        shape = Self.shape(of: text, readsTimes: true)
    }

    /// The line as it is when its time is none of a wire's.
    mutating func readWithoutTime() { shape = Self.shape(of: text, readsTimes: false) }

    /// Whether the line ends as a sentence does.
    var isSentence: Bool { Self.endsSentence(text) }

    private static let bullets: Set<Character> = ["-", "–", "—", "•", "*", "·", "‣", "●", "▪", "■", "►", "○", "◦"]
    private static let separators: Set<Character> = ["-", "–", "—", "|", ":", "·", "•", "/", "،", ","]
    private static let longestHeadline = 300
    private static let longestShortLine = 120

    private static func shape(of text: String, readsTimes: Bool) -> Shape {
        guard !text.isEmpty else { return .blank }
        var rest = text[...]
        var hasBullet = false
        if let first = rest.first, bullets.contains(first) {
            hasBullet = true
            rest = trimmed(rest.dropFirst())
        }
        if readsTimes {
            switch CaptureTime.leading(rest) {
            case .time(let time, let after):
                let headline = trimmed(dropSeparator(after))
                if headline.contains(where: \.isLetter), headline.count <= longestHeadline {
                    return .wire(time, headline: String(headline), isAtEnd: false)
                }
            case .broken: return .brokenTime
            case .none: break
            }
            if text.count <= longestHeadline, case .time(let time, let before) = CaptureTime.trailing(rest) {
                let headline = trimmed(dropSeparator(before, atEnd: true))
                if headline.contains(where: \.isLetter) {
                    return .wire(time, headline: String(headline), isAtEnd: true)
                }
            }
        }
        if let date = CaptureDate.read(text) { return .date(date) }
        if text.count <= 90, !endsSentence(text), let network = CaptureNetworks.network(in: text) {
            return .follow(network, invites: CaptureNetworks.invites(text))
        }
        if hasBullet, !rest.isEmpty { return .bullet(String(rest)) }
        return isParagraph(text) ? .paragraph : .short
    }

    /// White space, and the marks of direction that copying leaves at the ends of lines.
    private static func isOuter(_ character: Character) -> Bool {
        character.isWhitespace
            || character.unicodeScalars.allSatisfy {
                switch $0.value {
                case 0x200B, 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
                default: false
                }
            }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while let first = text.first, isOuter(first) { text = text.dropFirst() }
        while let last = text.last, isOuter(last) { text = text.dropLast() }
        return text
    }

    private static func dropSeparator(_ text: Substring, atEnd: Bool = false) -> Substring {
        let text = trimmed(text)
        if atEnd, let last = text.last, separators.contains(last) { return text.dropLast() }
        if !atEnd, let first = text.first, separators.contains(first) { return text.dropFirst() }
        return text
    }

    private static func endsSentence(_ text: String) -> Bool {
        let closing = text.reversed().drop { "»”\"')›".contains($0) || $0.isWhitespace }
        guard let last = closing.first else { return false }
        return ".!…؟".contains(last) && text.contains(where: \.isWhitespace)
    }

    /// Longer than a headline, or several sentences, or one that ends as headlines do not.
    private static func isParagraph(_ text: String) -> Bool {
        if text.count > longestShortLine { return true }
        guard text.count > 60 else { return false }
        if let last = text.last, last == "." || text.hasSuffix(".»") || text.hasSuffix(". »") || text.hasSuffix(".”") {
            return true
        }
        let sentences = text.split { ".!?؟".contains($0) }.filter { $0.count > 20 && $0.first?.isWhitespace == true }
        return sentences.count > 1
    }
}
