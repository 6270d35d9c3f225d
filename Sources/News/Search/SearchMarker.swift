internal import Foundation

/// Finds the words of a query in texts, for the excerpts under what was found. What it learned of a word it keeps for the
/// next text.
public struct SearchMarker {
    /// What a word of a text is to the query: by term, as it is written or in another form.
    public struct Hit: Sendable, Hashable {
        public enum Form: Int, Sendable, Comparable {
            case synonym, form, exact

            public static func < (left: Form, right: Form) -> Bool { left.rawValue < right.rawValue }
        }

        public let term: Int
        public let form: Form

        public init(term: Int, form: Form) {
            self.term = term
            self.form = form
        }
    }

    private let query: ReaderQuery
    private let rules: LanguageRules
    private let stemmer: any Stemmer
    /// Word or stem to what it is; beginnings apart.
    private var words: [String: [Hit]] = [:]
    private var stems: [String: [Hit]] = [:]
    private var beginnings: [(text: String, hit: Hit)] = []
    /// Words that follow each other, and what they are to the query.
    private var phrases: [(words: [String], hit: Hit)] = []
    /// A mark between fields is no word.
    private var known: [String: [Hit]] = ["_": []]

    public init(_ query: ReaderQuery, rules: LanguageRules, stemmer: any Stemmer) {
        self.query = query
        self.rules = rules
        self.stemmer = stemmer
        for (index, term) in query.terms.enumerated() {
            for (place, match) in term.all.enumerated() {
                let (exact, form): (Hit.Form, Hit.Form) = place == 0 ? (.exact, .form) : (.synonym, .synonym)
                switch match {
                case .word(let word, let forms):
                    words[word, default: []].append(Hit(term: index, form: exact))
                    for stem in forms { stems[stem, default: []].append(Hit(term: index, form: form)) }
                case .beginning(let text): beginnings.append((text, Hit(term: index, form: form)))
                case .phrase(let sequence): phrases.append((sequence, Hit(term: index, form: exact)))
                }
            }
        }
    }

    /// What each word of a text is to the query.
    public mutating func hits(of tokens: [SearchFolding.Token], in text: String) -> [[Hit]] {
        let new = tokens.filter { known[$0.word] == nil }
        let forms = stems.isEmpty ? new.map { _ in [] } : stemmer.forms(of: new, in: text, rules.language)
        for (token, forms) in zip(new, forms) { known[token.word] = look(token.word, forms) }
        return adding(phrases, to: tokens.map { known[$0.word] ?? [] }, of: tokens.map(\.word))
    }

    /// What each word of some texts of the index, whose accents are gone, is to the query.
    /// - Parameters:
    ///   - texts: As places in `words`.
    ///   - words: Each different one.
    package mutating func hits(of texts: [[Int]], words: [String]) -> [[[Hit]]] {
        let alone = hits(ofEach: words)
        let numbers = Dictionary(uniqueKeysWithValues: zip(words, words.indices))
        // A phrase with a word that no text has stands nowhere.
        let known = phrases.compactMap { phrase, hit in
            let places = phrase.compactMap { numbers[$0] }
            return places.count == phrase.count ? (words: places, hit: hit) : nil
        }
        return texts.map { adding(known, to: $0.map { alone[$0] }, of: $0) }
    }

    private mutating func hits(ofEach words: [String]) -> [[Hit]] {
        let new = words.filter { known[$0] == nil }
        // They stand as in a text of their own, each on a line: numbers with a space between could be one.
        let text = new.joined(separator: "\n")
        let tokens = SearchFolding.tokens(in: text)
        if stems.isEmpty || tokens.count != new.count {
            for word in new { known[word] = look(word, []) }
        } else {
            for (word, forms) in zip(new, stemmer.forms(of: tokens, in: text, rules.language)) {
                known[word] = look(word, forms)
            }
        }
        return words.map { known[$0] ?? [] }
    }

    private func look(_ word: String, _ forms: [String]) -> [Hit] {
        var found: [Int: Hit.Form] = [:]
        func add(_ hits: [Hit]) { for hit in hits { found[hit.term] = max(found[hit.term] ?? hit.form, hit.form) } }
        if let hits = words[word] { add(hits) }
        for form in forms { if let hits = stems[form] { add(hits) } }
        for (text, hit) in beginnings where word.hasPrefix(text) { add([hit]) }
        return found.sorted { $0.key < $1.key }.map { Hit(term: $0.key, form: $0.value) }
    }

    /// What each of some words is, the phrases that it stands in among it.
    private func adding<Word: Equatable>(
        _ phrases: [(words: [Word], hit: Hit)], to alone: [[Hit]], of words: [Word]
    ) -> [[Hit]] {
        var hits = alone
        for (phrase, hit) in phrases {
            guard words.count >= phrase.count else { continue }
            for start in 0...(words.count - phrase.count) where words[start] == phrase[0] {
                guard words[start..<start + phrase.count].elementsEqual(phrase) else { continue }
                for place in start..<start + phrase.count { hits[place].append(hit) }
            }
        }
        return hits
    }

    // MARK: Excerpts

    /// The text, set by the language's rules, with what was looked for marked.
    public mutating func marked(_ text: String) -> MarkedText {
        let text = rules.typeset(text)
        let tokens = SearchFolding.tokens(in: text)
        let hits = hits(of: tokens, in: text)
        var runs: [MarkedText.Run] = []
        var end = text.startIndex
        for (token, hit) in zip(tokens, hits) where !hit.isEmpty {
            let between = text[end..<token.range.lowerBound]
            let word = String(text[token.range])
            // Words of a phrase are one mark.
            if let last = runs.last, last.isMarked, between.allSatisfy(\.isWhitespace) {
                runs[runs.count - 1] = MarkedText.Run(last.text + between + word, isMarked: true)
            } else {
                if !between.isEmpty { runs.append(MarkedText.Run(String(between))) }
                runs.append(MarkedText.Run(word, isMarked: true))
            }
            end = token.range.upperBound
        }
        if end < text.endIndex { runs.append(MarkedText.Run(String(text[end...]))) }
        return MarkedText(runs)
    }

    /// How many words an excerpt has, and how many of them stand before the first that was looked for.
    private static let excerptLength = 36
    private static let excerptLead = 8

    /// Which terms of the query a text has.
    public mutating func terms(in text: String) -> Set<Int> {
        Set(hits(of: SearchFolding.tokens(in: text), in: text).joined().map(\.term))
    }

    /// The part of a text that has most of what was looked for, and the first such; and which terms the whole text has.
    /// - Parameter text: Lines are paragraphs, and tabs part the cells of a table.
    public mutating func excerpt(of text: String) -> (marked: MarkedText, terms: Set<Int>) {
        let text = text.replacing("\n", with: " ").replacing("\t", with: " · ")
        let tokens = SearchFolding.tokens(in: text, limit: 6000)
        guard !tokens.isEmpty else { return (MarkedText([]), []) }
        let hits = hits(of: tokens, in: text)
        return (excerpt(of: text, tokens, hits), Set(hits.joined().map(\.term)))
    }

    private mutating func excerpt(
        of text: String, _ tokens: [SearchFolding.Token], _ hits: [[Hit]]
    ) -> MarkedText {
        var best = (start: 0, score: 0)
        for place in tokens.indices where !hits[place].isEmpty {
            let start = max(0, place - Self.excerptLead)
            let end = min(tokens.count, start + Self.excerptLength)
            let score = Set(hits[place..<end].joined().map(\.term)).count
            if score > best.score { best = (start, score) }
        }
        // One that would show nearly all of a short text shows it from the beginning.
        let start = tokens.count <= Self.excerptLength ? 0 : best.start
        let end = min(tokens.count, start + Self.excerptLength)
        let from = start == 0 ? text.startIndex : tokens[start].range.lowerBound
        let to = end == tokens.count ? text.endIndex : tokens[end - 1].range.upperBound
        // What an apostrophe ties to the next word is no word to end with.
        guard to == text.endIndex || !"’'".contains(text[to]) else {
            return excerpt(from: from, to: tokens[end - 2].range.upperBound, of: text, start)
        }
        return excerpt(from: from, to: to, of: text, start)
    }

    private mutating func excerpt(
        from: String.Index, to: String.Index, of text: String, _ start: Int
    ) -> MarkedText {
        let cut = String(text[from..<to]).trimmed
        let marked = marked(cut)
        return MarkedText(
            (start == 0 ? [] : [MarkedText.Run("… ")]) + marked.runs
                + (to == text.endIndex ? [] : [MarkedText.Run(" …")]))
    }
}
