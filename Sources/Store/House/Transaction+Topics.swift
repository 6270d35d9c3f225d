public import News

extension ReadTransaction {
    /// The topic that one became when it was merged.
    public func successor(of topic: TopicID) throws -> TopicID? {
        guard var row = try row("SELECT merged_into FROM topic WHERE id = \(topic)") else { return nil }
        return try row.optionalID()
    }

    /// A topic with its names in all editions; `nil` when there is none, or not any more.
    public func topic(_ id: TopicID) throws -> Topic? {
        guard var row = try row("SELECT articles, version FROM topic WHERE id = \(id) AND retired_at IS NULL") else {
            return nil
        }
        var names: [EditionID: Topic.Name] = [:]
        for var row in try rows("SELECT edition_id, name, slug FROM topic_name WHERE topic_id = \(id)") {
            let edition = try row.id(EditionID.self)
            names[edition] = Topic.Name(name: try row.text(), slug: try row.word())
        }
        return Topic(id: id, names: names, articles: try row.int(), version: try row.int())
    }

    /// The topics of an edition by name.
    /// - Parameters:
    ///   - text: What their names hold, without regard to case and accents; empty for all.
    ///   - after: Where to go on, from an earlier answer.
    public func topics(
        in edition: EditionID, holding text: String = "", after: NameKey? = nil, limit: Int
    ) throws -> [TopicEntry] {
        let holding = NameHolding(text)
        return try holding.first(
            limit, after: after ?? NameKey(folded: "", id: 0), key: \.key, name: \.name
        ) { start, size in
            try rows(
                """
                SELECT n.topic_id, n.name, n.folded, t.articles FROM topic_name n JOIN topic t ON t.id = n.topic_id
                WHERE n.edition_id = \(edition) AND (n.folded, n.topic_id) > (\(start.folded), \(start.id))
                    AND \(holding.condition(on: "n.folded"))
                ORDER BY n.folded, n.topic_id LIMIT \(size)
                """
            ).map { row in
                var row = row
                let id = try row.id(TopicID.self)
                let name = try row.text()
                let key = NameKey(folded: try row.text(), id: id.rawValue)
                return TopicEntry(id: id, name: name, articles: try row.int(), key: key)
            }
        }
    }

    /// Whether readers of `edition` have an article that carries a topic.
    public func hasList(of topic: TopicID, in edition: EditionID) throws -> Bool {
        let columns = ListSubject.topic(topic).columns
        return try row(
            """
            SELECT article_id FROM listing
            WHERE edition_id = \(edition) AND subject_kind = \(columns.kind) AND subject_id = \(columns.id) LIMIT 1
            """
        ) != nil
    }
}

extension WriteTransaction {
    /// Replaces what editions call a topic.
    /// - Parameter version: The one that was looked at.
    /// - Throws: `NewsError(.conflict)` when it was changed meanwhile.
    public func rename(_ topic: TopicID, to names: [EditionID: Topic.Name], version: Int) throws {
        try raiseVersion(of: topic, from: version)
        try dropNames(of: topic)
        for (edition, name) in names.sorted(by: { $0.key < $1.key }) {
            try execute(
                """
                INSERT INTO topic_name (topic_id, edition_id, name, slug, folded)
                VALUES (\(topic), \(edition), \(name.name), \(name.slug), \(name.name.folded))
                """
            )
        }
    }

    /// Puts every article of one topic, and its place in every list, under another; a few statements over whole ranges.
    /// - Throws: `NewsError(.conflict)` when `old` was changed meanwhile.
    public func merge(_ old: Topic, into new: TopicID, editions: [EditionID], at now: Instant) throws {
        try raiseVersion(of: old.id, from: old.version)
        // Who carries both keeps the one.
        try execute(
            """
            DELETE FROM article_topic WHERE topic_id = \(old.id) AND article_id IN (
                SELECT article_id FROM article_topic WHERE topic_id = \(new))
            """
        )
        let moved = try execute("UPDATE article_topic SET topic_id = \(new) WHERE topic_id = \(old.id)")
        try execute("UPDATE topic SET articles = articles + \(moved), version = version + 1 WHERE id = \(new)")
        try moveList(.topic(old.id), to: .topic(new), in: editions)
        // What was merged into the old one goes where it goes.
        try execute("UPDATE topic SET merged_into = \(new) WHERE merged_into = \(old.id)")
        try execute("UPDATE topic SET merged_into = \(new), retired_at = \(now), articles = 0 WHERE id = \(old.id)")
        try dropNames(of: old.id)
    }

    /// Takes a topic that no article carries out of all lists of topics; texts of old revisions may name it.
    /// - Throws: `NewsError(.conflict)` when it was changed meanwhile.
    public func retire(_ topic: TopicID, at now: Instant, version: Int) throws {
        try raiseVersion(of: topic, from: version)
        try execute("UPDATE topic SET retired_at = \(now) WHERE id = \(topic)")
        try dropNames(of: topic)
    }

    private func raiseVersion(of topic: TopicID, from version: Int) throws {
        let changed = try execute(
            """
            UPDATE topic SET version = version + 1 WHERE id = \(topic) AND version = \(version) AND retired_at IS NULL
            """
        )
        guard changed == 1 else { throw NewsError.changedMeanwhile }
    }
}

extension String {
    /// A pattern for `LIKE … ESCAPE '!'` that finds what holds the text.
    var likePattern: String {
        var pattern = "%"
        for character in self {
            if character == "%" || character == "_" || character == "!" { pattern.append("!") }
            pattern.append(character)
        }
        return pattern + "%"
    }
}
