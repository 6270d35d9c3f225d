internal import News

/// Takes texts into an index: their words in order, and the stems of all of them.
struct IndexedWords {
    /// Between the fields of a text, so that no phrase reaches across.
    static let fieldMark = "_"

    let edition: EditionID
    /// What was taken in, for another index.
    private(set) var texts: TextWords
    /// In the order in which they came, each once.
    private var stems: [String] = []
    private var known: Set<String> = []

    init(edition: EditionID, _ texts: TextWords) {
        self.edition = edition
        self.texts = texts
    }

    private mutating func take(_ text: String) -> TextWords.Taken {
        let taken = texts.take(text)
        for stem in taken.stems where known.insert(stem).inserted { stems.append(stem) }
        return taken
    }

    /// A headline's words and their stems, both marked.
    mutating func headline(_ text: String) -> [String] {
        let taken = take(text)
        return taken.words.split(separator: " ").map { SearchTerm.headline(String($0)).text }
            + taken.stems.map { SearchTerm.headlineStem($0, edition).text }
    }

    /// Texts one behind the other, none of them reaching into the next.
    mutating func fields(_ texts: [String]) -> [String] {
        texts.flatMap { text in
            let words = take(text).words
            return words.isEmpty ? [Self.fieldMark] : [words, Self.fieldMark]
        }
    }

    /// The stems of all that was taken in, with a space between.
    var allStems: [String] {
        let mark = SearchTerm.stem("", edition).text
        var text = ""
        for stem in stems { text += text.isEmpty ? stem + mark : " " + stem + mark }
        return text.isEmpty ? [] : [text]
    }
}
