public import News

/// An address under which a topic or an author stood before, and the one it has now.
public struct FormerAddress<ID: Sendable>: Sendable {
    public let edition: EditionID
    /// Of the one who is meant, or of one who became them.
    public let formerID: ID
    public let formerSlug: Slug
    public let id: ID
    public let slug: Slug

    fileprivate init(row: Row) throws where ID: RawRepresentable<Int64> {
        var row = row
        edition = try row.id()
        formerID = try row.id()
        formerSlug = try row.word()
        id = try row.id()
        slug = try row.word()
    }
}

extension ReadTransaction {
    /// The addresses that topics had, those that were merged into others among them.
    /// - Parameter topic: The one that they lead to; `nil` for all.
    public func formerTopics(of topic: TopicID? = nil) throws -> [FormerAddress<TopicID>] {
        let only: SQL = topic.map { " AND n.topic_id = \($0)" } ?? ""
        return try rows(
            """
            SELECT f.edition_id, t.id, f.slug, n.topic_id, n.slug FROM former_slug f
            JOIN topic t ON t.id = f.subject_id
            JOIN topic_name n ON n.topic_id = COALESCE(t.merged_into, t.id) AND n.edition_id = f.edition_id
            WHERE f.subject_kind = \(ListSubject.topicKind) AND (n.slug <> f.slug OR n.topic_id <> t.id)\(only)
            ORDER BY f.edition_id, t.id, f.slug
            """
        ).map(FormerAddress.init(row:))
    }

    /// The same of authors.
    public func formerAuthors(of author: ContributorID? = nil) throws -> [FormerAddress<ContributorID>] {
        let only: SQL = author.map { " AND n.contributor_id = \($0)" } ?? ""
        return try rows(
            """
            SELECT f.edition_id, c.id, f.slug, n.contributor_id, n.slug FROM former_slug f
            JOIN contributor c ON c.id = f.subject_id
            JOIN contributor_name n ON n.contributor_id = COALESCE(c.merged_into, c.id) AND n.edition_id = f.edition_id
            WHERE f.subject_kind = \(ListSubject.authorKind) AND (n.slug <> f.slug OR n.contributor_id <> c.id)\(only)
            ORDER BY f.edition_id, c.id, f.slug
            """
        ).map(FormerAddress.init(row:))
    }
}

extension WriteTransaction {
    /// Takes away what editions call a topic, and remembers its addresses.
    func dropNames(of topic: TopicID) throws {
        try execute(
            """
            INSERT INTO former_slug (subject_kind, subject_id, edition_id, slug)
            SELECT CAST(\(ListSubject.topicKind) AS BIGINT), topic_id, edition_id, slug FROM topic_name
            WHERE topic_id = \(topic)
            ON CONFLICT DO NOTHING
            """
        )
        try execute("DELETE FROM topic_name WHERE topic_id = \(topic)")
    }

    /// The same of a contributor.
    func dropNames(of contributor: ContributorID) throws {
        try execute(
            """
            INSERT INTO former_slug (subject_kind, subject_id, edition_id, slug)
            SELECT CAST(\(ListSubject.authorKind) AS BIGINT), contributor_id, edition_id, slug FROM contributor_name
            WHERE contributor_id = \(contributor)
            ON CONFLICT DO NOTHING
            """
        )
        try execute("DELETE FROM contributor_name WHERE contributor_id = \(contributor)")
    }
}
