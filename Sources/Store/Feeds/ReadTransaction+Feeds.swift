public import News

extension ReadTransaction {
    /// A page of a list with the articles' texts, as feeds carry them: five statements at most.
    public func feed(
        _ subject: ListSubject, in edition: EditionID, before: ListKey?, limit: Int
    ) throws -> FeedReading {
        let found = try list(subject, in: edition, before: before, limit: limit + 1)
        let summaries = Array(found.prefix(limit))
        let older =
            found.count > limit ? summaries.last.map { ListKey(publishedAt: $0.publishedAt, article: $0.id) } : nil
        return try feed(summaries, older: older, in: edition)
    }

    /// Those of `ids` that are published in an edition, with their texts as feeds carry them: five statements at most.
    public func feed(of ids: [ArticleID], in edition: EditionID) throws -> FeedReading {
        let found = try publishedSummaries(ids)
        return try feed(ids.compactMap { found[$0] }.filter { $0.edition == edition }, older: nil, in: edition)
    }

    private func feed(_ summaries: [ArticleSummary], older: ListKey?, in edition: EditionID) throws -> FeedReading {
        guard !summaries.isEmpty else { return FeedReading(items: []) }
        let texts = try feedTexts(summaries.map(\.id))
        let names = try feedNames(summaries.map(\.id), in: edition)
        let items = summaries.compactMap { summary -> FeedEntry? in
            guard let text = texts[summary.id] else { return nil }
            let named = names[summary.id]
            return FeedEntry(
                summary: summary, content: text.content, firstPublishedAt: text.firstPublishedAt,
                modifiedAt: text.modifiedAt, credits: named?.credits ?? [], topics: named?.topics ?? [],
                corrections: named?.corrections ?? []
            )
        }
        let shown = items.flatMap { [$0.summary.leadPicture].compactMap { $0 } + $0.content.body.pictures }
        let pointed = Set(items.flatMap(\.content.body.relatedArticles)).sorted { $0.rawValue < $1.rawValue }
        return FeedReading(
            items: items, older: older, pictures: try pictures(Set(shown), in: edition),
            related: try publishedSummaries(pointed)
        )
    }

    /// The revision that readers get of each article; one statement.
    public func revisions(of ids: [ArticleID]) throws -> [ArticleID: Int] {
        var revisions: [ArticleID: Int] = [:]
        for var row in try rows("SELECT id, revision FROM article WHERE id IN (\(list: ids))") {
            let id = try row.id(ArticleID.self)
            revisions[id] = try row.int()
        }
        return revisions
    }

    /// Those of `ids` that are published; one statement, none for no ids.
    private func publishedSummaries(_ ids: [ArticleID]) throws -> [ArticleID: ArticleSummary] {
        guard !ids.isEmpty else { return [:] }
        let found = try rows(
            """
            SELECT \(ArticleSummary.columns) FROM article a
            WHERE a.id IN (\(list: ids)) AND COALESCE(a.state, '') = 'published'
            """
        ).map(ArticleSummary.init(row:))
        return Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
    }

    private func feedTexts(_ ids: [ArticleID]) throws -> [ArticleID: FeedText] {
        var texts: [ArticleID: FeedText] = [:]
        for var row in try rows(
            """
            SELECT a.id, a.first_published_at, a.modified_at, r.content, k.content
            FROM article a JOIN revision r ON r.article_id = a.id AND r.number = a.revision
            LEFT JOIN revision k ON k.article_id = a.id AND k.number = r.keyframe
            WHERE a.id IN (\(list: ids))
            """
        ) {
            let id = try row.id(ArticleID.self)
            let first = try row.instant()
            let modified = try row.optionalInstant()
            let stored = try row.text()
            texts[id] = FeedText(
                content: try ContentCoding.content(of: RevisionText.whole(stored, keyframe: row.optionalText())),
                firstPublishedAt: first, modifiedAt: modified
            )
        }
        return texts
    }

    /// Credits, topics and corrections in one statement: part, article, place, identity, three texts, a time. The joins
    /// are crossed so that SQLite begins with the articles, and not with every name of the edition.
    private func feedNames(_ ids: [ArticleID], in edition: EditionID) throws -> [ArticleID: FeedNames] {
        let parts: [SQL] = [
            """
            SELECT 1 AS part, c.article_id AS article, c.position AS place, c.contributor_id AS id, n.name AS a,
                n.slug AS b, p.kind AS c, 0 AS at
            FROM article_credit c CROSS JOIN contributor p CROSS JOIN contributor_name n
            WHERE c.article_id IN (\(list: ids)) AND p.id = c.contributor_id
                AND n.contributor_id = c.contributor_id AND n.edition_id = \(edition)
            """,
            """
            SELECT 2, t.article_id, t.position, t.topic_id, n.name, n.slug, NULL, 0
            FROM article_topic t CROSS JOIN topic_name n
            WHERE t.article_id IN (\(list: ids)) AND n.topic_id = t.topic_id AND n.edition_id = \(edition)
            """,
            """
            SELECT 3, article_id, 0, id, kind, text, NULL, published_at FROM correction
            WHERE article_id IN (\(list: ids))
            """,
        ]
        var names: [ArticleID: FeedNames] = [:]
        for var row in try rows(SQL.unionAll(parts) + " ORDER BY part, place, at, id") {
            let part = try row.integer()
            let article = try row.id(ArticleID.self)
            _ = try row.integer()
            let id = try row.integer()
            switch part {
            case 1:
                let name = Contributor.Name(name: try row.text(), slug: try row.word())
                names[article, default: FeedNames()].credits.append(
                    NamedContributor(id: ContributorID(rawValue: id), kind: try row.word(), name: name)
                )
            case 2:
                let name = Topic.Name(name: try row.text(), slug: try row.word())
                names[article, default: FeedNames()].topics.append(NamedTopic(id: TopicID(rawValue: id), name: name))
            default:
                let kind = try row.word(Correction.Kind.self)
                let text = try row.text()
                _ = try row.optionalText()
                names[article, default: FeedNames()].corrections.append(
                    Correction(kind: kind, text: text, publishedAt: try row.instant())
                )
            }
        }
        return names
    }
}

private struct FeedText {
    let content: ArticleContent
    let firstPublishedAt: Instant
    let modifiedAt: Instant?
}

private struct FeedNames {
    var credits: [NamedContributor] = []
    var topics: [NamedTopic] = []
    var corrections: [Correction] = []
}
