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
    /// - Parameter now: From when the age is counted.
    public func deskMatches(_ question: DeskQuestion, now: Instant, limit: Int) throws -> [DeskSummary] {
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
        let newest = try deskSearch(question, before: nil, limit: candidates)
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
    public func deskCount(_ filter: DeskFilter, cap: Int = 1000) throws -> CappedCount {
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
    public func deskCounts(_ question: DeskQuestion, cap: Int = 1000) throws
        -> (all: CappedCount, states: [ArticleState: CappedCount])
    {
        var all: CappedCount?
        var left = ArticleState.allCases
        var states: [ArticleState: CappedCount] = [:]
        let asksIndex = question.filter.asksIndex
        if asksIndex {
            if let (count, found) = try countedStates(question.with(states: []), cap: cap) {
                return (count, found.mapValues { CappedCount(counted: $0, cap: cap) })
            }
            all = CappedCount(counted: cap + 1, cap: cap)
            // Nearly all of an archive is published; one walk tells of all the others, where it finds few.
            let others = Set(left).subtracting([.published])
            if let (_, found) = try countedStates(question.with(states: others), cap: cap) {
                for (state, count) in found { states[state] = CappedCount(counted: count, cap: cap) }
                left = [.published]
            }
        }
        for state in left {
            let part = question.with(states: [state])
            let count = try asksIndex ? deskCount(part, cap: cap) : deskCount(part.filter, cap: cap)
            if count.number > 0 { states[state] = count }
        }
        let sum = states.values.reduce(0) { $0 + $1.number + ($1.isMore ? 1 : 0) }
        return (all ?? CappedCount(counted: sum, cap: cap), states)
    }

    /// The same of a filter that is asked for nothing else.
    public func deskCounts(_ filter: DeskFilter, cap: Int = 1000) throws
        -> (all: CappedCount, states: [ArticleState: CappedCount])
    {
        try deskCounts(deskQuestion(filter), cap: cap)
    }

    /// How many articles a question finds in each state; `nil` where it finds more than `cap`.
    private func countedStates(
        _ question: DeskQuestion, cap: Int
    ) throws -> (all: CappedCount, states: [ArticleState: Int])? {
        let hits = question.hits(in: dialect, before: nil, limit: cap + 1)
        let found = try rows(
            """
            SELECT a.state FROM (\(hits)) hit JOIN article a ON a.id = (hit.rowid & \(SearchPlace.identityMask))
            """
        )
        let count = CappedCount(counted: found.count, cap: cap)
        guard !count.isMore else { return nil }
        var states: [ArticleState: Int] = [:]
        for var row in found { states[try row.word(), default: 0] += 1 }
        return (count, states)
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
