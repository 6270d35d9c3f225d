internal import News

/// A word as the search index has it. Folded words hold letters and digits alone, so that a mark in front keeps the kinds
/// apart, and no text that someone types can become a facet or a part of a store's query language.
enum SearchTerm: Sendable, Hashable {
    /// A word, perhaps joined to the next (`JoinedWords`).
    case word(String)
    /// A word of the headline, which stands among the others, too.
    case headline(String)
    /// What the forms of a word have in common in an edition's language, and the same of a word of the headline. The
    /// edition is part of the term: a search of one edition walks along nothing of the others.
    case stem(String, EditionID)
    case headlineStem(String, EditionID)
    case kind(ArticleKind)
    case state(ArticleState)
    case section(SectionID)
    case edition(EditionID)
    case creator(UserID)
    case assignee(UserID)
    case credit(ContributorID)
    case topic(TopicID)

    /// Between a stem and its edition; words that are joined have a single mark between them.
    static let stemMark = "__"

    var text: String {
        switch self {
        case .word(let word): word
        case .headline(let word): "_" + word
        case .stem(let stem, let edition): stem + Self.stemMark + "\(edition.rawValue)"
        case .headlineStem(let stem, let edition): "_" + stem + Self.stemMark + "\(edition.rawValue)"
        case .kind(let kind): "__k" + kind.rawValue.lowercased()
        case .state(let state): "__s" + state.rawValue.lowercased()
        case .section(let id): "__n\(id.rawValue)"
        case .edition(let id): "__e\(id.rawValue)"
        case .creator(let id): "__u\(id.rawValue)"
        case .assignee(let id): "__a\(id.rawValue)"
        case .credit(let id): "__c\(id.rawValue)"
        case .topic(let id): "__t\(id.rawValue)"
        }
    }
}

/// What an entry must have, and what it must not, in the query language of either store.
struct SearchExpression: Sendable {
    /// Following each other, the last perhaps begun only.
    private struct Sequence: Sendable, Hashable {
        let terms: [SearchTerm]
        let isPrefix: Bool

        init(_ term: SearchTerm) {
            terms = [term]
            isPrefix = false
        }

        /// Words as they are written, one behind the other.
        init(phrase words: [String], isPrefix: Bool = false, inHeadline: Bool) {
            let phrase = isPrefix ? (tokens: words, isBegun: true) : JoinedWords.phrase(words)
            terms = phrase.tokens.map { inHeadline ? .headline($0) : .word($0) }
            self.isPrefix = phrase.isBegun
        }
    }

    /// Of each group one.
    private var groups: [[Sequence]] = []
    private var excluded: [Sequence] = []

    mutating func require(anyOf terms: [SearchTerm]) {
        if !terms.isEmpty { groups.append(terms.map(Sequence.init)) }
    }

    /// Has what an edition is asked, and has it be of that edition.
    mutating func require(_ query: ReaderQuery, in edition: EditionID, inHeadline: Bool) {
        require([(edition, query)], inHeadline: inHeadline)
        // Stems are an edition's own.
        let isBound = query.terms.contains { term in
            term.all.allSatisfy { if case .word(_, let stems) = $0 { !stems.isEmpty } else { false } }
        }
        if !isBound { require(anyOf: [.edition(edition)]) }
    }

    /// Has what several editions are asked, each in its language; their terms are the same.
    /// - Parameters:
    ///   - named: By term, what else stands for it: who or what has it in their name.
    ///   - unnamed: The same of what must not be there.
    mutating func require(
        _ queries: [(edition: EditionID, query: ReaderQuery)], named: [[SearchTerm]] = [], unnamed: [SearchTerm] = [],
        inHeadline: Bool
    ) {
        func distinct(_ matches: (ReaderQuery) -> [ReaderQuery.Match]) -> [Sequence] {
            var seen: Set<Sequence> = []
            return queries.flatMap { edition, query in
                matches(query).flatMap { Self.sequences($0, in: edition, inHeadline: inHeadline) }
            }.filter { seen.insert($0).inserted }
        }
        for index in (queries.first?.query.terms ?? []).indices {
            let names = named.indices.contains(index) ? named[index].map { Sequence($0) } : []
            groups.append(distinct { $0.terms.indices.contains(index) ? $0.terms[index].all : [] } + names)
        }
        for (edition, query) in queries {
            excluded += query.excluded.flatMap { Self.sequences($0, in: edition, inHeadline: false) }
        }
        excluded += unnamed.map { Sequence($0) }
    }

    private static func sequences(
        _ match: ReaderQuery.Match, in edition: EditionID, inHeadline: Bool
    ) -> [Sequence] {
        switch match {
        case .word(let word, let stems):
            // A word's stem stands with it wherever it stands itself.
            guard stems.isEmpty else {
                return stems.map { Sequence(inHeadline ? .headlineStem($0, edition) : .stem($0, edition)) }
            }
            return [Sequence(phrase: [word], inHeadline: inHeadline)]
        case .phrase(let words): return [Sequence(phrase: words, inHeadline: inHeadline)]
        case .beginning(let text): return [Sequence(phrase: [text], isPrefix: true, inHeadline: inHeadline)]
        }
    }

    /// The condition on `table`.
    func condition(on table: SQL, in dialect: Dialect) -> SQL {
        switch dialect {
        case .sqlite: return "\(table) MATCH \(fts5)"
        case .postgres:
            var condition = SQL.all(groups.map { SQL.any($0.map(postgres)) })
            for sequence in excluded { condition = condition + " AND NOT " + postgres(sequence) }
            return condition
        }
    }

    private var fts5: String {
        func text(_ sequence: Sequence) -> String {
            let phrase = "\"" + sequence.terms.map(\.text).joined(separator: " ") + "\""
            return sequence.isPrefix ? phrase + " *" : phrase
        }
        func anyOf(_ sequences: [Sequence]) -> String { "(" + sequences.map(text).joined(separator: " OR ") + ")" }
        let required = groups.map(anyOf).joined(separator: " AND ")
        return excluded.isEmpty ? required : "(\(required)) NOT \(anyOf(excluded))"
    }

    private func postgres(_ sequence: Sequence) -> SQL {
        let query =
            sequence.terms.map { "'\($0.text)'" }.joined(separator: " & ")
            + (sequence.isPrefix ? ":*" : "")
        guard sequence.terms.count > 1 else { return "words @@ CAST(\(query) AS tsquery)" }
        // The words are kept without their places.
        let phrase = " " + sequence.terms.map(\.text).joined(separator: " ") + (sequence.isPrefix ? "" : " ")
        return "(words @@ CAST(\(query) AS tsquery) AND POSITION(\(phrase) IN ' ' || terms || ' ') > 0)"
    }
}

extension SQL {
    fileprivate static func all(_ conditions: [SQL]) -> SQL { joined(conditions, " AND ") }
    fileprivate static func any(_ conditions: [SQL]) -> SQL { "(" + joined(conditions, " OR ") + ")" }

    private static func joined(_ conditions: [SQL], _ between: SQL) -> SQL {
        conditions.dropFirst().reduce(conditions.first ?? "1 = 1") { $0 + between + $1 }
    }
}
