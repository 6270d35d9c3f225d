/// A piece of what someone typed into a search: what stands between quotes, and what stands between those.
enum QueryPart {
    /// - isExcluded: Whether a minus stands before the first quote.
    case quoted(String, isExcluded: Bool)
    case plain(Substring)

    static func all(in text: String) -> [QueryPart] {
        var isMinus = false
        return text.split(omittingEmptySubsequences: false, whereSeparator: isQuote).enumerated().map { place, part in
            if place % 2 == 1 { return .quoted(String(part), isExcluded: isMinus) }
            isMinus = part.last.map(Self.isMinus) ?? false && part.dropLast().last?.isWhitespace ?? true
            return .plain(part)
        }
    }

    static func isMinus(_ character: Character) -> Bool { "-−–".contains(character) }

    private static func isQuote(_ character: Character) -> Bool { "\"«»“”„".contains(character) }
}
