/// A language that differs from plain text in its quotes, its punctuation and the spaces before it: Arabic, English,
/// Spanish.
struct MarkTypographer: Typographer {
    let openQuote: Character
    let closeQuote: Character
    /// Marks to print instead of others after a letter of the language.
    var replacements: [Character: Character] = [:]
    /// Whether a letter is of the language's script, for `replacements`.
    var isOwnLetter: @Sendable (Character) -> Bool = { _ in true }
    var curlyApostrophe = false

    func typeset(_ text: String, after before: Character?) -> String {
        let source = Array(text)
        var out: [Character] = []
        out.reserveCapacity(source.count)
        var quoteIsOpen = false
        var index = 0
        var word: [Character] = []
        while index < source.count {
            let character = source[index]
            word = character.isWhitespace ? [] : word + [character]
            let last = out.last ?? before
            let nextIsEnd = index + 1 >= source.count || source[index + 1].isWhitespace
            switch character {
            case "\"":
                let opens = !quoteIsOpen && (last.map { $0.isWhitespace || "([—–-".contains($0) } ?? true)
                if opens, source[(index + 1)...].contains("\"") {
                    quoteIsOpen = true
                    out.append(openQuote)
                } else if quoteIsOpen {
                    quoteIsOpen = false
                    out.append(closeQuote)
                } else {
                    out.append(character)
                }
            case "'" where curlyApostrophe && (last?.isLetter ?? false) && index + 1 < source.count
                && source[index + 1].isLetter:
                out.append("’")
            case ",", ";", "?":
                if let replacement = replacements[character], let last, isOwnLetter(last) || last == closeQuote,
                    nextIsEnd, !ProseWords.isLiteral(String(word))
                {
                    out.append(replacement)
                } else {
                    out.append(character)
                }
            case ".":
                if index + 2 < source.count, source[index + 1] == ".", source[index + 2] == ".",
                    !(index + 3 < source.count && source[index + 3] == "."), last != "."
                {
                    out.append("…")
                    index += 2
                } else {
                    out.append(character)
                }
            default: out.append(character)
            }
            index += 1
        }
        return String(out)
    }
}
