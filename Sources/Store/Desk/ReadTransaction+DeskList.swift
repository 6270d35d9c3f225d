public import News

extension ReadTransaction {
    /// The desk's list of articles, last changed first: each part is a range of one index, and a page of it is bounded
    /// whatever the archive's size.
    /// - Parameter before: Where to go on, from an earlier answer; its time is that of the last change.
    public func deskList(_ filter: DeskFilter, before: DeskKey? = nil, limit: Int) throws -> [DeskSummary] {
        try deskList(deskQuestion(filter), before: before, limit: limit)
    }

    /// The same of a question that more is asked of.
    /// - Parameter walk: What its walk found, for the first page.
    public func deskList(
        _ question: DeskQuestion, _ walk: DeskWalk? = nil, before: DeskKey? = nil, limit: Int
    ) throws -> [DeskSummary] {
        if question.filter.asksIndex {
            return before == nil
                ? try deskNewest(question, walk, limit: limit) : try deskSearch(question, before: before, limit: limit)
        }
        var found: [DeskSummary] = []
        let parts = DeskQuery(filter: question.filter, before: before, limit: limit).parts
        // Stores take some hundreds of selects in one statement.
        for start in stride(from: 0, to: parts.count, by: 100) {
            let some = parts[start..<min(start + 100, parts.count)].enumerated().map { place, part -> SQL in
                "SELECT listed.* FROM (\(part)) listed"
            }
            found += try rows(SQL.unionAll(some)).map(DeskSummary.init(row:))
        }
        found.sort { ($0.changedAt, $0.id) > ($1.changedAt, $1.id) }
        return Array(found.prefix(limit))
    }
}

/// Which index a filter is answered from, and what is left to look at in each row.
struct DeskQuery {
    let filter: DeskFilter
    let before: DeskKey?
    let limit: Int

    /// One select for each range; together they hold every article of the page.
    var parts: [SQL] { ranges(DeskSummary.columns) }

    /// The same with the identities alone, to be counted.
    var countedParts: [SQL] { ranges("a.id") }

    private func ranges(_ columns: SQL) -> [SQL] {
        func part(_ tables: SQL, _ range: SQL, leads leader: Leader) -> SQL {
            self.part(columns, tables, range, leads: leader)
        }
        if let assignee = filter.assignee {
            return [part("article a", "a.assignee_id = \(assignee)", leads: .assignee)]
        }
        // All states but `published` together are few, so they lead wherever they are asked for alone.
        if !filter.states.isEmpty, !filter.states.contains(.published) {
            return filter.states.sorted { $0.rawValue < $1.rawValue }.map { state in
                part("article a", "a.state = \(state) AND a.state <> 'published'", leads: .state)
            }
        }
        switch filter.author {
        case .user(let user)?: return [part("article a", "a.created_by = \(user)", leads: .creator)]
        case .contributor(let contributor)?:
            return [
                part(
                    "desk_credit d JOIN article a ON a.id = d.article_id", "d.contributor_id = \(contributor)",
                    leads: .credit)
            ]
        case nil: break
        }
        if !filter.sections.isEmpty {
            return filter.sections.sorted().map { part("article a", "a.section_id = \($0)", leads: .section) }
        }
        if let edition = filter.edition { return [part("article a", "a.edition_id = \(edition)", leads: .edition)] }
        return [part("article a", "a.changed_at >= \(filter.from ?? Instant(rawValue: .min))", leads: .change)]
    }

    private enum Leader { case state, creator, credit, section, edition, change, assignee }

    private func part(_ columns: SQL, _ tables: SQL, _ range: SQL, leads leader: Leader) -> SQL {
        let isCredit = leader == .credit
        let time: SQL = isCredit ? "d.changed_at" : "a.changed_at"
        let id: SQL = isCredit ? "d.article_id" : "a.id"
        let state: SQL = isCredit ? "d.state" : "a.state"
        let section: SQL = isCredit ? "d.section_id" : "a.section_id"
        let edition: SQL = isCredit ? "d.edition_id" : "a.edition_id"
        var conditions = range
        if let from = filter.from, leader != .change { conditions = conditions + " AND \(time) >= \(from)" }
        if let to = filter.to { conditions = conditions + " AND \(time) < \(to)" }
        if let before { conditions = conditions + " AND (\(time), \(id)) < (\(before.changedAt), \(before.article))" }
        // COALESCE keeps the planner from taking another index, with which it would have to sort.
        if leader != .state, !filter.states.isEmpty {
            let states = filter.states.sorted { $0.rawValue < $1.rawValue }
            conditions = conditions + " AND COALESCE(\(state), '') IN (\(list: states))"
        }
        if leader != .section, !filter.sections.isEmpty {
            conditions = conditions + " AND COALESCE(\(section), 0) IN (\(list: filter.sections.sorted()))"
        }
        if leader != .edition, let wanted = filter.edition {
            conditions = conditions + " AND COALESCE(\(edition), 0) = \(wanted)"
        }
        switch filter.author {
        case .user(let user)? where leader == .state || leader == .assignee:
            conditions = conditions + " AND COALESCE(a.created_by, 0) = \(user)"
        case .contributor(let contributor)? where leader == .state || leader == .assignee:
            conditions =
                conditions + """
                     AND EXISTS (SELECT 1 FROM desk_credit d WHERE d.contributor_id = \(contributor)
                        AND d.changed_at = a.changed_at AND d.article_id = a.id)
                    """
        default: break
        }
        return """
            SELECT \(columns) FROM \(tables) WHERE \(conditions)
            ORDER BY \(time) DESC, \(id) DESC LIMIT \(limit)
            """
    }
}

extension DeskSummary {
    static let columns: SQL = """
        a.id, a.edition_id, a.section_id, a.kind, a.state, a.headline, a.byline, a.changed_at, a.published_at, \
        a.scheduled_for, a.embargoed_until, a.created_by, a.assignee_id, a.first_published_at, a.revision, a.draft_revision
        """

    init(row: Row) throws {
        var row = row
        self.init(
            id: try row.id(), edition: try row.id(), section: try row.id(), kind: try row.word(), state: try row.word(),
            headline: try row.text(), byline: try row.optionalText(), changedAt: try row.instant(),
            publishedAt: try row.optionalInstant(), scheduledFor: try row.optionalInstant(),
            embargoedUntil: try row.optionalInstant(), createdBy: try row.optionalID(),
            assignee: try row.optionalID(),
            hasNewText: try row.optionalInstant() == nil || row.int() != row.int()
        )
    }
}
