internal import Foundation

/// What someone looks for in one language: words in any of their forms, phrases between quotes, the beginning of a word
/// before a star, and what must not be there behind a minus.
public struct ReaderQuery: Sendable, Hashable {
    /// What an article may have to be found.
    public enum Match: Sendable, Hashable {
        /// A word in any of its forms.
        case word(String, stems: [String])
        /// Words that follow each other, as they are written.
        case phrase([String])
        /// A word that begins so.
        case beginning(String)
    }

    /// One thing that must be there, or one of what the publication says means the same.
    public struct Term: Sendable, Hashable {
        public let match: Match
        public let synonyms: [Match]

        public init(_ match: Match, synonyms: [Match] = []) {
            self.match = match
            self.synonyms = synonyms
        }

        public var all: [Match] { [match] + synonyms }
    }

    /// As it was typed, cut where it is too long.
    public let text: String
    /// All of them must be there; never empty.
    public let terms: [Term]
    /// None of them may be.
    public let excluded: [Match]

    public static let longestText = 200
    /// Of fewer letters too much begins with it.
    public static let shortestBeginning = 3
    private static let mostTerms = 8
    private static let mostExcluded = 8

    /// - Parameters:
    ///   - language: That of the edition which is searched.
    ///   - isTyped: Whether the last word may be only begun. The terms are then the same in every language, and two of
    ///     them may be forms of one word.
    /// - Returns: `nil` where `text` asks for no word.
    public init?(
        _ text: String, language: LanguageTag, stemmer: any Stemmer, synonyms: Synonyms = .none, isTyped: Bool = false
    ) {
        let text = String(text.prefix(Self.longestText))
        var reader = Reader(text, language: language, stemmer: stemmer, synonyms: synonyms)
        if isTyped { reader.completeLast() }
        // Words that nearly every text has find nothing, and cost a walk through all of them.
        let telling = reader.terms.filter { term in
            guard case .word(let word, _) = term.match, term.synonyms.isEmpty else { return true }
            return !TextQuery.functionWords.contains(word)
        }
        // Two forms of one word are asked for once.
        var seen: Set<[String]> = []
        let terms = (telling.isEmpty ? reader.terms : telling).filter { term in
            guard !isTyped, case .word(let word, let stems) = term.match else { return true }
            return seen.insert(stems.isEmpty ? [word, ""] : stems).inserted
        }
        guard !terms.isEmpty else { return nil }
        self.text = text
        self.terms = Array(terms.prefix(Self.mostTerms))
        excluded = Array(reader.excluded.prefix(Self.mostExcluded))
    }

    private init(text: String, terms: [Term], excluded: [Match]) {
        self.text = text
        self.terms = terms
        self.excluded = excluded
    }

    /// The queries that ask for all but one of its terms; none where there is but one.
    public var relaxed: [ReaderQuery] {
        guard terms.count > 1 else { return [] }
        return terms.indices.map { left in
            var fewer = terms
            fewer.remove(at: left)
            return ReaderQuery(text: text, terms: fewer, excluded: excluded)
        }
    }

    /// The query of someone who typed but the beginning of the last word; `nil` where it ends with something else, or with
    /// a word that is meant as it is written.
    public var begun: ReaderQuery? {
        guard case .word(let word, let stems)? = terms.last?.match, !stems.isEmpty,
            word.unicodeScalars.count >= Self.shortestBeginning
        else { return nil }
        return ReaderQuery(text: text, terms: terms.dropLast() + [Term(.beginning(word))], excluded: excluded)
    }

    /// The same where what must not be there is looked for, too, behind the terms.
    package var withExcluded: ReaderQuery {
        ReaderQuery(text: text, terms: terms + excluded.map { Term($0) }, excluded: [])
    }

    /// Whether words are asked for that follow each other.
    public var hasPhrase: Bool {
        terms.contains { if case .phrase = $0.match { true } else { false } }
    }

    /// The words that stand by themselves, for a look whether they are written right.
    public var plainWords: [String] {
        terms.compactMap { if case .word(let word, _) = $0.match { word } else { nil } }
    }

    /// The same query with some words written otherwise.
    public func replacing(_ words: [String: String]) -> String {
        var replaced = text
        for token in SearchFolding.tokens(in: text).reversed() {
            if let word = words[token.word] { replaced.replaceSubrange(token.range, with: word) }
        }
        return replaced
    }
}

/// Takes a query apart.
private struct Reader {
    private(set) var terms: [ReaderQuery.Term] = []
    private(set) var excluded: [ReaderQuery.Match] = []
    private let text: String
    private let language: LanguageTag
    private let stemmer: any Stemmer
    private let synonyms: Synonyms
    /// What means the same as a word in another of its forms; made when one is asked for.
    private var synonymsByStem: [String: [Synonyms.Entry]]?

    init(_ text: String, language: LanguageTag, stemmer: any Stemmer, synonyms: Synonyms) {
        self.text = text
        self.language = language
        self.stemmer = stemmer
        self.synonyms = synonyms
        for part in QueryPart.all(in: text) {
            switch part {
            case .quoted(let text, let isExcluded): quoted(text, isExcluded: isExcluded)
            case .plain(let text): plain(text)
            }
        }
    }

    /// Has the last word stand for what it is the beginning of, too, where someone may not have typed all of it.
    mutating func completeLast() {
        guard case .plain(let part)? = QueryPart.all(in: text).last, let end = part.unicodeScalars.last,
            end.properties.isAlphabetic || end.properties.numericType != nil,
            let chunk = part.split(whereSeparator: \.isWhitespace).last?.first, !QueryPart.isMinus(chunk),
            let last = terms.last, case .word(let word, _) = last.match,
            word.unicodeScalars.count >= ReaderQuery.shortestBeginning, !TextQuery.functionWords.contains(word)
        else { return }
        terms[terms.count - 1] = .init(last.match, synonyms: last.synonyms + [.beginning(word)])
    }

    private mutating func quoted(_ text: String, isExcluded: Bool) {
        let words = SearchFolding.words(in: text)
        guard let first = words.first else { return }
        // One word between quotes is meant as it is written.
        let match: ReaderQuery.Match = words.count == 1 ? .word(first, stems: []) : .phrase(words)
        if isExcluded { excluded.append(match) } else { terms.append(.init(match)) }
    }

    private mutating func plain(_ text: Substring) {
        var words: [(word: String, stems: [String])] = []
        for chunk in SearchFolding.joiningNumbers(text).split(whereSeparator: \.isWhitespace) {
            if let first = chunk.first, QueryPart.isMinus(first) {
                excluded += matches(of: String(chunk.dropFirst())).map { .word($0.word, stems: $0.stems) }
            } else if chunk.hasSuffix("*"), let last = SearchFolding.words(in: String(chunk)).last,
                last.unicodeScalars.count >= ReaderQuery.shortestBeginning
            {
                words += matches(of: String(chunk)).dropLast()
                flush(&words)
                terms.append(.init(.beginning(last)))
            } else {
                words += matches(of: String(chunk))
            }
        }
        flush(&words)
    }

    private func matches(of text: String) -> [(word: String, stems: [String])] {
        let tokens = SearchFolding.tokens(in: text)
        return zip(tokens, stemmer.forms(of: tokens, in: text, language)).map { ($0.word, $1) }
    }

    private mutating func flush(_ words: inout [(word: String, stems: [String])]) {
        var index = 0
        while index < words.count {
            if let found = synonyms.entry(at: words[index...].map(\.word)) {
                let taken = Array(words[index..<index + found.length])
                let match: ReaderQuery.Match =
                    taken.count == 1 ? .word(taken[0].word, stems: taken[0].stems) : .phrase(taken.map(\.word))
                terms.append(.init(match, synonyms: found.others.compactMap(match(of:))))
                index += found.length
            } else {
                let (word, stems) = words[index]
                terms.append(.init(.word(word, stems: stems), synonyms: others(byStems: stems)))
                index += 1
            }
        }
        words = []
    }

    /// The synonyms of a word that stands in no group as it is written, but in another form.
    private mutating func others(byStems stems: [String]) -> [ReaderQuery.Match] {
        guard !synonyms.isEmpty, !stems.isEmpty else { return [] }
        let known = synonymsByStem ?? synonyms.byStem { text in matches(of: text).flatMap(\.stems) }
        synonymsByStem = known
        var seen: Set<Synonyms.Entry> = []
        let others = stems.flatMap { known[$0] ?? [] }.filter { seen.insert($0).inserted }
        return others.prefix(Synonyms.mostEntries).compactMap(match(of:))
    }

    private func match(of entry: Synonyms.Entry) -> ReaderQuery.Match? {
        guard entry.words.count == 1 else { return .phrase(entry.words) }
        return matches(of: entry.text).first.map { .word($0.word, stems: $0.stems) }
    }
}
