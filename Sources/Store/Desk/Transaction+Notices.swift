public import News

extension ReadTransaction {
    /// What someone has not read yet, newest first: what is for them, and what is for those who answer for `sections`.
    /// Nobody is told what they did themselves.
    /// - Parameter sections: Every section they answer for, those below one given to them included.
    public func notices(
        for user: UserID, sections: Set<SectionID>, before: NoticeID? = nil, limit: Int
    ) throws -> [Notice] {
        let start = before ?? NoticeID(rawValue: .max)
        func part(_ audience: SQL) -> SQL {
            """
            SELECT listed.* FROM (
                SELECT n.id, n.kind, n.recipient_id, n.section_id, n.article_id, n.headline, n.actor_id, n.actor_name,
                    n.text, n.at
                FROM notice n
                WHERE \(audience) AND n.id < \(start) AND COALESCE(n.actor_id, 0) <> \(user)
                    AND NOT EXISTS (SELECT 1 FROM notice_read r WHERE r.notice_id = n.id AND r.user_id = \(user))
                ORDER BY n.id DESC LIMIT \(limit)) listed
            """
        }
        let parts = [part("n.recipient_id = \(user)")] + sections.sorted().map { part("n.section_id = \($0)") }
        var found: [Notice] = []
        for start in stride(from: 0, to: parts.count, by: 100) {
            let some = Array(parts[start..<min(start + 100, parts.count)])
            found += try rows(SQL.unionAll(some)).compactMap(Notice.init(row:))
        }
        found.sort { $0.id > $1.id }
        return Array(found.prefix(limit))
    }

    /// What everyone was told after `notice`, oldest first, at most `limit`.
    public func notices(after notice: NoticeID, limit: Int) throws -> [Notice] {
        try rows(
            """
            SELECT n.id, n.kind, n.recipient_id, n.section_id, n.article_id, n.headline, n.actor_id, n.actor_name,
                n.text, n.at
            FROM notice n WHERE n.id > \(notice) ORDER BY n.id LIMIT \(limit)
            """
        ).compactMap(Notice.init(row:))
    }

    /// The notices with these identities, oldest first.
    public func notices(_ ids: [NoticeID]) throws -> [Notice] {
        try rows(
            """
            SELECT n.id, n.kind, n.recipient_id, n.section_id, n.article_id, n.headline, n.actor_id, n.actor_name,
                n.text, n.at
            FROM notice n WHERE n.id IN (\(list: ids)) ORDER BY n.id
            """
        ).compactMap(Notice.init(row:))
    }

    /// The newest notice; 0 when there is none.
    public func latestNotice() throws -> NoticeID {
        guard var row = try row("SELECT MAX(id) FROM notice") else { return NoticeID(rawValue: 0) }
        return NoticeID(rawValue: try row.optionalInteger() ?? 0)
    }

    /// Those of `articles` that are under embargo at `now`.
    public func embargoed(among articles: Set<ArticleID>, at now: Instant) throws -> Set<ArticleID> {
        Set(
            try rows(
                "SELECT id FROM article WHERE id IN (\(list: articles.sorted())) AND embargoed_until > \(now)"
            ).map { row in
                var row = row
                return try row.id(ArticleID.self)
            }
        )
    }

    /// Whether a notice of a kind was written of an article since an instant.
    public func hasNotice(_ kind: Notice.Kind, of article: ArticleID, since: Instant) throws -> Bool {
        try row(
            """
            SELECT id FROM notice WHERE article_id = \(article) AND kind = \(kind.rawValue) AND at >= \(since) LIMIT 1
            """
        ) != nil
    }
}

extension WriteTransaction {
    /// Tells someone of an article.
    public func insertNotice(
        _ kind: Notice.Kind, to audience: Notice.Audience, of article: DeskArticle, by actor: Signatory, text: String?,
        at now: Instant
    ) throws {
        var recipient: UserID?
        var section: SectionID?
        switch audience {
        case .person(let user): recipient = user
        case .editors(let id): section = id
        }
        try execute(
            """
            INSERT INTO notice (kind, recipient_id, section_id, article_id, headline, actor_id, actor_name, text, at)
            VALUES (\(kind.rawValue), \(recipient), \(section), \(article.id), \(article.draft.content.headline),
                \(actor.user), \(actor.name), \(text), \(now))
            """
        )
    }

    /// Takes a notice from someone's list.
    public func markRead(_ notice: NoticeID, by user: UserID, at now: Instant) throws {
        try execute(
            """
            INSERT INTO notice_read (notice_id, user_id, read_at) VALUES (\(notice), \(user), \(now))
            ON CONFLICT (notice_id, user_id) DO NOTHING
            """
        )
    }
}

extension Notice {
    fileprivate init?(row: Row) throws {
        var row = row
        let id = try row.id(NoticeID.self)
        let kind = try row.word(Kind.self)
        let recipient = try row.optionalID(UserID.self)
        let section = try row.optionalID(SectionID.self)
        let article = try row.id(ArticleID.self)
        let headline = try row.text()
        let actor = try row.signatory()
        let text = try row.optionalText()
        let at = try row.instant()
        guard let actor, let audience = recipient.map(Audience.person) ?? section.map(Audience.editors) else {
            return nil
        }
        self.init(
            id: id, kind: kind, audience: audience, article: article, headline: headline, actor: actor, text: text,
            at: at
        )
    }
}
