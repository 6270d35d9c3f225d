internal import News

/// What the entries of a new article are made of, read before they are made on all processors.
private struct UnindexedArticle: Sendable {
    let id: ArticleID
    let new: NewArticle
    let section: SectionID
    let texts: TextWords
    /// What is said of its pictures.
    let pictures: [String]
    /// Of what readers have.
    let facts: ReaderEntry.Facts?

    /// Both entries; what the texts say is found once.
    var entries: (desk: SearchEntry, readers: ReaderEntry?) {
        var index = IndexedWords(edition: new.edition, texts)
        let desk = SearchEntry(
            place: SearchPlace.of(id, changedAt: new.changedAt),
            facets: SearchEntry.Facets(
                kind: new.content.kind, state: new.state, section: section, edition: new.edition,
                creator: new.author?.user, assignee: nil, credits: new.content.credits, topics: new.content.topics
            ).text,
            terms: SearchEntry.terms(of: new.content, slug: new.slug, pictures: pictures, &index)
        )
        return (desk, facts.map { ReaderEntry(new.content, $0, index.texts) })
    }
}

extension WriteTransaction {
    /// Writes what new articles are found by, at the desk and by readers.
    func indexNew(_ articles: [(id: ArticleID, new: NewArticle)]) throws {
        var languages: [EditionID: LanguageTag] = [:]
        for var row in try rows("SELECT id, language FROM edition") { languages[try row.id()] = try row.word() }
        let authors: Names<ContributorID> = try names(
            Set(articles.flatMap(\.new.content.credits)), "contributor_name", "contributor_id")
        let topics: Names<TopicID> = try names(Set(articles.flatMap(\.new.content.topics)), "topic_name", "topic_id")
        let given = try articles.compactMap { id, new -> UnindexedArticle? in
            guard let section = new.sectionPath.first else { return nil }
            let language = languages[new.edition] ?? .french
            var facts: ReaderEntry.Facts?
            if new.state == .published, let publishedAt = new.publishedAt {
                facts = ReaderEntry.Facts(
                    place: SearchPlace.of(id, changedAt: publishedAt), edition: new.edition, language: language,
                    section: section, kind: new.content.kind,
                    credits: new.content.credits.map { ($0, authors[new.edition]?[$0]) },
                    topics: new.content.topics.map { ($0, topics[new.edition]?[$0]) },
                    captions: try captions(of: new.content, in: new.edition)
                )
            }
            return UnindexedArticle(
                id: id, new: new, section: section,
                texts: new.words ?? TextWords(language: language, stemmer: stemmer),
                pictures: try pictureWords(of: new.content, in: new.edition), facts: facts
            )
        }
        let entries = given.mappedInParallel(\.entries)
        try insert(entries.map(\.desk))
        try insertForReaders(entries.compactMap(\.readers))
    }

    private typealias Names<ID: Hashable> = [EditionID: [ID: String]]

    private func names<ID: Hashable & RawRepresentable & Sendable>(
        _ ids: Set<ID>, _ table: SQL, _ column: SQL
    ) throws -> [EditionID: [ID: String]] where ID.RawValue == Int64 {
        guard !ids.isEmpty else { return [:] }
        var names: [EditionID: [ID: String]] = [:]
        for var row in try rows(
            """
            SELECT edition_id, \(column), name FROM \(table)
            WHERE \(column) IN (\(list: ids.map(\.rawValue).sorted()))
            """
        ) {
            let edition = try row.id(EditionID.self)
            guard let id = ID(rawValue: try row.integer()) else { continue }
            names[edition, default: [:]][id] = try row.text()
        }
        return names
    }
}
