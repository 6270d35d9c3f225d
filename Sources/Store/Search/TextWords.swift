public import News

/// The words of some texts as they stand in an index, with their stems. Both indexes have an article's texts, and what was
/// found for one is the other's, too; of an archive that comes in, the words of one batch can be found while the batch
/// before is written.
public struct TextWords: Sendable {
    /// So long a text has said what it is about; PostgreSQL's vectors end at a megabyte.
    private static let mostWords = 20_000

    struct Taken: Sendable {
        /// In their order, with a blank between.
        let words: String
        /// Each different one once.
        let stems: [String]
    }

    let language: LanguageTag
    private let stemmer: any Stemmer
    private var known: [Key: Taken] = [:]

    /// A text by which it is looked up: hashing all of it would take as long as a good part of taking it apart.
    private struct Key: Hashable {
        let text: String

        func hash(into hasher: inout Hasher) {
            hasher.combine(text.utf8.count)
            for byte in text.utf8.prefix(16) { hasher.combine(byte) }
        }
    }

    public init(language: LanguageTag, stemmer: any Stemmer) {
        self.language = language
        self.stemmer = stemmer
    }

    /// With what an article says itself found already.
    /// - Parameter content: Its pictures, authors and topics need no identity yet.
    public init(of content: ArticleContent, language: LanguageTag, stemmer: any Stemmer) {
        self.init(language: language, stemmer: stemmer)
        let heads = [content.headline, content.alternativeHeadline, content.kicker, content.standfirst]
        let texts = heads + [content.dateline, content.source, content.edNote]
        for text in texts { if let text, !text.isEmpty { _ = take(text) } }
        _ = take(content.body.ownText)
    }

    mutating func take(_ text: String) -> Taken {
        let key = Key(text: text)
        if let known = known[key] { return known }
        // A text says most of its words more than once; each is looked up and stemmed once.
        var joined: [String: Bool] = [:]
        var new: [SearchFolding.Token] = []
        var words = JoinedWords.Line(reserving: text.utf8.count * 5 / 4)
        for token in SearchFolding.tokens(in: text, limit: Self.mostWords) {
            let isJoined: Bool
            if let known = joined[token.word] {
                isJoined = known
            } else {
                isJoined = JoinedWords.isJoined(token.word)
                joined[token.word] = isJoined
                new.append(token)
            }
            words.append(token.word, isJoined: isJoined)
        }
        var stems: [String] = []
        var seen: Set<String> = []
        for forms in stemmer.forms(of: new, in: text, language) {
            for form in forms where seen.insert(form).inserted { stems.append(form) }
        }
        let taken = Taken(words: words.finished, stems: stems)
        known[key] = taken
        return taken
    }
}
