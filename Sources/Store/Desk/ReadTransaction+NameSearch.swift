public import News

/// Someone or something that a search by name found, as one edition calls it.
public struct FoundName<ID: Sendable & Hashable>: Sendable, Hashable {
    public let id: ID
    public let name: String
    public let edition: EditionID
}

extension ReadTransaction {
    /// The topics whose names have the words, each word at the beginning of one of the name's.
    public func topics(matching query: TextQuery, limit: Int) throws -> [FoundName<TopicID>] {
        try names(query, "SELECT topic_id, edition_id, name FROM topic_name", limit: limit)
    }

    /// The contributors whose names have the words.
    public func contributors(matching query: TextQuery, limit: Int) throws -> [FoundName<ContributorID>] {
        try names(query, "SELECT contributor_id, edition_id, name FROM contributor_name", limit: limit)
    }

    /// Names are few beside articles, and a walk along their slugs finds them in any of their words.
    private func names<ID: RawRepresentable<Int64> & Sendable & Hashable>(
        _ query: TextQuery, _ select: SQL, limit: Int
    ) throws -> [FoundName<ID>] {
        let words = query.terms.flatMap(\.words)
        guard let longest = words.max(by: { $0.count < $1.count }) else { return [] }
        // Slugs keep what the search folds: any letter may stand where one has several forms.
        let pattern = String(
            String.UnicodeScalarView(longest.unicodeScalars.map { "اويهك".unicodeScalars.contains($0) ? "_" : $0 })
        )
        var found: [FoundName<ID>] = []
        var seen: Set<ID> = []
        for var row in try rows("\(select) WHERE slug LIKE \("%" + pattern + "%") ORDER BY name LIMIT 400") {
            let id = try row.id(ID.self)
            let edition = try row.id(EditionID.self)
            let name = try row.text()
            guard query.matches(name: name), seen.insert(id).inserted else { continue }
            found.append(FoundName(id: id, name: name, edition: edition))
        }
        // Shorter names are nearer to what was typed.
        found.sort { ($0.name.count, $0.name) < ($1.name.count, $1.name) }
        return Array(found.prefix(limit))
    }
}

extension ReadTransaction {
    /// The topics that any of some articles carries, as its edition calls them.
    public func topics(of articles: [ArticleID]) throws -> [FoundName<TopicID>] {
        guard !articles.isEmpty else { return [] }
        var seen: Set<TopicID> = []
        return try rows(
            """
            SELECT DISTINCT t.topic_id, n.edition_id, n.name, n.folded FROM article_topic t
            JOIN article a ON a.id = t.article_id
            JOIN topic_name n ON n.topic_id = t.topic_id AND n.edition_id = a.edition_id
            WHERE t.article_id IN (\(list: articles)) ORDER BY n.folded, t.topic_id
            """
        ).compactMap { row in
            var row = row
            let id = try row.id(TopicID.self)
            let edition = try row.id(EditionID.self)
            return seen.insert(id).inserted ? FoundName(id: id, name: try row.text(), edition: edition) : nil
        }
    }
}
