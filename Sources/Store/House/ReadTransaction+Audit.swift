public import News

extension ReadTransaction {
    /// Lines of the audit log, newest first: each part is a range of one index, and a page of it is bounded whatever the
    /// log's length.
    /// - Parameter before: Where to go on, from an earlier answer.
    public func auditLines(_ filter: AuditFilter, before: AuditKey? = nil, limit: Int) throws -> [AuditLine] {
        let parts = AuditQuery(filter: filter, before: before, limit: limit).parts.map { part -> SQL in
            "SELECT listed.* FROM (\(part)) listed"
        }
        let found = try rows(SQL.unionAll(parts)).map(AuditLine.init(row:))
        return Array(found.sorted { ($0.at, $0.id) > ($1.at, $1.id) }.prefix(limit))
    }

    /// The headlines of articles, by which the log names them.
    public func headlines(of articles: Set<ArticleID>) throws -> [ArticleID: String] {
        guard !articles.isEmpty else { return [:] }
        return try names("SELECT id, headline FROM article WHERE id IN (\(list: articles.sorted()))")
    }

    /// The names of users, those who are disabled among them.
    public func userNames(_ users: Set<UserID>) throws -> [UserID: String] {
        guard !users.isEmpty else { return [:] }
        return try names("SELECT id, name FROM desk_user WHERE id IN (\(list: users.sorted()))")
    }

    /// What `edition` calls sections, those that were retired among them; another edition's name where it has none.
    public func sectionNames(_ sections: Set<SectionID>, in edition: EditionID) throws -> [SectionID: String] {
        guard !sections.isEmpty else { return [:] }
        return try names(
            """
            SELECT section_id, name FROM section_name WHERE section_id IN (\(list: sections.sorted()))
            ORDER BY CASE WHEN edition_id = \(edition) THEN 1 ELSE 0 END, section_id
            """
        )
    }

    /// What `edition` calls topics; another edition's name where it has none.
    public func topicNames(_ topics: Set<TopicID>, in edition: EditionID) throws -> [TopicID: String] {
        guard !topics.isEmpty else { return [:] }
        return try names(
            """
            SELECT topic_id, name FROM topic_name WHERE topic_id IN (\(list: topics.sorted()))
            ORDER BY CASE WHEN edition_id = \(edition) THEN 1 ELSE 0 END, topic_id
            """
        )
    }

    /// What `edition` calls authors; another edition's name where it has none.
    public func authorNames(_ authors: Set<ContributorID>, in edition: EditionID) throws -> [ContributorID: String] {
        guard !authors.isEmpty else { return [:] }
        return try names(
            """
            SELECT contributor_id, name FROM contributor_name WHERE contributor_id IN (\(list: authors.sorted()))
            ORDER BY CASE WHEN edition_id = \(edition) THEN 1 ELSE 0 END, contributor_id
            """
        )
    }

    /// Identities and texts; of several for one identity the last counts.
    private func names<ID: RawRepresentable<Int64> & Hashable>(_ sql: SQL) throws -> [ID: String] {
        var names: [ID: String] = [:]
        for var row in try rows(sql) {
            let id = try row.id(ID.self)
            names[id] = try row.text()
        }
        return names
    }
}

/// Which index a filter of the log is answered from, and what is left to look at in each line.
private struct AuditQuery {
    let filter: AuditFilter
    let before: AuditKey?
    let limit: Int

    /// One select for each range; together they hold every line of the page.
    var parts: [SQL] {
        // What was done to one thing is little, so it leads wherever it is asked for.
        if let subject = filter.subject {
            var conditions: SQL = "subject = \(subject.text)"
            // COALESCE keeps the planner from taking another index, with which it would have to sort.
            if let actor = filter.actor { conditions = conditions + " AND COALESCE(actor, '') = \(actor.text)" }
            if !filter.verbs.isEmpty {
                conditions = conditions + " AND COALESCE(verb, '') IN (\(list: filter.verbs.sorted()))"
            }
            return [part(conditions)]
        }
        switch (filter.actor, filter.verbs.isEmpty) {
        case (let actor?, true): return [part("actor = \(actor.text)")]
        case (let actor?, false):
            return filter.verbs.sorted().map { part("actor = \(actor.text) AND verb = \($0)") }
        case (nil, false): return filter.verbs.sorted().map { part("verb = \($0)") }
        case (nil, true): return [part("at >= \(filter.from ?? Instant(rawValue: .min))")]
        }
    }

    private func part(_ range: SQL) -> SQL {
        var conditions = range
        if let from = filter.from { conditions = conditions + " AND at >= \(from)" }
        if let to = filter.to { conditions = conditions + " AND at < \(to)" }
        if let before { conditions = conditions + " AND (at, id) < (\(before.at), \(before.id))" }
        return """
            SELECT id, at, actor, verb, subject, detail, token FROM audit WHERE \(conditions)
            ORDER BY at DESC, id DESC LIMIT \(limit)
            """
    }
}

extension AuditLine {
    fileprivate init(row: Row) throws {
        var row = row
        let id = try row.integer()
        let at = try row.instant()
        let actor = try row.text()
        self.init(
            id: id, at: at, actor: AuditActor(text: actor) ?? .system(actor), verb: try row.text(),
            subject: try row.optionalText().map { AuditSubject(text: $0) }, detail: try row.optionalText(),
            token: try row.optionalText()
        )
    }
}
