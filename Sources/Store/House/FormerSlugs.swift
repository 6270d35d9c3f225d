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
        try former(ListSubject.topicKind, "topic", "topic_name", "topic_id", of: topic)
    }

    /// The same of authors.
    public func formerAuthors(of author: ContributorID? = nil) throws -> [FormerAddress<ContributorID>] {
        try former(ListSubject.authorKind, "contributor", "contributor_name", "contributor_id", of: author)
    }

    private func former<ID: RawRepresentable<Int64>>(
        _ kind: Int64, _ table: SQL, _ names: SQL, _ key: SQL, of id: ID?
    ) throws -> [FormerAddress<ID>] {
        let only: SQL = id.map { " AND n.\(key) = \($0.rawValue)" } ?? ""
        return try rows(
            """
            SELECT f.edition_id, t.id, f.slug, t.now_id, n.slug FROM former_slug f
            JOIN (SELECT id, COALESCE(merged_into, id) AS now_id FROM \(table)) t ON t.id = f.subject_id
            JOIN \(names) n ON n.\(key) = t.now_id AND n.edition_id = f.edition_id
            WHERE f.subject_kind = \(kind) AND (n.slug <> f.slug OR t.now_id <> t.id)\(only)
            ORDER BY f.edition_id, t.id, f.slug
            """
        ).map(FormerAddress.init(row:))
    }
}

extension WriteTransaction {
    /// Takes away what editions call a topic, and remembers its addresses.
    func dropNames(of topic: TopicID) throws {
        try dropNames(ListSubject.topicKind, "topic_name", "topic_id", of: topic.rawValue)
    }

    /// The same of a contributor.
    func dropNames(of contributor: ContributorID) throws {
        try dropNames(ListSubject.authorKind, "contributor_name", "contributor_id", of: contributor.rawValue)
    }

    private func dropNames(_ kind: Int64, _ names: SQL, _ key: SQL, of id: Int64) throws {
        try execute(
            """
            INSERT INTO former_slug (subject_kind, subject_id, edition_id, slug)
            SELECT CAST(\(kind) AS BIGINT), \(key), edition_id, slug FROM \(names) WHERE \(key) = \(id)
            ON CONFLICT DO NOTHING
            """
        )
        try execute("DELETE FROM \(names) WHERE \(key) = \(id)")
    }
}
