public import News

extension ReadTransaction {
    /// How many articles a section holds itself, whatever their state, counted to `limit` at most.
    public func articleCount(in section: SectionID, upTo limit: Int) throws -> Int {
        guard
            var row = try row(
                """
                SELECT COUNT(*) FROM (SELECT a.id FROM article a WHERE a.section_id = \(section) LIMIT \(limit)) counted
                """
            )
        else { return 0 }
        return try row.int()
    }

    /// Whether a section holds an article of `edition`, whatever its state.
    public func hasArticles(in section: SectionID, of edition: EditionID) throws -> Bool {
        try row(
            """
            SELECT a.id FROM article a WHERE a.section_id = \(section) AND COALESCE(a.edition_id, 0) = \(edition) LIMIT 1
            """
        ) != nil
    }
}

extension WriteTransaction {
    /// Replaces what editions call a section.
    /// - Parameter version: The one that was looked at.
    /// - Throws: `NewsError(.conflict)` when it was changed meanwhile.
    public func rename(_ section: SectionID, to names: [EditionID: Section.Name], version: Int) throws {
        try raiseVersion(of: section, from: version)
        try execute("DELETE FROM section_name WHERE section_id = \(section)")
        for (edition, name) in names.sorted(by: { $0.key < $1.key }) {
            try insertSectionName(name, of: section, in: edition)
        }
    }

    /// Puts a section under another, and its new siblings in order.
    /// - Parameters:
    ///   - parent: `nil` for the top.
    ///   - order: All that stand under `parent` then, the section among them.
    ///   - version: The one that was looked at.
    /// - Throws: `NewsError(.conflict)` when it was changed meanwhile.
    public func move(_ section: SectionID, under parent: SectionID?, order: [SectionID], version: Int) throws {
        try raiseVersion(of: section, from: version)
        try execute("UPDATE section SET parent_id = \(parent) WHERE id = \(section)")
        for (position, id) in order.enumerated() {
            try execute(
                "UPDATE section SET position = \(position + 1) WHERE id = \(id) AND position <> \(position + 1)")
        }
    }

    /// Takes a section out of the tree. Its row stays, since revisions and notices may name it; its slug is free again.
    /// - Throws: `NewsError(.conflict)` when it was changed meanwhile.
    public func retire(_ section: SectionID, at now: Instant, version: Int) throws {
        try raiseVersion(of: section, from: version)
        try execute("UPDATE section SET retired_at = \(now) WHERE id = \(section)")
        try execute("DELETE FROM user_section WHERE section_id = \(section)")
    }

    private func raiseVersion(of section: SectionID, from version: Int) throws {
        let changed = try execute(
            "UPDATE section SET version = version + 1 WHERE id = \(section) AND version = \(version)")
        guard changed == 1 else { throw NewsError.changedMeanwhile }
    }

    /// Has the lists of the sections above follow a section that moved, with everything below it: its articles leave
    /// the lists in `old` and enter those in `new`. A few statements, each over whole ranges.
    /// - Parameters:
    ///   - old: What stood above it and does not any more.
    ///   - new: What stands above it and did not.
    ///   - atOnce: How many rows a statement moves.
    public func relist(
        _ section: SectionID, from old: [SectionID], to new: [SectionID], in edition: EditionID, atOnce: Int = 4096
    ) throws {
        for kind in [ListSubject.section(section), .sectionStories(section)].map(\.columns.kind) {
            let moved: SQL = "edition_id = \(edition) AND subject_kind = \(kind) AND subject_id = \(section)"
            // A statement keeps what it would take back in memory: some thousand rows at a time are little.
            var last: ListKey?
            while true {
                let rest: SQL =
                    last.map { "\(moved) AND (published_at, article_id) > (\($0.publishedAt), \($0.article))" } ?? moved
                let end = try row(
                    """
                    SELECT published_at, article_id FROM (
                        SELECT published_at, article_id FROM listing WHERE \(rest)
                        ORDER BY published_at, article_id LIMIT \(atOnce)) next
                    ORDER BY published_at DESC, article_id DESC LIMIT 1
                    """
                ).map { row in
                    var row = row
                    return ListKey(publishedAt: try row.instant(), article: try row.id())
                }
                guard let end else { break }
                let some: SQL = "\(rest) AND (published_at, article_id) <= (\(end.publishedAt), \(end.article))"
                try relist(some, kind: kind, from: old, to: new, in: edition)
                last = end
            }
        }
    }

    /// - Parameter some: Which rows of the section's own list.
    private func relist(
        _ some: SQL, kind: Int64, from old: [SectionID], to new: [SectionID], in edition: EditionID
    ) throws {
        for above in old {
            try execute(
                """
                DELETE FROM listing WHERE edition_id = \(edition) AND subject_kind = \(kind) AND subject_id = \(above)
                    AND (published_at, article_id) IN (SELECT published_at, article_id FROM listing WHERE \(some))
                """
            )
        }
        for above in new {
            try execute(
                """
                INSERT INTO listing (edition_id, subject_kind, subject_id, published_at, article_id)
                SELECT edition_id, subject_kind, CAST(\(above) AS BIGINT), published_at, article_id FROM listing
                WHERE \(some)
                """
            )
        }
    }
}

extension NewsError {
    /// What two people who change one thing at once are told; the second has looked at what is no more.
    static let changedMeanwhile = NewsError(
        .conflict, "Someone else changed this meanwhile.", help: "Look at it as it is now, and repeat what you did."
    )
}
