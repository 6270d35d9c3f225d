public import News

/// What the authors and topics that texts of revisions name have become: one that was merged is the one it became, a topic
/// that was deleted is left out. Texts of revisions are read through this.
public struct CurrentNames: Sendable {
    fileprivate var authors: [ContributorID: ContributorID] = [:]
    fileprivate var topics: [TopicID: TopicID?] = [:]

    public func callAsFunction(_ content: ArticleContent) -> ArticleContent {
        guard !authors.isEmpty || !topics.isEmpty else { return content }
        var content = content
        var seenAuthors: Set<ContributorID> = []
        content.credits = content.credits.map { authors[$0] ?? $0 }.filter { seenAuthors.insert($0).inserted }
        var seenTopics: Set<TopicID> = []
        content.topics = content.topics.compactMap { topics[$0] ?? $0 }.filter { seenTopics.insert($0).inserted }
        return content
    }
}

extension ReadTransaction {
    /// What the names of some texts stand for now; one statement, none where they name nobody and nothing.
    public func currentNames(of contents: [ArticleContent]) throws -> CurrentNames {
        let authors = Set(contents.flatMap(\.credits)).sorted()
        let topics = Set(contents.flatMap(\.topics)).sorted()
        guard !authors.isEmpty || !topics.isEmpty else { return CurrentNames() }
        var names = CurrentNames()
        for var row in try rows(
            """
            SELECT 1, id, merged_into FROM contributor WHERE id IN (\(list: authors)) AND merged_into IS NOT NULL
            UNION ALL
            SELECT 2, id, merged_into FROM topic WHERE id IN (\(list: topics)) AND retired_at IS NOT NULL
            """
        ) {
            if try row.int() == 1 {
                let id = try row.id(ContributorID.self)
                names.authors[id] = try row.id()
            } else {
                let id = try row.id(TopicID.self)
                names.topics[id] = .some(try row.optionalID())
            }
        }
        return names
    }
}
