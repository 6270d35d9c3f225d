internal import News

/// A word as the search index has it. Folded words hold letters and digits alone, so that a mark in front keeps the kinds
/// apart, and no text that someone types can become a facet or a part of a store's query language.
enum SearchTerm: Sendable, Hashable {
    case word(String)
    /// A word of the headline, which stands among the others, too.
    case headline(String)
    case state(ArticleState)
    case section(SectionID)
    case edition(EditionID)
    case creator(UserID)
    case assignee(UserID)
    case credit(ContributorID)
    case topic(TopicID)

    var text: String {
        switch self {
        case .word(let word): word
        case .headline(let word): "_" + word
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

/// What an entry must have: of each group one, in the query language of either store.
struct SearchExpression: Sendable {
    private enum Part: Sendable {
        case anyOf([SearchTerm])
        /// Following each other, the last perhaps begun only.
        case phrase([SearchTerm], isPrefix: Bool)
    }

    private var parts: [Part] = []

    mutating func require(anyOf terms: [SearchTerm]) { if !terms.isEmpty { parts.append(.anyOf(terms)) } }

    mutating func require(_ query: TextQuery, inHeadline: Bool) {
        for term in query.terms {
            let words: [SearchTerm] = term.words.map { inHeadline ? .headline($0) : .word($0) }
            parts.append(.phrase(words, isPrefix: term.isPrefix))
        }
    }

    /// The condition on `table`.
    func condition(on table: SQL, in dialect: Dialect) -> SQL {
        switch dialect {
        case .sqlite: return "\(table) MATCH \(fts5)"
        case .postgres:
            var condition: SQL = "words @@ CAST(\(tsquery) AS tsquery)"
            // The words are kept without their places.
            for case .phrase(let words, _) in parts where words.count > 1 {
                let phrase = words.map(\.text).joined(separator: " ")
                condition = condition + " AND POSITION(\(" " + phrase + " ") IN ' ' || terms || ' ') > 0"
            }
            return condition
        }
    }

    private var fts5: String {
        parts.map { part in
            switch part {
            case .anyOf(let terms): "(" + terms.map { "\"\($0.text)\"" }.joined(separator: " OR ") + ")"
            case .phrase(let words, let isPrefix):
                "\"" + words.map(\.text).joined(separator: " ") + "\"" + (isPrefix ? " *" : "")
            }
        }.joined(separator: " AND ")
    }

    private var tsquery: String {
        parts.map { part in
            switch part {
            case .anyOf(let terms): "(" + terms.map { "'\($0.text)'" }.joined(separator: " | ") + ")"
            case .phrase(let words, let isPrefix):
                "(" + words.map { "'\($0.text)'" }.joined(separator: " & ") + (isPrefix ? ":*" : "") + ")"
            }
        }.joined(separator: " & ")
    }
}
