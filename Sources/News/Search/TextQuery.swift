/// What someone looks for: every word must be there, the last one perhaps begun only, what stands between quotes in just
/// that order, and nothing of what stands behind a minus.
public struct TextQuery: Sendable, Hashable {
    /// One word, or several that follow each other.
    public struct Term: Sendable, Hashable {
        public let words: [String]
        /// Whether the last of them is only begun.
        public let isPrefix: Bool

        init(_ words: [String], isPrefix: Bool = false) {
            self.words = words
            self.isPrefix = isPrefix
        }
    }

    /// As it was typed.
    public let text: String
    public let terms: [Term]
    /// None of them may be there.
    public let excluded: [Term]

    /// More than anyone types, and few enough for a store to answer at once.
    private static let longestText = 200
    private static let mostTerms = 12

    /// - Returns: `nil` when `text` has no word.
    public init?(_ text: String) {
        let text = String(text.prefix(Self.longestText))
        var terms: [Term] = []
        var excluded: [Term] = []
        for part in QueryPart.all(in: text) {
            switch part {
            case .quoted(let text, let isExcluded):
                let words = SearchFolding.words(in: text)
                guard !words.isEmpty else { continue }
                if isExcluded { excluded.append(Term(words)) } else { terms.append(Term(words)) }
            case .plain(let text):
                for chunk in SearchFolding.joiningNumbers(text).split(whereSeparator: \.isWhitespace) {
                    let words = SearchFolding.words(in: String(chunk)).map { Term([$0]) }
                    if chunk.first.map(QueryPart.isMinus) ?? false { excluded += words } else { terms += words }
                }
            }
        }
        let endsOut = text.split(whereSeparator: \.isWhitespace).last?.first.map(QueryPart.isMinus) ?? false
        if !endsOut, let last = terms.last, last.words.count == 1, last.words[0].unicodeScalars.count >= 3,
            let end = text.unicodeScalars.last, end.properties.isAlphabetic || end.properties.numericType != nil
        {
            terms[terms.count - 1] = Term(last.words, isPrefix: true)
        }
        // Words that nearly every text has find nothing, and cost a walk through all of them.
        let telling = terms.filter { $0.words.count > 1 || $0.isPrefix || !Self.functionWords.contains($0.words[0]) }
        terms = Array((telling.isEmpty ? terms : telling).prefix(Self.mostTerms))
        guard !terms.isEmpty else { return nil }
        self.text = text
        self.terms = terms
        self.excluded = Array(excluded.prefix(Self.mostTerms))
    }

    /// Whether a short text, as a name, has all of it: each word at the beginning of one of its own.
    public func matches(name: String) -> Bool {
        let words = SearchFolding.words(in: name)
        return terms.allSatisfy { term in
            term.words.allSatisfy { wanted in words.contains { $0.hasPrefix(wanted) } }
        } && !excluded.contains { $0.words.allSatisfy(words.contains) }
    }

    /// In the form of `SearchFolding`.
    package static let functionWords: Set<String> = Set(
        SearchFolding.words(
            in: """
                le la les l un une des du de d et ou en au aux a à est sont ce cette ces se s que qui qu ne pas par pour
                sur dans avec son sa ses leur leurs il elle ils elles on nous vous plus n c j m t y
                the an of to in on at by for with and or is are was be it its this that as from
                el los las un una unos unas del al y o e en es son su sus que por para con se lo no más
                في من على إلى عن مع أن إن التي الذي هذا هذه ما لا لم كما قد بين بعد كان كانت و أو ثم ذلك
                """
        )
    )
}
