public import News

extension ReadTransaction {
    /// The articles of a filter that only the index can tell, last changed first. It holds what filters ask beside the
    /// words, so that the whole question is one walk along it, newest first, that ends with the page.
    func deskSearch(_ question: DeskQuestion, before: DeskKey?, limit: Int, inHeadline: Bool = false) throws
        -> [DeskSummary]
    {
        let hits = question.hits(in: dialect, before: before, limit: limit, inHeadline: inHeadline)
        return try rows(
            """
            SELECT \(DeskSummary.columns) FROM (\(hits)) hit
            JOIN article a ON a.id = (hit.rowid & \(SearchPlace.identityMask))
            """
        ).map(DeskSummary.init(row:)).sorted { ($0.changedAt, $0.id) > ($1.changedAt, $1.id) }
    }

    /// The best of a filter that asks for words: those whose headline has them all stand before others of their age, and
    /// what is new before what is old. Looked for among the newest that have the words.
    /// - Parameters:
    ///   - walk: What the question's walk found, where it is walked for more than this.
    ///   - now: From when the age is counted.
    public func deskMatches(
        _ question: DeskQuestion, _ walk: DeskWalk? = nil, now: Instant, limit: Int
    ) throws -> [DeskSummary] {
        var markers = DeskMarkers(question, stemmer)
        let candidates = max(100, limit)
        var scores: [ArticleID: Double] = [:]
        var found: [ArticleID: DeskSummary] = [:]
        func weigh(_ articles: [DeskSummary], areHeadlines: Bool) {
            for article in articles where found[article.id] == nil {
                found[article.id] = article
                let days = Double(max(0, now.seconds - article.changedAt.seconds)) / 86_400
                let isHeadline = areHeadlines || markers.hasAll(article.headline, in: article.edition)
                scores[article.id] = (isHeadline ? 3 : 0) + 4 / (1 + days / 30)
            }
        }
        let newest = try deskNewest(question, walk, limit: candidates)
        // Where these are all there are, no older headline is left to find.
        if newest.count == candidates {
            weigh(
                try deskSearch(question, before: nil, limit: candidates, inHeadline: true), areHeadlines: true)
        }
        weigh(newest, areHeadlines: false)
        let ranked = found.values.sorted { left, right in
            let (a, b) = (scores[left.id] ?? 0, scores[right.id] ?? 0)
            return a == b ? left.id > right.id : a > b
        }
        return Array(ranked.prefix(limit))
    }

    /// The best of a filter that is asked for nothing else.
    public func deskMatches(_ filter: DeskFilter, now: Instant, limit: Int) throws -> [DeskSummary] {
        try deskMatches(deskQuestion(filter), now: now, limit: limit)
    }

    /// How many articles a filter has, counted up to `cap`.
    public func deskCount(_ filter: DeskFilter, cap: Int = DeskWalk.cap) throws -> CappedCount {
        if filter.asksIndex { return try deskCount(deskQuestion(filter), cap: cap) }
        var total = 0
        for part in DeskQuery(filter: filter, before: nil, limit: cap + 1).countedParts where total <= cap {
            total += try counted("SELECT COUNT(*) FROM (\(part)) listed")
        }
        return CappedCount(counted: total, cap: cap)
    }

    private func deskCount(_ question: DeskQuestion, cap: Int) throws -> CappedCount {
        let hits = question.hits(in: dialect, before: nil, limit: cap + 1)
        return CappedCount(counted: try counted("SELECT COUNT(*) FROM (\(hits)) hit"), cap: cap)
    }

    /// How many articles a question finds in each state, and in all of them together, whatever states it asks for. Where they
    /// are few, one walk tells all.
    /// - Parameter walk: What the question's walk found, where it is walked for more than this.
    public func deskCounts(_ question: DeskQuestion, _ walk: DeskWalk? = nil, cap: Int = DeskWalk.cap) throws
        -> (all: CappedCount, states: [ArticleState: CappedCount])
    {
        guard question.filter.asksIndex else {
            var states: [ArticleState: CappedCount] = [:]
            for state in ArticleState.allCases {
                let count = try deskCount(question.with(states: [state]).filter, cap: cap)
                if count.number > 0 { states[state] = count }
            }
            let sum = states.values.reduce(0) { $0 + $1.number + ($1.isMore ? 1 : 0) }
            return (CappedCount(counted: sum, cap: cap), states)
        }
        let walk = try walk ?? self.walk(question.with(states: []), cap: cap)
        if walk.isWhole {
            return (
                CappedCount(counted: walk.count, cap: cap), walk.states.mapValues { CappedCount(counted: $0, cap: cap) }
            )
        }
        // Nearly all of an archive is published; one walk tells of all the others, where it finds few.
        let others = try self.walk(
            question.with(states: Set(ArticleState.allCases).subtracting([.published])), cap: cap)
        var states: [ArticleState: CappedCount] = [:]
        for state in ArticleState.allCases {
            let known = walk.states[state] ?? 0
            let count =
                if known > cap {
                    CappedCount(counted: known, cap: cap)
                } else if state != .published, others.isWhole {
                    CappedCount(counted: others.states[state] ?? 0, cap: cap)
                } else {
                    try deskCount(question.with(states: [state]), cap: cap)
                }
            if count.number > 0 { states[state] = count }
        }
        return (CappedCount(counted: cap + 1, cap: cap), states)
    }

    /// The same of a filter that is asked for nothing else.
    public func deskCounts(_ filter: DeskFilter, cap: Int = DeskWalk.cap) throws
        -> (all: CappedCount, states: [ArticleState: CappedCount])
    {
        try deskCounts(deskQuestion(filter), cap: cap)
    }

    private func counted(_ sql: SQL) throws -> Int {
        guard var row = try row(sql) else { return 0 }
        return try row.int()
    }
}

extension DeskFilter {
    /// Whether only the search index can tell.
    var asksIndex: Bool { text != nil || topic != nil || kind != nil }
}
