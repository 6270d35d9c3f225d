internal import News

/// The newest that a question finds, with their states: to walk along the index costs the same for a page, for what stands
/// in its order and for its counts, so that one walk serves them all.
public struct DeskWalk: Sendable {
    /// How far articles are counted.
    public static let cap = 1000
    /// So many more are looked at that one state can be counted where some of the newest are in others.
    private static let extra = 100

    private let found: [(place: Int64, state: ArticleState)]
    /// How many there are in each state.
    let states: [ArticleState: Int]
    /// Whether nothing older is left.
    let isWhole: Bool

    var count: Int { found.count }

    fileprivate init(_ found: [(place: Int64, state: ArticleState)], limit: Int) {
        self.found = found
        states = Dictionary(found.map { ($0.state, 1) }, uniquingKeysWith: +)
        isWhole = found.count < limit
    }

    fileprivate static func limit(_ cap: Int) -> Int { cap + 1 + extra }

    /// The newest in some states, or in any where none is named; `nil` where the walk ended before it had as many.
    fileprivate func newest(in wanted: Set<ArticleState>, limit: Int) -> [ArticleID]? {
        let newest = found.lazy.filter { wanted.isEmpty || wanted.contains($0.state) }.prefix(limit)
            .map { SearchPlace.article(at: $0.place) }
        let ids = Array(newest)
        return ids.count == limit || isWhole ? ids : nil
    }
}

extension ReadTransaction {
    /// Walks along what a question finds in any state, the newest first.
    /// - Returns: `nil` for a question that is answered without the index.
    public func deskWalk(_ question: DeskQuestion) throws -> DeskWalk? {
        question.filter.asksIndex ? try walk(question.with(states: []), cap: DeskWalk.cap) : nil
    }

    /// Walks along what a question finds in the states it asks for, which only the index can answer.
    func walk(_ question: DeskQuestion, cap: Int) throws -> DeskWalk {
        let limit = DeskWalk.limit(cap)
        let hits = question.hits(in: dialect, before: nil, limit: limit)
        let found = try rows(
            """
            SELECT hit.rowid, a.state FROM (\(hits)) hit JOIN article a ON a.id = (hit.rowid & \(SearchPlace.identityMask))
            """
        ).map { row in
            var row = row
            return (place: try row.integer(), state: try row.word(ArticleState.self))
        }
        return DeskWalk(found.sorted { $0.place > $1.place }, limit: limit)
    }

    /// The newest that a question finds.
    /// - Parameter walk: What its walk found, where there was one.
    func deskNewest(_ question: DeskQuestion, _ walk: DeskWalk?, limit: Int) throws -> [DeskSummary] {
        guard let ids = walk?.newest(in: question.filter.states, limit: limit) else {
            return try deskSearch(question, before: nil, limit: limit)
        }
        return try deskSummaries(Set(ids)).values.sorted { ($0.changedAt, $0.id) > ($1.changedAt, $1.id) }
    }
}
