internal import News

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

    private func count(_ sql: SQL) throws -> Int {
        guard var row = try row(sql) else { return 0 }
        return try row.int()
    }
}
