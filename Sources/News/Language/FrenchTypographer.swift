/// French spacing and marks (Lexique des règles typographiques de l'Imprimerie nationale): U+202F before ; ! ? and inside
/// « », U+00A0 before :, curly apostrophes, … for three points.
struct FrenchTypographer: Typographer {
    private static let narrow: Character = "\u{202F}"
    private static let wide: Character = "\u{00A0}"

    func typeset(_ text: String, after before: Character?) -> String {
        // Nothing to do without one of these marks; most names and many headlines have none.
        guard text.utf8.contains(where: { Self.mayMatter[Int($0)] }) else { return text }
        let source = Array(text)
        var out: [Character] = []
        out.reserveCapacity(source.count + 8)
        var previousRun = before
        var wordStart = 0
        var quoteIsOpen = false
        var index = 0

        /// The last character set, also across the border of the run.
        func last() -> Character? { out.last ?? previousRun }
        func dropSpaces() { while let end = out.last, Self.isSpace(end) { out.removeLast() } }

        while index < source.count {
            let character = source[index]
            if Self.isSpace(character) { wordStart = index + 1 }
            switch character {
            case ";", "!", "?", ":", "»":
                let word = source[wordStart..<Self.endOfWord(source, from: index)]
                if Self.isLiteral(word) || Self.isInsideNumber(source, at: index, after: last()) {
                    out.append(character)
                    break
                }
                let run = Self.isSpace(last() ?? "x") ? nil : last()
                dropSpaces()
                guard let end = out.last ?? (run ?? previousRun) else {
                    out.append(character)
                    break
                }
                // "?!" and "!!!" stand together, and so do an opening bracket and what follows it.
                if !(["!", "?", "(", "[", "«", "¿", "¡"] as Set<Character>).contains(end), !Self.isSpace(end) || out.isEmpty {
                    if !Self.isSpace(end) { out.append(character == ":" ? Self.wide : Self.narrow) }
                } else if end == "«" {
                    out.append(Self.narrow)
                }
                out.append(character)
            case "«":
                out.append(character)
                var next = index + 1
                while next < source.count, Self.isSpace(source[next]) { next += 1 }
                out.append(Self.narrow)
                index = next - 1
                wordStart = next
            case "\"":
                let opens = !quoteIsOpen && (last().map { Self.isSpace($0) || "([—–-".contains($0) } ?? true)
                let closes = quoteIsOpen
                if opens, source[(index + 1)...].contains("\"") {
                    quoteIsOpen = true
                    out.append("«")
                    out.append(Self.narrow)
                    var next = index + 1
                    while next < source.count, Self.isSpace(source[next]) { next += 1 }
                    index = next - 1
                    wordStart = next
                } else if closes {
                    quoteIsOpen = false
                    dropSpaces()
                    out.append(Self.narrow)
                    out.append("»")
                } else {
                    out.append(character)
                }
            case "'":
                let isBetweenLetters =
                    (last()?.isLetter ?? false) && index + 1 < source.count
                    && (source[index + 1].isLetter || source[index + 1] == "«" || source[index + 1].isNumber)
                let word = source[wordStart..<Self.endOfWord(source, from: index)]
                out.append(isBetweenLetters && !Self.isLiteral(word) ? "’" : character)
            case ".":
                if index + 2 < source.count, source[index + 1] == ".", source[index + 2] == ".",
                    !(index + 3 < source.count && source[index + 3] == "."), last() != "."
                {
                    out.append("…")
                    index += 2
                } else {
                    out.append(character)
                }
            case "%", "€":
                if let end = out.last, end == " ", out.dropLast().last?.isNumber ?? false {
                    out[out.count - 1] = Self.wide
                }
                out.append(character)
            default: out.append(character)
            }
            previousRun = nil
            index += 1
        }
        return String(out)
    }

    /// Bytes that begin a mark this looks at: ASCII marks, and 0xC2 for « and ».
    private static let mayMatter: [Bool] = {
        var table = [Bool](repeating: false, count: 256)
        for byte in ";!?:\"'.%".utf8 { table[Int(byte)] = true }
        table[0xC2] = true
        table[0xE2] = true
        return table
    }()

    private static func isSpace(_ character: Character) -> Bool {
        character == " " || character == narrow || character == wide || character == "\n" || character == "\t"
            || character == "\u{2009}"
    }

    private static func endOfWord(_ source: [Character], from index: Int) -> Int {
        var end = index
        while end < source.count, !isSpace(source[end]) { end += 1 }
        return end
    }

    private static func isLiteral(_ word: ArraySlice<Character>) -> Bool { ProseWords.isLiteral(String(word)) }

    /// 12:30, 3:1.
    private static func isInsideNumber(_ source: [Character], at index: Int, after last: Character?) -> Bool {
        source[index] == ":" && (last?.isNumber ?? false) && index + 1 < source.count && source[index + 1].isNumber
    }
}
