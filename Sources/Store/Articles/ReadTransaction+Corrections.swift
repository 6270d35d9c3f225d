public import News

extension ReadTransaction {
    /// The newest corrections of articles that an edition's readers have, newest first, in one statement.
    /// - Parameter before: The time of the last one shown and the article it is on.
    /// - Returns: `older` is where to go on, and `nil` where nothing older is.
    public func correctedArticles(in edition: EditionID, before: ListKey? = nil, limit: Int) throws
        -> (items: [CorrectedArticle], older: ListKey?)
    {
        // Two notes of one second on one article have one key: a page is not cut between them.
        var found: [CorrectedArticle] = []
        for row in try rows(correctedArticlesStatement(in: edition, before: before, limit: limit + 8)) {
            var row = row
            let correction = Correction(kind: try row.word(), text: try row.text(), publishedAt: try row.instant())
            found.append(CorrectedArticle(correction: correction, article: try ArticleSummary(row: row)))
        }
        guard found.count > limit else { return (found, nil) }
        var end = limit
        while end < found.count, Self.key(found[end]) == Self.key(found[end - 1]) { end += 1 }
        return (Array(found.prefix(end)), end < found.count ? Self.key(found[end - 1]) : nil)
    }

    /// The statement behind `correctedArticles`, for tests that ask the store how it would answer.
    public func correctedArticlesStatement(in edition: EditionID, before: ListKey?, limit: Int) -> SQL {
        let range: SQL =
            before.map { " AND (c.published_at, c.article_id) < (\($0.publishedAt), \($0.article))" } ?? ""
        // The cross join keeps the order of the index: corrections are few beside articles.
        return """
            SELECT c.kind, c.text, c.published_at, \(ArticleSummary.columns)
            FROM correction c CROSS JOIN article a
            WHERE a.id = c.article_id AND a.edition_id = \(edition) AND a.state = 'published'\(range)
            ORDER BY c.published_at DESC, c.article_id DESC LIMIT \(limit)
            """
    }

    private static func key(_ item: CorrectedArticle) -> ListKey {
        ListKey(publishedAt: item.correction.publishedAt, article: item.article.id)
    }
}
