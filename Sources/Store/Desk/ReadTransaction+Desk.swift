public import News

extension ReadTransaction {
    /// An article as the desk has it, with the content of its newest revision; one statement, and one more for topics.
    public func deskArticle(_ id: ArticleID) throws -> DeskArticle? {
        guard var article = try storedDeskArticle(id) else { return nil }
        article.draft.content = try currentNames(of: [article.draft.content])(article.draft.content)
        return article
    }

    private func storedDeskArticle(_ id: ArticleID) throws -> DeskArticle? {
        try row(
            """
            SELECT a.edition_id, a.section_id, a.slug, a.state, a.revision, a.first_published_at, a.published_at,
                a.modified_at, a.changed_at, a.created_by, a.scheduled_for, a.embargoed_until, a.withdrawal_note,
                a.kill_reason, a.assignee_id, \(Revision.columns)
            FROM article a JOIN revision r ON r.article_id = a.id AND r.number = a.draft_revision
            LEFT JOIN revision k ON k.article_id = a.id AND k.number = r.keyframe
            WHERE a.id = \(id)
            """
        ).map { row in
            var row = row
            let edition = try row.id(EditionID.self)
            let section = try row.id(SectionID.self)
            let slug = try row.word(Slug.self)
            let state = try row.word(ArticleState.self)
            let revision = try row.int()
            let firstPublishedAt = try row.optionalInstant()
            let publishedAt = try row.optionalInstant()
            let modifiedAt = try row.optionalInstant()
            let changedAt = try row.instant()
            let createdBy = try row.optionalID(UserID.self)
            let scheduledFor = try row.optionalInstant()
            let embargoedUntil = try row.optionalInstant()
            let withdrawalNote = try row.optionalText()
            let killReason = try row.optionalText()
            let assignee = try row.optionalID(UserID.self)
            return DeskArticle(
                id: id, edition: edition, section: section, slug: slug, state: state, revision: revision,
                draft: try Revision(row: &row, of: id), firstPublishedAt: firstPublishedAt, publishedAt: publishedAt,
                modifiedAt: modifiedAt, changedAt: changedAt, createdBy: createdBy, scheduledFor: scheduledFor,
                embargoedUntil: embargoedUntil, withdrawalNote: withdrawalNote, killReason: killReason,
                assignee: assignee
            )
        }
    }

    /// Those of `ids` that readers can reach.
    public func published(among ids: [ArticleID]) throws -> Set<ArticleID> {
        guard !ids.isEmpty else { return [] }
        var found: Set<ArticleID> = []
        let state = ArticleState.published
        for var row in try rows("SELECT id FROM article WHERE id IN (\(list: ids)) AND COALESCE(state, '') = \(state)")
        {
            found.insert(try row.id())
        }
        return found
    }

    /// The published translations of an article, whose pages link to it.
    public func publishedTranslations(of article: ArticleID) throws -> [ArticleID] {
        try rows(
            """
            SELECT o.id FROM article a JOIN article o ON o.story_id = a.story_id AND o.id <> a.id
            WHERE a.id = \(article) AND COALESCE(o.state, '') = 'published' ORDER BY o.edition_id
            """
        ).map { row in
            var row = row
            return try row.id()
        }
    }

    /// The scheduled articles, and updates, that may go out at `now`, those due first in front.
    /// - Parameter after: Where to go on, from an earlier answer.
    public func dueArticles(at now: Instant, after: (due: Instant, id: ArticleID)? = nil, limit: Int = 100) throws
        -> [(due: Instant, id: ArticleID)]
    {
        let start = after ?? (Instant(rawValue: .min), ArticleID(rawValue: 0))
        return try rows(
            """
            SELECT scheduled_for, id FROM article
            WHERE scheduled_for <= \(now) AND (scheduled_for, id) > (\(start.due), \(start.id))
                AND COALESCE(state, '') IN (\(list: Workflow.dueStates))
                AND COALESCE(embargoed_until, scheduled_for) <= \(now)
            ORDER BY scheduled_for, id LIMIT \(limit)
            """
        ).map { row in
            var row = row
            return (try row.instant(), try row.id())
        }
    }

    /// When the next scheduled article is due after `now`.
    public func nextDueTime(after now: Instant) throws -> Instant? {
        guard
            var row = try row(
                """
                SELECT scheduled_for FROM article WHERE scheduled_for > \(now) ORDER BY scheduled_for, id LIMIT 1
                """
            )
        else { return nil }
        return try row.instant()
    }

    /// How many articles stand in each state; published ones are counted by the archive's days, without walking them.
    public func deskCounts() throws -> [ArticleState: Int] {
        var counts: [ArticleState: Int] = [:]
        let others = ArticleState.allCases.filter { $0 != .published }
        var parts = others.map { state -> SQL in
            "SELECT \(state) AS state, COUNT(*) FROM article WHERE state = \(state) AND state <> 'published'"
        }
        parts.append("SELECT 'published', COALESCE(SUM(articles), 0) FROM archive_day")
        for var row in try rows(SQL.unionAll(parts)) {
            let state = try row.word(ArticleState.self)
            counts[state] = try row.int()
        }
        return counts.filter { $0.value > 0 }
    }
}
