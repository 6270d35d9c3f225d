internal import News

/// One search of a reader, and how its question is put to the index.
struct ReaderSearch: Sendable {
    /// How far is counted, and how many of the newest are looked at for the best.
    static let mostCounted = 1000
    static let mostRanked = 150
    static let mostHeadlines = 100
    /// How many of each kind are looked at where nothing has all words.
    static let mostRelaxed = 60
    /// Of an entry's words so many characters tell where it has what was looked for.
    static let leadLength = 1800

    let request: SearchRequest
    var query: ReaderQuery
    let edition: Edition
    let publication: Publication
    let zone: Zone
    let now: Instant
    /// The topic that is asked for, as entries name it.
    let topics: [TopicID]
    /// Which term an entry lacks.
    var lacking: [Int64: Int] = [:]

    func condition(
        in dialect: Dialect, query: ReaderQuery? = nil, edition: EditionID? = nil, inHeadline: Bool = false
    ) -> SQL {
        var expression = SearchExpression()
        if let section = request.section {
            let sections = publication.sections.selfAndDescendants(of: section)
            expression.require(anyOf: (sections.isEmpty ? [section] : sections).map { .section($0) })
        }
        expression.require(anyOf: [request.kind].compactMap { $0 }.map { .kind($0) })
        expression.require(anyOf: [request.author].compactMap { $0 }.map { .credit($0) })
        expression.require(anyOf: topics.map { .topic($0) })
        expression.require(query ?? self.query, in: edition ?? self.edition.id, inHeadline: inHeadline)
        var condition = expression.condition(on: "readers_search", in: dialect)
        if let from = request.from {
            condition = condition + " AND rowid >= \(SearchPlace.first(at: zone.startOfDay(from)))"
        }
        if let to = request.to {
            condition = condition + " AND rowid < \(SearchPlace.first(at: zone.startOfDay(to.advanced(days: 1))))"
        }
        return condition
    }

    /// Where the terms stand in the beginnings of entries' words.
    func findings(in texts: [String], _ marker: inout SearchMarker) -> [SearchRank.Finding] {
        var table = LeadWords()
        let leads = texts.map { table.read($0) }
        let hits = marker.hits(of: leads.map(\.headline) + leads.map(\.text), words: table.words)
        return zip(hits, hits.dropFirst(leads.count)).map { headline, text in
            var finding = SearchRank.Finding(terms: query.terms.count)
            for hit in headline where !hit.isEmpty { finding.note(hit, at: .headline) }
            for hit in text where !hit.isEmpty { finding.note(hit, at: .lead) }
            finding.isInOrder = query.terms.count > 1 && isInOrder(headline)
            return finding
        }
    }

    /// Whether all terms stand in it, in their order.
    private func isInOrder(_ hits: [[SearchMarker.Hit]]) -> Bool {
        var next = 0
        for hit in hits where next < query.terms.count {
            if hit.contains(where: { $0.term == next }) { next += 1 }
        }
        return next == query.terms.count
    }
}

/// An entry that was found.
struct ReaderHit: Sendable {
    let place: Int64
    let facets: String

    var article: ArticleID { SearchPlace.article(at: place) }
    var publishedAt: Instant { SearchPlace.instant(at: place) }

    init(row: Row) throws {
        var row = row
        place = try row.integer()
        facets = try row.text()
    }
}
