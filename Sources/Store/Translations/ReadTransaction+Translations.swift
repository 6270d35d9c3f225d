public import News

extension ReadTransaction {
    /// The articles of the same story, the one asked for among them, in the order of their editions; that one alone
    /// where it is linked with none.
    public func story(of article: ArticleID) throws -> [StoryMember] {
        try rows(storyStatement(of: article)).map { row in
            var row = row
            let id = try row.id(ArticleID.self)
            let edition = try row.id(EditionID.self)
            let section = try row.id(SectionID.self)
            let slug = try row.word(Slug.self)
            let state = try row.word(ArticleState.self)
            let headline = try row.text()
            let revision = try row.int()
            return StoryMember(
                id: id, edition: edition, section: section, slug: slug, state: state, headline: headline,
                revision: revision, translation: try row.translation(of: id)
            )
        }
    }

    /// The statement behind `story(of:)`, for tests that ask the store how it would answer.
    public func storyStatement(of article: ArticleID) -> SQL {
        """
        SELECT o.id, o.edition_id, o.section_id, o.slug, o.state, o.headline, o.revision, t.original_id,
            t.original_revision, t.behind_since
        FROM (
            SELECT id FROM article WHERE id = \(article)
            UNION SELECT m.id FROM article a JOIN article m ON m.story_id = a.story_id WHERE a.id = \(article)
        ) s JOIN article o ON o.id = s.id LEFT JOIN translation t ON t.article_id = o.id
        ORDER BY o.edition_id
        """
    }

    /// What an article translates; `nil` where it is no translation.
    public func translation(of article: ArticleID) throws -> Translation? {
        guard
            var row = try row(
                "SELECT original_id, original_revision, behind_since FROM translation WHERE article_id = \(article)"
            )
        else { return nil }
        return try row.translation(of: article)
    }

    /// The translations whose originals say something else by now, last changed first.
    /// - Parameters:
    ///   - edition: The one to look at; `nil` for all.
    ///   - before: Where to go on: the key of the last of an earlier answer.
    public func behindTranslations(
        in edition: EditionID? = nil, before: DeskKey? = nil, limit: Int
    ) throws -> [BehindTranslation] {
        try rows(behindStatement(in: edition, before: before, limit: limit)).map { row in
            var row = row
            let article = try row.id(ArticleID.self)
            let translation = try row.translation(of: article)
            let originalEdition = try row.id(EditionID.self)
            let headline = try row.text()
            guard let translation, let since = translation.behindSince else {
                throw NewsError(.fault, "A translation of the list is not behind.")
            }
            return BehindTranslation(
                article: try DeskSummary(row: row), translation: translation, originalEdition: originalEdition,
                originalHeadline: headline, since: since
            )
        }
    }

    /// The statement behind `behindTranslations`, for tests that ask the store how it would answer.
    public func behindStatement(
        in edition: EditionID? = nil, before: DeskKey? = nil, limit: Int
    ) -> SQL {
        let place: SQL =
            edition.map { "t.edition_id = \($0) AND t.behind_since IS NOT NULL" }
            ?? "t.behind_since IS NOT NULL"
        let range: SQL =
            before.map { " AND (t.behind_since, t.article_id) < (\($0.changedAt), \($0.article))" } ?? ""
        return """
            SELECT t.article_id, t.original_id, t.original_revision, t.behind_since, o.edition_id, o.headline,
                \(DeskSummary.columns)
            FROM translation t JOIN article a ON a.id = t.article_id JOIN article o ON o.id = t.original_id
            WHERE \(place)\(range) AND COALESCE(a.state, '') NOT IN ('killed', 'spiked')
            ORDER BY t.behind_since DESC, t.article_id DESC LIMIT \(limit)
            """
    }

    /// The article of `edition` that tells the story of each of `articles`, of those that readers have.
    public func published(_ edition: EditionID, insteadOf articles: [ArticleID]) throws -> [ArticleID: ArticleID] {
        guard !articles.isEmpty else { return [:] }
        var found: [ArticleID: ArticleID] = [:]
        for var row in try rows(
            """
            SELECT a.id, o.id FROM article a JOIN article o ON o.story_id = a.story_id AND o.edition_id = \(edition)
            WHERE a.id IN (\(list: articles)) AND COALESCE(o.state, '') = 'published'
            """
        ) {
            let article = try row.id(ArticleID.self)
            found[article] = try row.id()
        }
        return found
    }

    // MARK: The same in other editions

    /// The other editions in which readers have something on a topic, and where it stands there.
    public func places(of topic: TopicID, besides edition: EditionID) throws -> [EditionPlace] {
        try rows(
            """
            SELECT n.edition_id, n.slug FROM topic_name n
            WHERE n.topic_id = \(topic) AND n.edition_id <> \(edition) AND \(isListed(.topic(topic)))
            ORDER BY n.edition_id
            """
        ).map(EditionPlace.init(row:))
    }

    /// The other editions in which readers have something by an author, and where they stand there.
    public func places(of author: ContributorID, besides edition: EditionID) throws -> [EditionPlace] {
        try rows(
            """
            SELECT n.edition_id, n.slug FROM contributor_name n
            WHERE n.contributor_id = \(author) AND n.edition_id <> \(edition) AND \(isListed(.author(author)))
            ORDER BY n.edition_id
            """
        ).map(EditionPlace.init(row:))
    }

    /// The editions in which readers have nothing.
    public func emptyEditions() throws -> Set<EditionID> {
        var found: Set<EditionID> = []
        for var row in try rows(
            "SELECT n.id FROM (SELECT id, id AS edition_id FROM edition) n WHERE NOT \(isListed(.latest))")
        {
            found.insert(try row.id())
        }
        return found
    }

    private func isListed(_ subject: ListSubject) -> SQL {
        let columns = subject.columns
        return """
            EXISTS (SELECT 1 FROM listing l WHERE l.edition_id = n.edition_id AND l.subject_kind = \(columns.kind)
                AND l.subject_id = \(columns.id))
            """
    }

    /// The editions that published something from `first` to `last`, both included.
    public func editionsPublishing(from first: CivilDate, to last: CivilDate) throws -> Set<EditionID> {
        var found: Set<EditionID> = []
        for var row in try rows(
            """
            SELECT e.id FROM edition e WHERE EXISTS (
                SELECT 1 FROM archive_day d
                WHERE d.edition_id = e.id AND d.day >= \(first) AND d.day <= \(last) AND d.articles > 0
            )
            """
        ) {
            found.insert(try row.id())
        }
        return found
    }
}

extension EditionPlace {
    fileprivate init(row: Row) throws {
        var row = row
        let edition = try row.id(EditionID.self)
        self.init(edition: edition, slug: try row.word())
    }
}

extension Row {
    /// Three columns: the original, its revision, since when it says something else; nothing, where there is none.
    fileprivate mutating func translation(of article: ArticleID) throws -> Translation? {
        let original = try optionalID(ArticleID.self)
        let revision = try optionalInteger()
        let behindSince = try optionalInstant()
        guard let original, let revision else { return nil }
        return Translation(
            article: article, original: original, originalRevision: Int(revision), behindSince: behindSince
        )
    }
}
