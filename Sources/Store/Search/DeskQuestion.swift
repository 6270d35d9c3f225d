public import News

/// A filter of the desk's list as its index is asked it: what was typed in the language of each edition, and whom and what
/// the words name. An entry holds no names, so that it is right whatever becomes of them. It takes some statements to make:
/// a page that lists, counts and shows where the words stand asks the same one.
public struct DeskQuestion {
    let filter: DeskFilter
    /// By edition; the terms are the same.
    let queries: [(edition: EditionID, language: LanguageTag, query: ReaderQuery)]
    /// By term, the authors and topics with it in their name; what must not be there stands behind the terms.
    let named: [[SearchTerm]]
    /// What they are called where they were found.
    let names: [SearchTerm: (name: String, edition: EditionID)]
    /// The filter's topic and author, as entries name them.
    let topics: [TopicID]
    let authors: [ContributorID]

    private func expression(inHeadline: Bool) -> SearchExpression {
        var expression = SearchExpression()
        expression.require(anyOf: filter.states.sorted { $0.rawValue < $1.rawValue }.map { .state($0) })
        expression.require(anyOf: filter.sections.sorted().map { .section($0) })
        expression.require(anyOf: [filter.edition].compactMap { $0 }.map { .edition($0) })
        expression.require(anyOf: [filter.assignee].compactMap { $0 }.map { .assignee($0) })
        expression.require(anyOf: [filter.kind].compactMap { $0 }.map { .kind($0) })
        expression.require(anyOf: topics.map { .topic($0) })
        switch filter.author {
        case .user(let user)?: expression.require(anyOf: [.creator(user)])
        case .contributor?: expression.require(anyOf: authors.map { .credit($0) })
        case nil: break
        }
        if let reader = filter.reader {
            expression.require(anyOf: [.creator(reader), .assignee(reader), .state(.published)])
        }
        if let terms = queries.first?.query.terms.count {
            expression.require(
                queries.map { ($0.edition, $0.query) }, named: inHeadline ? [] : Array(named.prefix(terms)),
                unnamed: named.dropFirst(terms).flatMap { $0 }, inHeadline: inHeadline)
        }
        return expression
    }

    /// A statement for the places of what it finds, newest first.
    func hits(in dialect: Dialect, before: DeskKey?, limit: Int, inHeadline: Bool = false) -> SQL {
        var range: SQL = ""
        if let from = filter.from { range = range + " AND rowid >= \(SearchPlace.first(at: from))" }
        if let to = filter.to { range = range + " AND rowid < \(SearchPlace.first(at: to))" }
        if let before { range = range + " AND rowid < \(SearchPlace.of(before))" }
        // Words that are none in any language are in no article.
        let condition: SQL =
            filter.text != nil && queries.isEmpty
            ? "1 = 0" : expression(inHeadline: inHeadline).condition(on: "desk_search", in: dialect)
        return "SELECT rowid FROM desk_search WHERE \(condition)\(range) ORDER BY rowid DESC LIMIT \(limit)"
    }

    /// The same for other states.
    func with(states: Set<ArticleState>) -> DeskQuestion {
        var filter = filter
        filter.states = states
        return DeskQuestion(
            filter: filter, queries: queries, named: named, names: names, topics: topics, authors: authors)
    }
}

/// Finds what was asked for in texts of any edition.
struct DeskMarkers {
    private var markers: [EditionID: SearchMarker]
    private let terms: Int

    init(_ question: DeskQuestion, _ stemmer: any Stemmer) {
        markers = Dictionary(
            question.queries.map { ($0.edition, SearchMarker($0.query, rules: .of($0.language), stemmer: stemmer)) },
            uniquingKeysWith: { first, _ in first })
        terms = question.queries.first?.query.terms.count ?? 0
    }

    /// All terms, by their places.
    var all: Set<Int> { Set(0..<terms) }

    mutating func terms(in text: String, of edition: EditionID) -> Set<Int> {
        markers[edition]?.terms(in: text) ?? []
    }

    mutating func hasAll(_ text: String, in edition: EditionID) -> Bool {
        terms > 0 && terms(in: text, of: edition).count == terms
    }

    mutating func marked(_ text: String, of edition: EditionID) -> MarkedText {
        markers[edition]?.marked(text) ?? MarkedText([MarkedText.Run(text)])
    }

    mutating func excerpt(of text: String, in edition: EditionID) -> (marked: MarkedText, terms: Set<Int>) {
        markers[edition]?.excerpt(of: text) ?? (MarkedText([]), [])
    }
}

extension ReadTransaction {
    /// A filter as it is asked in this snapshot.
    public func deskQuestion(_ filter: DeskFilter) throws -> DeskQuestion {
        let queries = try filter.text.map { try deskQueries($0.text, in: filter.edition) } ?? []
        var authors: [ContributorID] = []
        if filter.asksIndex, case .contributor(let author)? = filter.author { authors = try authorsInIndex(of: author) }
        let (named, names) = try named(by: queries)
        return DeskQuestion(
            filter: filter, queries: queries, named: named, names: names,
            topics: try filter.topic.map { try topicsInIndex(of: $0) } ?? [], authors: authors
        )
    }

    private func deskQueries(
        _ text: String, in wanted: EditionID?
    ) throws -> [(edition: EditionID, language: LanguageTag, query: ReaderQuery)] {
        var synonyms: Synonyms?
        return try rows(
            "SELECT e.id, e.language, p.synonyms FROM edition e CROSS JOIN publication p ORDER BY e.position, e.id"
        ).compactMap { row in
            var row = row
            let edition = try row.id(EditionID.self)
            let language = try row.word(LanguageTag.self)
            let known = synonyms ?? (try? Synonyms(row.text())) ?? .none
            synonyms = known
            guard wanted == nil || edition == wanted else { return nil }
            // Tamazight is typed in either of its scripts, and stands in one.
            let text = language == .tamazight ? TamazightScript.tifinagh(wordsOf: text) : text
            return ReaderQuery(text, language: language, stemmer: stemmer, synonyms: known, isTyped: true)
                .map { (edition, language, $0) }
        }
    }

    // MARK: Names

    /// So many names are looked at, and so many stand for all terms together: each is a list of the index's to open.
    private static var mostNames: Int { 400 }
    private static var mostNamed: Int { 100 }

    /// By term, the authors and topics whose names have it, as entries name them.
    private func named(
        by queries: [(edition: EditionID, language: LanguageTag, query: ReaderQuery)]
    ) throws -> (terms: [[SearchTerm]], names: [SearchTerm: (name: String, edition: EditionID)]) {
        guard let first = queries.first?.query.withExcluded,
            let condition = SQL.namesWithAny(of: queries.map(\.query.withExcluded))
        else { return ([], [:]) }
        var markers: [EditionID: SearchMarker] = [:]
        for (edition, language, query) in queries {
            markers[edition] = SearchMarker(query.withExcluded, rules: .of(language), stemmer: stemmer)
        }
        var found: [(subject: SearchTerm, terms: Set<Int>)] = []
        var names: [SearchTerm: (name: String, edition: EditionID)] = [:]
        for var row in try rows(
            """
            SELECT * FROM (SELECT 1 AS part, n.contributor_id AS id, n.edition_id, n.name FROM contributor_name n
            WHERE \(condition) ORDER BY LENGTH(n.folded), n.contributor_id LIMIT \(Self.mostNames)) authors
            UNION ALL
            SELECT * FROM (SELECT 2 AS part, n.topic_id AS id, n.edition_id, n.name FROM topic_name n
            WHERE \(condition) ORDER BY LENGTH(n.folded), n.topic_id LIMIT \(Self.mostNames)) topics
            """
        ) {
            let isAuthor = try row.int() == 1
            let id = try row.integer()
            let edition = try row.id(EditionID.self)
            let name = try row.text()
            guard let terms = markers[edition]?.terms(in: name), !terms.isEmpty else { continue }
            let subject: SearchTerm =
                isAuthor ? .credit(ContributorID(rawValue: id)) : .topic(TopicID(rawValue: id))
            found.append((subject, terms))
            names[subject] = names[subject] ?? (name, edition)
        }
        // A name with more of the words is the likelier to be meant.
        found.sort { $0.terms.count > $1.terms.count }
        var named = Array(repeating: [SearchTerm](), count: first.terms.count)
        let most = Self.mostNamed / max(1, named.count)
        for (subject, terms) in found {
            for term in terms where named[term].count < most && !named[term].contains(subject) {
                named[term].append(subject)
            }
        }
        let merged = try merged(into: named)
        for (subject, others) in merged { for other in others { names[other] = names[subject] } }
        return (named.map { terms in terms + terms.flatMap { merged[$0] ?? [] } }, names)
    }

    /// All that became one of some authors and topics: entries may name them still.
    private func merged(into named: [[SearchTerm]]) throws -> [SearchTerm: [SearchTerm]] {
        var (authors, topics): (Set<ContributorID>, Set<TopicID>) = ([], [])
        for term in named.joined() {
            if case .credit(let id) = term { authors.insert(id) }
            if case .topic(let id) = term { topics.insert(id) }
        }
        guard !authors.isEmpty || !topics.isEmpty else { return [:] }
        var merged: [SearchTerm: [SearchTerm]] = [:]
        for var row in try rows(
            """
            SELECT 1, merged_into, id FROM contributor WHERE merged_into IN (\(list: authors.sorted()))
            UNION ALL SELECT 2, merged_into, id FROM topic WHERE merged_into IN (\(list: topics.sorted()))
            """
        ) {
            if try row.int() == 1 {
                merged[.credit(try row.id()), default: []].append(.credit(try row.id()))
            } else {
                merged[.topic(try row.id()), default: []].append(.topic(try row.id()))
            }
        }
        return merged
    }
}

extension SQL {
    /// Names `n` that may have a word of some queries; `nil` where there is nothing to look for.
    fileprivate static func namesWithAny(of queries: [ReaderQuery]) -> SQL? {
        var parts: Set<String> = []
        for match in queries.flatMap(\.terms).flatMap(\.all) {
            switch match {
            case .word(let word, let stems):
                // A word that nearly every text has names nobody.
                if !TextQuery.functionWords.contains(word) { parts.formUnion(stems.isEmpty ? [word] : stems) }
            case .beginning(let text): parts.insert(text)
            case .phrase(let words): if let longest = words.max(by: { $0.count < $1.count }) { parts.insert(longest) }
            }
        }
        // What has a part has that part's parts.
        let needed = parts.filter { part in
            part.unicodeScalars.count > 1 && !parts.contains { $0 != part && $0.count > 1 && part.contains($0) }
        }
        guard !needed.isEmpty else { return nil }
        return needed.sorted().prefix(24).dropFirst().reduce("(\(like(needed.sorted()[0]))") { $0 + " OR " + like($1) }
            + ")"
    }

    /// Any letter may stand where the search knows one and a name has another: Arabic's have several forms, œ is one letter.
    private static func like(_ part: String) -> SQL {
        let part = part.replacing("oe", with: "%").replacing("ae", with: "%")
        let pattern = String(
            String.UnicodeScalarView(part.unicodeScalars.map { "اويهك".unicodeScalars.contains($0) ? "_" : $0 })
        )
        return "n.folded LIKE \("%" + pattern + "%")"
    }
}
