public import News

/// What the site as files asks of the lists (docs/decisions/0032).
extension ReadTransaction {
    /// Where a list goes on behind its first page so that its later pages stay as they are: they are counted from the
    /// oldest article, and the first of them may begin with some that the first page has, too.
    /// - Parameters:
    ///   - older: The last that the first page shows.
    ///   - length: How many stand on a page.
    public func settledKey(
        _ older: ListKey, _ subject: ListSubject, in edition: EditionID, length: Int
    ) throws -> ListKey {
        let columns = subject.columns
        guard
            var row = try row(
                """
                SELECT COUNT(*) FROM listing l
                WHERE l.edition_id = \(edition) AND l.subject_kind = \(columns.kind) AND l.subject_id = \(columns.id)
                    AND (l.published_at, l.article_id) < (\(older.publishedAt), \(older.article))
                """
            )
        else { return older }
        let rest = try row.int() % length
        guard rest > 0 else { return older }
        let newer = try rows(
            """
            SELECT l.published_at, l.article_id FROM listing l
            WHERE l.edition_id = \(edition) AND l.subject_kind = \(columns.kind) AND l.subject_id = \(columns.id)
                AND (l.published_at, l.article_id) > (\(older.publishedAt), \(older.article))
            ORDER BY l.published_at, l.article_id LIMIT \(length - rest)
            """
        )
        guard newer.count == length - rest, var last = newer.last else { return older }
        return ListKey(publishedAt: try last.instant(), article: try last.id())
    }

    /// The days nearest to one on which an edition published something.
    public func archiveNeighbours(
        of day: CivilDate, in edition: EditionID
    ) throws -> (before: CivilDate?, after: CivilDate?) {
        func first(_ sql: SQL) throws -> CivilDate? {
            guard var row = try row(sql) else { return nil }
            return CivilDate(number: try row.int())
        }
        return (
            try first(
                """
                SELECT day FROM archive_day WHERE edition_id = \(edition) AND day < \(day) AND articles > 0
                ORDER BY day DESC LIMIT 1
                """
            ),
            try first(
                """
                SELECT day FROM archive_day WHERE edition_id = \(edition) AND day > \(day) AND articles > 0
                ORDER BY day LIMIT 1
                """
            )
        )
    }

    /// The articles that readers have or had, with numbers behind `after` up to `upTo`.
    public func filedArticles(after: ArticleID, upTo: ArticleID) throws -> [FiledArticle] {
        try rows(
            """
            \(FiledArticle.columns) WHERE id > \(after) AND id <= \(upTo) AND first_published_at IS NOT NULL ORDER BY id
            """
        ).map(FiledArticle.init(row:))
    }

    /// Under which addresses articles were published, as receipts tell it, those they have now among them.
    public func publishedAddresses(after: ArticleID, upTo: ArticleID) throws -> [ArticleID: [String]] {
        var found: [ArticleID: [String]] = [:]
        for var row in try rows(
            """
            SELECT DISTINCT r.article_id, a.address FROM publish_receipt r
            JOIN receipt_arrival a ON a.sequence = r.sequence AND a.address LIKE '%-' || r.article_id
            WHERE r.article_id > \(after) AND r.article_id <= \(upTo) ORDER BY r.article_id, a.address
            """
        ) {
            found[try row.id(), default: []].append(try row.text())
        }
        return found
    }

    /// The highest number of an article; 0 where there is none.
    public func lastArticle() throws -> ArticleID {
        guard var row = try row("SELECT COALESCE(MAX(id), 0) FROM article") else { return ArticleID(rawValue: 0) }
        return try row.id()
    }

    /// The same for one article.
    public func filedArticle(_ id: ArticleID) throws -> FiledArticle? {
        try row("\(FiledArticle.columns) WHERE id = \(id) AND first_published_at IS NOT NULL").map(
            FiledArticle.init(row:))
    }
}

/// Where an article stands that readers have or had.
public struct FiledArticle: Sendable {
    public let id: ArticleID
    public let edition: EditionID
    public let section: SectionID
    public let slug: Slug

    fileprivate static let columns: SQL = "SELECT id, edition_id, section_id, slug FROM article"

    fileprivate init(row: Row) throws {
        var row = row
        id = try row.id()
        edition = try row.id()
        section = try row.id()
        slug = try row.word()
    }
}
