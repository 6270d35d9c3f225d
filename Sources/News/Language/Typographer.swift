/// Sets a run of text as its language prints it. What was set once is left as it is by a second time.
protocol Typographer: Sendable {
    /// - Parameter before: The last character of the run before, where the text goes on from one.
    func typeset(_ text: String, after before: Character?) -> String
}

/// A language whose text is printed as it is written.
struct PlainTypographer: Typographer {
    func typeset(_ text: String, after before: Character?) -> String { text }
}

/// Splits a text at its spaces and says which words are no prose: addresses, file names, hours.
enum ProseWords {
    /// Whether a word must be left as it is.
    static func isLiteral(_ word: some StringProtocol) -> Bool {
        word.contains("://") || word.contains("@") || word.hasPrefix("www.") || word.hasPrefix("&")
    }
}
