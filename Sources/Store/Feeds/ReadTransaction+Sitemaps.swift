public import News

extension ReadTransaction {
    /// The months in which an edition published something, newest first.
    public func sitemapMonths(in edition: EditionID) throws -> [SitemapMonth] {
        try rows(
            """
            SELECT listed.month, listed.articles, m.changed_at FROM \(SQL.archiveMonths(in: edition)) listed
            LEFT JOIN archive_month m ON m.edition_id = \(edition) AND m.month = listed.month
            ORDER BY listed.month DESC
            """
        ).compactMap { row in
            var row = row
            let month = try row.int()
            let articles = try row.int()
            let changedAt = try row.optionalInstant()
            return CivilDate(number: month * 100 + 1).map {
                SitemapMonth(date: $0, articles: articles, changedAt: changedAt)
            }
        }
    }

    /// How many articles an edition published in a month.
    /// - Parameter first: The first of the month.
    public func articleCount(inMonth first: CivilDate, of edition: EditionID) throws -> Int {
        let month = first.monthNumber
        guard
            var row = try row(
                """
                SELECT COALESCE(SUM(articles), 0) FROM archive_day
                WHERE edition_id = \(edition) AND day >= \(month * 100) AND day < \((month + 1) * 100)
                """
            )
        else { return 0 }
        return try row.int()
    }

    /// The articles that an edition published from `start` (included) to `end` (excluded), oldest first, so that one
    /// more at the end moves none; two statements over ranges of indexes.
    /// - Parameter after: Where to go on.
    public func sitemapArticles(
        in edition: EditionID, from start: Instant, to end: Instant, after: ListKey?, limit: Int
    ) throws -> [SitemapArticle] {
        let columns = ListSubject.latest.columns
        let after = after ?? ListKey(publishedAt: start, article: ArticleID(rawValue: 0))
        var inStories: [ArticleID] = []
        var articles = try rows(
            """
            SELECT a.id, a.section_id, a.slug, a.story_id, l.published_at, a.modified_at, p.id, p.content_hash, p.width,
                p.height, p.format, p.focal_x, p.focal_y, p.crops
            FROM listing l JOIN article a ON a.id = l.article_id LEFT JOIN picture p ON p.id = a.lead_picture_id
            WHERE l.edition_id = \(edition) AND l.subject_kind = \(columns.kind) AND l.subject_id = \(columns.id)
                AND (l.published_at, l.article_id) > (\(after.publishedAt), \(after.article))
                AND l.published_at < \(end)
            ORDER BY l.published_at, l.article_id LIMIT \(limit)
            """
        ).map { row in
            var row = row
            let id = try row.id(ArticleID.self)
            let section = try row.id(SectionID.self)
            let slug = try row.word(Slug.self)
            if try row.optionalInteger() != nil { inStories.append(id) }
            let publishedAt = try row.instant()
            let modifiedAt = try row.optionalInstant()
            return SitemapArticle(
                id: id, section: section, slug: slug, publishedAt: publishedAt, modifiedAt: modifiedAt,
                picture: try Picture(sitemapRow: &row)
            )
        }
        guard !inStories.isEmpty else { return articles }
        let translations = try translations(of: inStories)
        for index in articles.indices { articles[index].translations = translations[articles[index].id] ?? [] }
        return articles
    }

    /// The published articles of the same stories in other editions, in the order of the editions.
    /// What readers have of articles in other editions.
    public func translations(of articles: [ArticleID]) throws -> [ArticleID: [TranslationLink]] {
        var found: [ArticleID: [TranslationLink]] = [:]
        for var row in try rows(
            """
            SELECT a.id, o.id, o.edition_id, o.section_id, o.slug
            FROM article a JOIN article o ON o.story_id = a.story_id AND o.id <> a.id
            WHERE a.id IN (\(list: articles)) AND COALESCE(o.state, '') = 'published'
            """
        ) {
            let article = try row.id(ArticleID.self)
            found[article, default: []].append(
                TranslationLink(
                    article: try row.id(), edition: try row.id(), section: try row.id(), slug: try row.word()
                )
            )
        }
        return found.mapValues { $0.sorted { $0.edition < $1.edition } }
    }

    /// Where the part of a month begins that comes after `count` articles: the key of the last of these; `nil` where
    /// there are not so many. Walks the index alone.
    public func sitemapKey(
        in edition: EditionID, from start: Instant, to end: Instant, after count: Int
    ) throws -> ListKey? {
        let columns = ListSubject.latest.columns
        var key = ListKey(publishedAt: start, article: ArticleID(rawValue: 0))
        var left = count
        while left > 0 {
            let limit = min(left, 5000)
            let found = try rows(
                """
                SELECT l.published_at, l.article_id FROM listing l
                WHERE l.edition_id = \(edition) AND l.subject_kind = \(columns.kind) AND l.subject_id = \(columns.id)
                    AND (l.published_at, l.article_id) > (\(key.publishedAt), \(key.article))
                    AND l.published_at < \(end)
                ORDER BY l.published_at, l.article_id LIMIT \(limit)
                """
            )
            guard found.count == limit, var last = found.last else { return nil }
            key = ListKey(publishedAt: try last.instant(), article: try last.id())
            left -= limit
        }
        return key
    }

    /// The newest stories of several editions that were first published at `start` or later, newest first; one statement.
    public func sitemapNews(in editions: [EditionID], since start: Instant, limit: Int) throws -> [SitemapNews] {
        guard !editions.isEmpty else { return [] }
        let columns = ListSubject.stories.columns
        let parts = editions.map { edition -> SQL in
            """
            SELECT * FROM (
                SELECT a.id, a.edition_id, a.section_id, a.slug, a.headline, a.first_published_at
                FROM listing l JOIN article a ON a.id = l.article_id
                WHERE l.edition_id = \(edition) AND l.subject_kind = \(columns.kind) AND l.subject_id = \(columns.id)
                    AND l.published_at >= \(start) AND a.first_published_at >= \(start)
                ORDER BY l.published_at DESC, l.article_id DESC LIMIT \(limit)
            ) listed
            """
        }
        let found = try rows(SQL.unionAll(parts)).map { row in
            var row = row
            return SitemapNews(
                id: try row.id(), edition: try row.id(), section: try row.id(), slug: try row.word(),
                headline: try row.text(), firstPublishedAt: try row.instant()
            )
        }
        return Array(found.sorted { ($0.firstPublishedAt, $0.id) > ($1.firstPublishedAt, $1.id) }.prefix(limit))
    }

    /// The topics that published articles of an edition carry, by identity, which never changes: `after` left out,
    /// `upTo` included. The edition stands within a function so that the range of identities is what is walked.
    public func sitemapTopics(
        in edition: EditionID, after: TopicID, upTo: TopicID, limit: Int
    ) throws -> [NamedTopic] {
        let columns = ListSubject.topic(after).columns
        return try rows(
            """
            SELECT n.topic_id, n.name, n.slug FROM topic_name n
            WHERE n.topic_id > \(after) AND n.topic_id <= \(upTo) AND COALESCE(n.edition_id, 0) = \(edition)
                AND EXISTS (
                SELECT 1 FROM listing l
                WHERE l.edition_id = \(edition) AND l.subject_kind = \(columns.kind) AND l.subject_id = n.topic_id
            )
            ORDER BY n.topic_id LIMIT \(limit)
            """
        ).map { row in
            var row = row
            let id = try row.id(TopicID.self)
            return NamedTopic(id: id, name: Topic.Name(name: try row.text(), slug: try row.word()))
        }
    }

    /// Those whom published articles of an edition name, by identity: `after` left out, `upTo` included.
    public func sitemapAuthors(
        in edition: EditionID, after: ContributorID, upTo: ContributorID, limit: Int
    ) throws -> [NamedContributor] {
        let columns = ListSubject.author(after).columns
        return try rows(
            """
            SELECT n.contributor_id, n.name, n.slug, c.kind
            FROM contributor_name n JOIN contributor c ON c.id = n.contributor_id
            WHERE n.contributor_id > \(after) AND n.contributor_id <= \(upTo)
                AND COALESCE(n.edition_id, 0) = \(edition)
                AND EXISTS (
                    SELECT 1 FROM listing l
                    WHERE l.edition_id = \(edition) AND l.subject_kind = \(columns.kind)
                        AND l.subject_id = n.contributor_id
                )
            ORDER BY n.contributor_id LIMIT \(limit)
            """
        ).map { row in
            var row = row
            let id = try row.id(ContributorID.self)
            let name = Contributor.Name(name: try row.text(), slug: try row.word())
            return NamedContributor(id: id, kind: try row.word(), name: name)
        }
    }

    /// The months, by edition, in which an article's published translations stand: their sitemaps name it, too.
    public func monthsOfTranslations(of article: ArticleID) throws -> [(edition: EditionID, publishedAt: Instant)] {
        try rows(
            """
            SELECT o.edition_id, o.published_at FROM article a JOIN article o ON o.story_id = a.story_id AND o.id <> a.id
            WHERE a.id = \(article) AND COALESCE(o.state, '') = 'published' ORDER BY o.id
            """
        ).map { row in
            var row = row
            return (edition: try row.id(), publishedAt: try row.instant())
        }
    }
}

extension Picture {
    /// What the address of its renditions is made of; `nil` where there is no picture.
    fileprivate init?(sitemapRow row: inout Row) throws {
        guard let id = try row.optionalID(PictureID.self) else { return nil }
        let hash = try row.text()
        let width = try row.int()
        let height = try row.int()
        let format = try row.word(PictureFormat.self)
        let focalPoint = FocalPoint(x: try row.real(), y: try row.real())
        self.init(
            id: id, contentHash: hash, width: width, height: height, format: format, focalPoint: focalPoint,
            crops: CropCoding.crops(of: try row.optionalText()), creditLine: nil
        )
    }
}
