internal import News

/// Words in the order of a text, as both indexes keep them: a word that nearly every text has stands joined to the one
/// behind it. So a phrase is found by what few texts have; its own list would be nearly all of the archive.
enum JoinedWords {
    /// Between a word and the one it is joined to; no word has it.
    static let joint = "_"
    /// What the last word of a text is joined to. No word is that, and a token that ended with the joint would be a stem.
    fileprivate static let end = "·"

    /// - Parameter words: In the form of `SearchFolding`.
    static func tokens(_ words: [String]) -> [String] {
        var line = Line()
        for word in words { line.append(word, isJoined: isJoined(word)) }
        return line.finished.split(separator: " ").map(String.init)
    }

    /// The tokens of a text with a space between, put together as its words come.
    struct Line {
        private var text = ""
        private var isOpen = false

        /// - Parameter bytes: About how long it becomes.
        init(reserving bytes: Int = 0) { text.reserveCapacity(bytes) }

        mutating func append(_ word: String, isJoined: Bool) {
            if isOpen { text += JoinedWords.joint + word }
            if !text.isEmpty { text += " " }
            text += word
            isOpen = isJoined
        }

        var finished: String { isOpen ? text + JoinedWords.joint + JoinedWords.end : text }
    }

    /// Whether a word stands in no index by itself.
    static func isJoined(_ word: String) -> Bool { TextQuery.functionWords.contains(word) }

    /// A phrase as it stands among the words, and whether its last part is only the beginning of a token. A last word that
    /// the one before is joined to stands in that one, and need not be looked for.
    static func phrase(_ words: [String]) -> (tokens: [String], isBegun: Bool) {
        guard let last = words.last else { return ([], false) }
        let before = tokens(words).dropLast()
        if let word = words.dropLast().last, isJoined(word) { return (Array(before), false) }
        return isJoined(last) ? (before + [last + joint], true) : (before + [last], false)
    }
}
