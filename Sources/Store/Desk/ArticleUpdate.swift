public import News

/// What a verb makes of an article's row: everything as it is, but for what the verb sets.
public struct ArticleUpdate: Sendable {
    /// What lists and cards are to show, where that changes.
    public struct Summary: Sendable {
        /// What they showed.
        public var old: ArticleContent
        public var new: ArticleContent
        /// The byline as printed.
        public var byline: String?

        public init(old: ArticleContent, new: ArticleContent, byline: String?) {
            self.old = old
            self.new = new
            self.byline = byline
        }
    }

    public var state: ArticleState
    public var section: SectionID
    public var slug: Slug
    public var revision: Int
    public var draftRevision: Int
    public var firstPublishedAt: Instant?
    public var publishedAt: Instant?
    public var modifiedAt: Instant?
    public var changedAt: Instant
    public var scheduledFor: Instant?
    public var embargoedUntil: Instant?
    public var withdrawalNote: String?
    public var killReason: String?
    public var assignee: UserID?
    public var summary: Summary?

    /// - Parameter changedAt: When the verb is done; an article never goes back in the desk's lists.
    public init(_ article: DeskArticle, changedAt: Instant) {
        state = article.state
        section = article.section
        slug = article.slug
        revision = article.revision
        draftRevision = article.draft.number
        firstPublishedAt = article.firstPublishedAt
        publishedAt = article.publishedAt
        modifiedAt = article.modifiedAt
        self.changedAt = max(changedAt, article.changedAt)
        scheduledFor = article.scheduledFor
        embargoedUntil = article.embargoedUntil
        withdrawalNote = article.withdrawalNote
        killReason = article.killReason
        assignee = article.assignee
    }
}

extension WriteTransaction {
    /// Writes an article's row, its credits and topics and its place in the desk's lists.
    /// - Throws: `NewsError(.conflict)` when the row is no longer what `article` says.
    public func update(_ article: DeskArticle, to update: ArticleUpdate) throws {
        var columns: SQL = """
            state = \(update.state), section_id = \(update.section), slug = \(update.slug),
            revision = \(update.revision), draft_revision = \(update.draftRevision),
            first_published_at = \(update.firstPublishedAt), published_at = \(update.publishedAt),
            modified_at = \(update.modifiedAt), changed_at = \(update.changedAt),
            scheduled_for = \(update.scheduledFor), embargoed_until = \(update.embargoedUntil),
            withdrawal_note = \(update.withdrawalNote), kill_reason = \(update.killReason),
            assignee_id = \(update.assignee)
            """
        if let summary = update.summary {
            let content = summary.new
            columns =
                columns + """
                    , kind = \(content.kind), kicker = \(content.kicker), headline = \(content.listHeadline),
                    standfirst = \(content.standfirst), byline = \(summary.byline), lead_picture_id = \(content.leadPicture)
                    """
        }
        let changed = try execute(
            """
            UPDATE article SET \(columns)
            WHERE id = \(article.id) AND COALESCE(state, '') = \(article.state)
                AND draft_revision = \(article.draft.number) AND changed_at = \(article.changedAt)
            """
        )
        guard changed == 1 else {
            throw NewsError(.conflict, "The article was changed meanwhile.", help: "Look at it again and repeat.")
        }
        if let summary = update.summary,
            summary.old.credits != summary.new.credits || summary.old.topics != summary.new.topics
        {
            try execute(
                """
                DELETE FROM desk_credit WHERE contributor_id IN (\(list: summary.old.credits))
                    AND changed_at = \(article.changedAt) AND article_id = \(article.id)
                """
            )
            try execute("DELETE FROM article_credit WHERE article_id = \(article.id)")
            try execute("DELETE FROM article_topic WHERE article_id = \(article.id)")
            try insertCredits(summary.new.credits, topics: summary.new.topics, of: article.id)
        } else {
            try execute(
                """
                UPDATE desk_credit
                SET changed_at = \(update.changedAt), section_id = \(update.section), state = \(update.state)
                WHERE contributor_id IN (SELECT contributor_id FROM article_credit WHERE article_id = \(article.id))
                    AND changed_at = \(article.changedAt) AND article_id = \(article.id)
                """
            )
        }
        if update.revision != article.revision, let summary = update.summary, !summary.new.saysTheSame(as: summary.old)
        {
            try markTranslationsBehind(article.id, at: update.changedAt)
        }
        let isRewritten = update.draftRevision != article.draft.number || update.slug != article.slug
        // What readers get may be older than the newest text, which the desk searches.
        let content = isRewritten && update.revision == update.draftRevision ? update.summary?.new : nil
        let newest = isRewritten ? try content ?? revision(update.draftRevision, of: article.id)?.content : nil
        try reindex(article.id, from: article.changedAt, content: newest)
        try reindexForReaders(article, update)
    }
}
