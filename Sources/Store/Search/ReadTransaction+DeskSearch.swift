public import News

extension ReadTransaction {
    /// The articles of a filter that asks for words or a topic, last changed first. The search index holds what filters
    /// ask beside the words, so that the whole question is one walk along it, newest first, that ends with the page.
    func deskSearch(_ filter: DeskFilter, before: DeskKey?, limit: Int, inHeadline: Bool = false) throws
        -> [DeskSummary]
    {
        let hits = try searchHits(filter, before: before, limit: limit, inHeadline: inHeadline)
        return try rows(
            """
            SELECT \(DeskSummary.columns) FROM (\(hits)) hit
            JOIN article a ON a.id = (hit.rowid & \(SearchPlace.identityMask))
            """
        ).map(DeskSummary.init(row:)).sorted { ($0.changedAt, $0.id) > ($1.changedAt, $1.id) }
    }

    /// The best of a filter that asks for words: those whose headline has them all stand before others of their age, and
    /// what is new before what is old. Looked for among the newest that have the words.
    /// - Parameter now: From when the age is counted.
    public func deskMatches(_ filter: DeskFilter, now: Instant, limit: Int) throws -> [DeskSummary] {
        let candidates = max(100, limit)
        var scores: [ArticleID: Double] = [:]
        var found: [ArticleID: DeskSummary] = [:]
        func weigh(_ articles: [DeskSummary], isHeadline: (DeskSummary) -> Bool) {
            for article in articles where found[article.id] == nil {
                found[article.id] = article
                let days = Double(max(0, now.seconds - article.changedAt.seconds)) / 86_400
                scores[article.id] = (isHeadline(article) ? 3 : 0) + 4 / (1 + days / 30)
            }
        }
        let newest = try deskSearch(filter, before: nil, limit: candidates)
        // Where these are all there are, no older headline is left to find.
        if newest.count == candidates {
            weigh(try deskSearch(filter, before: nil, limit: candidates, inHeadline: true)) { _ in true }
        }
        weigh(newest) { filter.text?.matches(name: $0.headline) ?? false }
        let ranked = found.values.sorted { left, right in
            let (a, b) = (scores[left.id] ?? 0, scores[right.id] ?? 0)
            return a == b ? left.id > right.id : a > b
        }
        return Array(ranked.prefix(limit))
    }

    /// How many articles a filter has, counted up to `cap`.
    public func deskCount(_ filter: DeskFilter, cap: Int = 1000) throws -> CappedCount {
        if filter.asksIndex {
            let hits = try searchHits(filter, before: nil, limit: cap + 1, inHeadline: false)
            return CappedCount(counted: try counted("SELECT COUNT(*) FROM (\(hits)) hit"), cap: cap)
        }
        var total = 0
        for part in DeskQuery(filter: filter, before: nil, limit: cap + 1).countedParts where total <= cap {
            total += try counted("SELECT COUNT(*) FROM (\(part)) listed")
        }
        return CappedCount(counted: total, cap: cap)
    }

    /// How many articles a filter has in each state, and in all of them together, whatever states it asks for. Where they
    /// are few, one walk tells all.
    public func deskCounts(_ filter: DeskFilter, cap: Int = 1000) throws
        -> (all: CappedCount, states: [ArticleState: CappedCount])
    {
        var filter = filter
        filter.states = []
        var all: CappedCount?
        if filter.asksIndex {
            let hits = try searchHits(filter, before: nil, limit: cap + 1, inHeadline: false)
            let found = try rows(
                """
                SELECT a.state FROM (\(hits)) hit JOIN article a ON a.id = (hit.rowid & \(SearchPlace.identityMask))
                """
            )
            let count = CappedCount(counted: found.count, cap: cap)
            if !count.isMore {
                var states: [ArticleState: Int] = [:]
                for var row in found { states[try row.word(), default: 0] += 1 }
                return (count, states.mapValues { CappedCount(counted: $0, cap: cap) })
            }
            all = count
        }
        var states: [ArticleState: CappedCount] = [:]
        for state in ArticleState.allCases {
            filter.states = [state]
            let count = try deskCount(filter, cap: cap)
            if count.number > 0 { states[state] = count }
        }
        let sum = states.values.reduce(0) { $0 + $1.number + ($1.isMore ? 1 : 0) }
        return (all ?? CappedCount(counted: sum, cap: cap), states)
    }

    private func counted(_ sql: SQL) throws -> Int {
        guard var row = try row(sql) else { return 0 }
        return try row.int()
    }

    private func searchHits(_ filter: DeskFilter, before: DeskKey?, limit: Int, inHeadline: Bool) throws -> SQL {
        var expression = SearchExpression()
        expression.require(anyOf: filter.states.sorted { $0.rawValue < $1.rawValue }.map { .state($0) })
        expression.require(anyOf: filter.sections.sorted().map { .section($0) })
        expression.require(anyOf: [filter.edition].compactMap { $0 }.map { .edition($0) })
        expression.require(anyOf: [filter.assignee].compactMap { $0 }.map { .assignee($0) })
        if let topic = filter.topic { expression.require(anyOf: try topicsInIndex(of: topic).map { .topic($0) }) }
        switch filter.author {
        case .user(let user)?: expression.require(anyOf: [.creator(user)])
        case .contributor(let contributor)?:
            expression.require(anyOf: try authorsInIndex(of: contributor).map { .credit($0) })
        case nil: break
        }
        if let reader = filter.reader {
            expression.require(anyOf: [.creator(reader), .assignee(reader), .state(.published)])
        }
        if let text = filter.text { expression.require(text, inHeadline: inHeadline) }
        var range: SQL = ""
        if let from = filter.from { range = range + " AND rowid >= \(SearchPlace.first(at: from))" }
        if let to = filter.to { range = range + " AND rowid < \(SearchPlace.first(at: to))" }
        if let before { range = range + " AND rowid < \(SearchPlace.of(before))" }
        return """
            SELECT rowid FROM desk_search WHERE \(expression.condition(on: "desk_search", in: dialect))\(range)
            ORDER BY rowid DESC LIMIT \(limit)
            """
    }
}

extension DeskFilter {
    /// Whether only the search index can tell.
    var asksIndex: Bool { text != nil || topic != nil }
}
