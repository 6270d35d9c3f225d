internal import News

extension ReadTransaction {
    /// A topic as entries of the indexes name it: those of articles that were not changed since a merge name what it was
    /// before.
    func topicsInIndex(of topic: TopicID) throws -> [TopicID] { try merged(topic, in: "topic") }

    /// An author as entries of the indexes name them, likewise.
    func authorsInIndex(of author: ContributorID) throws -> [ContributorID] { try merged(author, in: "contributor") }

    /// What one of a table became by merging, first, and all that became the same.
    private func merged<ID: RawRepresentable<Int64>>(_ id: ID, in table: SQL) throws -> [ID] {
        let number = id.rawValue
        let found: [ID] = try rows(
            """
            SELECT id FROM \(table) WHERE id = \(number) OR merged_into = \(number)
                OR merged_into = (SELECT merged_into FROM \(table) WHERE id = \(number))
                OR id = (SELECT merged_into FROM \(table) WHERE id = \(number))
            ORDER BY merged_into IS NOT NULL, id LIMIT 201
            """
        ).map { row in
            var row = row
            return try row.id()
        }
        return found.isEmpty ? [id] : found
    }
}
