public import News

extension ReadTransaction {
    /// The topics that published articles of an edition carry, in the order of their addresses.
    public func publishedTopics(in edition: EditionID, after: SlugKey? = nil, limit: Int) throws -> [NamedTopic] {
        let columns = ListSubject.topic(TopicID(rawValue: 0)).columns
        let range: SQL = after.map { " AND n.slug > \($0.slug)" } ?? ""
        return try rows(
            """
            SELECT n.topic_id, n.name, n.slug FROM topic_name n
            WHERE n.edition_id = \(edition)\(range) AND EXISTS (
                SELECT 1 FROM listing l
                WHERE l.edition_id = \(edition) AND l.subject_kind = \(columns.kind) AND l.subject_id = n.topic_id
            )
            ORDER BY n.slug LIMIT \(limit)
            """
        ).map { row in
            var row = row
            let id = try row.id(TopicID.self)
            let name = try row.text()
            return NamedTopic(id: id, name: Topic.Name(name: name, slug: try row.word()))
        }
    }

    /// Those whom published articles of an edition name, in the order of their addresses.
    public func publishedContributors(
        in edition: EditionID, after: SlugKey? = nil, limit: Int
    ) throws -> [NamedContributor] {
        let columns = ListSubject.author(ContributorID(rawValue: 0)).columns
        let range: SQL = after.map { " AND (n.slug, n.contributor_id) > (\($0.slug), \($0.id))" } ?? ""
        return try rows(
            """
            SELECT n.contributor_id, c.kind, n.name, n.slug, n.biography
            FROM contributor_name n JOIN contributor c ON c.id = n.contributor_id
            WHERE n.edition_id = \(edition)\(range) AND EXISTS (
                SELECT 1 FROM listing l
                WHERE l.edition_id = \(edition) AND l.subject_kind = \(columns.kind)
                    AND l.subject_id = n.contributor_id
            )
            ORDER BY n.slug, n.contributor_id LIMIT \(limit)
            """
        ).map { row in
            var row = row
            let id = try row.id(ContributorID.self)
            let kind = try row.word(Contributor.Kind.self)
            let name = try row.text()
            let slug = try row.word(Slug.self)
            return NamedContributor(
                id: id, kind: kind, name: Contributor.Name(name: name, slug: slug, biography: try row.optionalText())
            )
        }
    }
}
