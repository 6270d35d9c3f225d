public import News

extension ReadTransaction {
    /// The newest articles of a list, one statement over one range of its index.
    /// - Parameters:
    ///   - before: Where to go on, from an earlier answer; `nil` begins at the newest.
    ///   - limit: How many at most.
    public func list(
        _ subject: ListSubject, in edition: EditionID, before: ListKey? = nil, limit: Int
    ) throws -> [ArticleSummary] {
        try rows(listStatement(subject, in: edition, before: before, limit: limit)).map(ArticleSummary.init(row:))
    }

    /// The statement behind `list`, for tests that ask the store how it would answer.
    public func listStatement(
        _ subject: ListSubject, in edition: EditionID, before: ListKey? = nil, limit: Int
    ) -> SQL {
        let columns = subject.columns
        let range: SQL =
            before.map { " AND (l.published_at, l.article_id) < (\($0.publishedAt), \($0.article))" } ?? ""
        return """
            SELECT \(ArticleSummary.columns) FROM listing l JOIN article a ON a.id = l.article_id
            WHERE l.edition_id = \(edition) AND l.subject_kind = \(columns.kind) AND l.subject_id = \(columns.id)\(range)
            ORDER BY l.published_at DESC, l.article_id DESC LIMIT \(limit)
            """
    }

    /// The newest of several lists at once, `limit` of each, in one statement.
    public func lists(
        _ subjects: [ListSubject], in edition: EditionID, limit: Int
    ) throws -> [ListSubject: [ArticleSummary]] {
        try lists(subjects.map { ($0, limit) }, in: edition)
    }

    /// The newest of several lists at once, of each as many as it says, in one statement.
    public func lists(
        _ subjects: [(subject: ListSubject, limit: Int)], in edition: EditionID
    ) throws -> [ListSubject: [ArticleSummary]] {
        guard !subjects.isEmpty else { return [:] }
        let parts = subjects.enumerated().map { index, part -> SQL in
            let statement = listStatement(part.subject, in: edition, limit: part.limit)
            return "SELECT * FROM (SELECT \(index) AS part, listed.* FROM (\(statement)) listed)"
        }
        var found: [ListSubject: [ArticleSummary]] = [:]
        for var row in try rows(SQL.unionAll(parts)) {
            let subject = subjects[try row.int()].subject
            found[subject, default: []].append(try ArticleSummary(row: row))
        }
        return found
    }

    /// The articles an edition published from `start` (included) to `end` (excluded), newest first.
    public func latest(
        in edition: EditionID, from start: Instant, to end: Instant, before: ListKey? = nil, limit: Int
    ) throws -> [ArticleSummary] {
        let columns = ListSubject.latest.columns
        let range: SQL =
            before.map { " AND (l.published_at, l.article_id) < (\($0.publishedAt), \($0.article))" } ?? ""
        return try rows(
            """
            SELECT \(ArticleSummary.columns) FROM listing l JOIN article a ON a.id = l.article_id
            WHERE l.edition_id = \(edition) AND l.subject_kind = \(columns.kind) AND l.subject_id = \(columns.id)
                AND l.published_at >= \(start) AND l.published_at < \(end)\(range)
            ORDER BY l.published_at DESC, l.article_id DESC LIMIT \(limit)
            """
        ).map(ArticleSummary.init(row:))
    }

    /// How many articles an edition published on each day from `first` to `last`, both included; days without any are
    /// left out.
    public func archiveDays(in edition: EditionID, from first: CivilDate, to last: CivilDate) throws -> [ArchiveCount] {
        try rows(
            """
            SELECT day, articles FROM archive_day
            WHERE edition_id = \(edition) AND day >= \(first) AND day <= \(last) AND articles > 0 ORDER BY day
            """
        ).compactMap { row in
            var row = row
            let day = CivilDate(number: try row.int())
            let count = try row.int()
            return day.map { ArchiveCount(date: $0, count: count) }
        }
    }

    /// How many articles an edition published in each month (the first of it), newest first.
    /// - Parameter year: The one to tell of; `nil` for all, which adds up every day of the archive.
    public func archiveMonths(in edition: EditionID, year: Int? = nil) throws -> [ArchiveCount] {
        let years = year.map { $0...$0 } ?? 0...9_999
        return try rows(
            "SELECT month, articles FROM \(SQL.archiveMonths(in: edition, years: years)) listed ORDER BY month DESC"
        ).compactMap { row in
            var row = row
            let month = try row.int()
            let count = try row.int()
            return CivilDate(year: month / 100, month: month % 100, day: 1).map { ArchiveCount(date: $0, count: count) }
        }
    }
}

extension SQL {
    /// A table to stand behind `FROM`: each month in which an edition published something, as a number (202611), and how
    /// many articles. It goes from month to month by one step along the key: to group all days sorts them first.
    static func archiveMonths(in edition: EditionID, years: ClosedRange<Int> = 0...9_999) -> SQL {
        // Days are numbers in the order of the calendar: 20261124.
        let (first, end) = (years.lowerBound * 10_000, (years.upperBound + 1) * 10_000)
        let last: (SQL) -> SQL = { bound in
            """
            (SELECT day / 100 FROM archive_day WHERE edition_id = \(edition) AND day >= \(first) AND day < \(bound)
            AND articles > 0 ORDER BY day DESC LIMIT 1)
            """
        }
        return """
            (WITH RECURSIVE found(month) AS (
                SELECT \(last("\(end)")) UNION ALL
                SELECT \(last("found.month * 100")) FROM found WHERE found.month IS NOT NULL
            )
            SELECT month, (
                SELECT CAST(SUM(articles) AS BIGINT) FROM archive_day
                WHERE edition_id = \(edition) AND day BETWEEN found.month * 100 AND found.month * 100 + 99
            ) AS articles FROM found WHERE month IS NOT NULL)
            """
    }
}
