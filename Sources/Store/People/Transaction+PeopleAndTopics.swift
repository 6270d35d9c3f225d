public import News

extension ReadTransaction {
    /// A contributor as `edition` names them.
    public func contributor(_ id: ContributorID, in edition: EditionID) throws -> NamedContributor? {
        try row(
            """
            SELECT c.kind, n.name, n.slug, n.biography FROM contributor c
            JOIN contributor_name n ON n.contributor_id = c.id AND n.edition_id = \(edition) WHERE c.id = \(id)
            """
        ).map { row in
            var row = row
            let kind = try row.word(Contributor.Kind.self)
            let name = try row.text()
            let slug = try row.word(Slug.self)
            return NamedContributor(
                id: id, kind: kind, name: Contributor.Name(name: name, slug: slug, biography: try row.optionalText())
            )
        }
    }

    /// The names of contributors in the order asked for; those without a name in `edition` are left out, and one of whom
    /// another was made goes by that one's name.
    public func contributorNames(_ ids: [ContributorID], in edition: EditionID) throws -> [String] {
        guard !ids.isEmpty else { return [] }
        var names: [ContributorID: (of: ContributorID, name: String)] = [:]
        for var row in try rows(
            """
            SELECT c.id, n.contributor_id, n.name FROM contributor c
            JOIN contributor_name n ON n.contributor_id = COALESCE(c.merged_into, c.id) AND n.edition_id = \(edition)
            WHERE c.id IN (\(list: ids))
            """
        ) {
            let id = try row.id(ContributorID.self)
            names[id] = (try row.id(), try row.text())
        }
        var seen: Set<ContributorID> = []
        return ids.compactMap { names[$0] }.filter { seen.insert($0.of).inserted }.map(\.name)
    }

    /// The contributor that `edition` knows by exactly this name.
    public func contributor(named name: String, in edition: EditionID) throws -> ContributorID? {
        guard
            var row = try row(
                """
                SELECT contributor_id FROM contributor_name
                WHERE edition_id = \(edition) AND name = \(name) ORDER BY contributor_id LIMIT 1
                """
            )
        else { return nil }
        return try row.id()
    }

    /// A topic as `edition` names it.
    public func topic(_ id: TopicID, in edition: EditionID) throws -> NamedTopic? {
        try row("SELECT name, slug FROM topic_name WHERE topic_id = \(id) AND edition_id = \(edition)").map { row in
            var row = row
            let name = try row.text()
            return NamedTopic(id: id, name: Topic.Name(name: name, slug: try row.word()))
        }
    }

    /// The names of topics in the order asked for; those without a name in `edition` are left out, and one that was
    /// merged goes by the name of the one it became.
    public func topicNames(_ ids: [TopicID], in edition: EditionID) throws -> [String] {
        guard !ids.isEmpty else { return [] }
        var names: [TopicID: (of: TopicID, name: String)] = [:]
        for var row in try rows(
            """
            SELECT t.id, n.topic_id, n.name FROM topic t
            JOIN topic_name n ON n.topic_id = COALESCE(t.merged_into, t.id) AND n.edition_id = \(edition)
            WHERE t.id IN (\(list: ids))
            """
        ) {
            let id = try row.id(TopicID.self)
            names[id] = (try row.id(), try row.text())
        }
        var seen: Set<TopicID> = []
        return ids.compactMap { names[$0] }.filter { seen.insert($0.of).inserted }.map(\.name)
    }

    /// The topic that stands at `slug` in `edition`.
    public func topic(slug: Slug, in edition: EditionID) throws -> TopicID? {
        guard
            var row = try row(
                "SELECT topic_id FROM topic_name WHERE edition_id = \(edition) AND slug = \(slug)"
            )
        else { return nil }
        return try row.id()
    }

    /// The names of topics of `edition` that begin as someone types them, in order of the alphabet.
    /// - Parameter beginning: What is typed, as an address has it.
    public func topicNames(beginning: Slug, in edition: EditionID, limit: Int) throws -> [String] {
        try rows(
            """
            SELECT name FROM topic_name
            WHERE edition_id = \(edition) AND slug >= \(beginning) AND slug < \(beginning.rawValue + Self.last)
            ORDER BY slug LIMIT \(limit)
            """
        ).map { row in
            var row = row
            return try row.text()
        }
    }

    /// The names of those whom `edition` names to readers that begin as someone types them, with a small letter or a
    /// capital one in front.
    public func contributorNames(beginning: String, in edition: EditionID, limit: Int) throws -> [String] {
        let capital = beginning.prefix(1).uppercased() + beginning.dropFirst()
        let parts = (capital == beginning ? [beginning] : [beginning, capital]).map { start -> SQL in
            """
            SELECT found.* FROM (
                SELECT name FROM contributor_name
                WHERE edition_id = \(edition) AND name >= \(start) AND name < \(start + Self.last)
                ORDER BY name LIMIT \(limit)) found
            """
        }
        return try rows(SQL.unionAll(parts)).prefix(limit).map { row in
            var row = row
            return try row.text()
        }
    }

    /// Stands after whatever goes on from a beginning.
    private static var last: String { "\u{10FFFF}" }
}

extension WriteTransaction {
    /// Adds someone who is named to readers.
    public func insertContributor(
        kind: Contributor.Kind, names: [EditionID: Contributor.Name]
    ) throws -> ContributorID {
        let id: ContributorID = try insertedID(
            "INSERT INTO contributor (kind) VALUES (\(kind.rawValue)) RETURNING id"
        )
        for (edition, name) in names.sorted(by: { $0.key < $1.key }) {
            try execute(
                """
                INSERT INTO contributor_name (contributor_id, edition_id, name, slug, biography, folded)
                VALUES (\(id), \(edition), \(name.name), \(name.slug), \(name.biography), \(name.name.folded))
                """
            )
        }
        return id
    }

    /// Adds a topic.
    public func insertTopic(names: [EditionID: Topic.Name]) throws -> TopicID {
        let id: TopicID = try insertedID("INSERT INTO topic DEFAULT VALUES RETURNING id")
        for (edition, name) in names.sorted(by: { $0.key < $1.key }) {
            try execute(
                """
                INSERT INTO topic_name (topic_id, edition_id, name, slug, folded)
                VALUES (\(id), \(edition), \(name.name), \(name.slug), \(name.name.folded))
                """
            )
        }
        return id
    }
}
