public import News

extension ReadTransaction {
    /// What does not agree between articles, lists and the archive's counts; empty when all is well.
    public func listingFindings() throws -> [String] {
        var findings: [String] = []
        let missing = try count(
            """
            SELECT COUNT(*) FROM article a WHERE a.state = 'published' AND NOT EXISTS (
                SELECT 1 FROM listing l WHERE l.article_id = a.id AND l.subject_kind = 1)
            """
        )
        if missing > 0 { findings.append("\(missing) published articles stand in no list") }
        let hidden = try count(
            """
            SELECT COUNT(*) FROM listing l JOIN article a ON a.id = l.article_id
            WHERE a.state <> 'published' OR a.published_at <> l.published_at
            """
        )
        if hidden > 0 { findings.append("\(hidden) entries of lists belong to articles that are not published so") }
        let published = try count("SELECT COUNT(*) FROM article WHERE state = 'published'")
        let archived = try count("SELECT COALESCE(SUM(articles), 0) FROM archive_day")
        if published != archived {
            findings.append("the archive counts \(archived) articles, and \(published) are published")
        }
        return findings
    }

    /// Articles, withdrawn ones left aside, whose section their edition does not show.
    /// - Returns: How many there are, and the first of them.
    public func articlesWithoutSection(limit: Int) throws -> (count: Int, first: [(id: ArticleID, headline: String)]) {
        let lost: SQL = """
            FROM article a WHERE a.state <> 'killed' AND a.state <> 'spiked' AND NOT EXISTS (
                SELECT 1 FROM section_name n WHERE n.section_id = a.section_id AND n.edition_id = a.edition_id)
            """
        let first: [(id: ArticleID, headline: String)] = try rows(
            "SELECT a.id, a.headline \(lost) ORDER BY a.id LIMIT \(limit)"
        ).map { row in
            var row = row
            return (id: try row.id(), headline: try row.text())
        }
        return (first.count < limit ? first.count : try count("SELECT COUNT(*) \(lost)"), first)
    }

    /// What readers have of the published articles behind `after`, in the order of their identities.
    public func publishedContents(
        after: ArticleID, limit: Int
    ) throws -> [(id: ArticleID, edition: EditionID, content: ArticleContent)] {
        let found: [(id: ArticleID, edition: EditionID, revision: Int)] = try rows(
            """
            SELECT id, edition_id, revision FROM article WHERE id > \(after) AND state = 'published' ORDER BY id
            LIMIT \(limit)
            """
        ).map { row in
            var row = row
            return (id: try row.id(), edition: try row.id(), revision: try row.int())
        }
        return try found.compactMap { article in
            try revision(article.revision, of: article.id).map { (article.id, article.edition, $0.content) }
        }
    }

    /// - Returns: `nil` where there is no such article.
    public func state(of article: ArticleID) throws -> ArticleState? {
        guard var row = try row("SELECT state FROM article WHERE id = \(article)") else { return nil }
        return try row.word()
    }

    private func count(_ sql: SQL) throws -> Int {
        guard var row = try row(sql) else { return 0 }
        return try row.int()
    }
}
