internal import News

/// Takes texts into an index: their words in order, and the stems of all of them.
struct IndexedWords {
    /// So long a text has said what it is about; PostgreSQL's vectors end at a megabyte.
    static let mostWords = 20_000
    /// Between the fields of a text, so that no phrase reaches across.
    static let fieldMark = "_"

    let edition: EditionID
    let language: LanguageTag
    let stemmer: any Stemmer
    private var stems: Set<String> = []

    init(edition: EditionID, language: LanguageTag, stemmer: any Stemmer) {
        self.edition = edition
        self.language = language
        self.stemmer = stemmer
    }

    /// The words of a text as they stand in the index, and the forms of each different one.
    mutating func take(_ text: String, limit: Int = mostWords) -> (words: [String], forms: [[String]]) {
        let tokens = SearchFolding.tokens(in: text, limit: limit)
        // A text says most of its words more than once.
        var seen: Set<String> = []
        let new = tokens.filter { seen.insert($0.word).inserted }
        let forms = stemmer.forms(of: new, in: text, language)
        stems.formUnion(forms.joined())
        return (JoinedWords.tokens(tokens.map(\.word)), forms)
    }

    /// A headline's words and their stems, both marked.
    mutating func headline(_ text: String) -> [String] {
        let (words, forms) = take(text)
        return words.map { SearchTerm.headline($0).text }
            + Set(forms.joined()).sorted().map { SearchTerm.headlineStem($0, edition).text }
    }

    /// Texts one behind the other, none of them reaching into the next.
    mutating func fields(_ texts: [String]) -> [String] {
        texts.flatMap { take($0).words + [Self.fieldMark] }
    }

    /// The stems of all that was taken in.
    var allStems: [String] { stems.sorted().map { SearchTerm.stem($0, edition).text } }
}
