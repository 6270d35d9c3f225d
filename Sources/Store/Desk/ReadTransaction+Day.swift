public import News

extension ReadTransaction {
    /// The articles, and updates, that are scheduled from `start` (included) to `end` (excluded), the first due in front.
    /// - Parameter author: Only what this user writes.
    public func scheduledArticles(from start: Instant, to end: Instant, author: UserID? = nil, limit: Int) throws
        -> [DeskSummary]
    {
        let own: SQL = author.map { " AND (a.created_by = \($0) OR a.assignee_id = \($0))" } ?? ""
        return try rows(
            """
            SELECT \(DeskSummary.columns) FROM article a
            WHERE a.scheduled_for >= \(start) AND a.scheduled_for < \(end)
                AND COALESCE(a.state, '') IN (\(list: Workflow.dueStates))\(own)
            ORDER BY a.scheduled_for, a.id LIMIT \(limit)
            """
        ).map(DeskSummary.init(row:))
    }

    /// What went out last in any of the editions, newest first.
    public func justPublished(in editions: [EditionID], limit: Int) throws -> [DeskSummary] {
        let keys = try editions.flatMap { edition in
            try list(.latest, in: edition, limit: limit).map { ($0.publishedAt, $0.id) }
        }.sorted(by: >).prefix(limit)
        let known = try deskSummaries(Set(keys.map(\.1)))
        return keys.compactMap { known[$0.1] }
    }

    /// How many comments wait on each of some articles; those without any are left out.
    public func openComments(on ids: [ArticleID]) throws -> [ArticleID: Int] {
        guard !ids.isEmpty else { return [:] }
        var found: [ArticleID: Int] = [:]
        for var row in try rows(
            """
            SELECT article_id, COUNT(*) FROM passage_comment
            WHERE article_id IN (\(list: ids)) AND resolved_at IS NULL GROUP BY article_id
            """
        ) {
            let id = try row.id(ArticleID.self)
            found[id] = try row.int()
        }
        return found
    }

    /// The names of people at the desk.
    public func userNames(of ids: Set<UserID>) throws -> [UserID: String] {
        guard !ids.isEmpty else { return [:] }
        var names: [UserID: String] = [:]
        for var row in try rows("SELECT id, name FROM desk_user WHERE id IN (\(list: ids.sorted()))") {
            let id = try row.id(UserID.self)
            names[id] = try row.text()
        }
        return names
    }
}
