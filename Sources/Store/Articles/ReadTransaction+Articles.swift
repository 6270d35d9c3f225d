public import News

extension ReadTransaction {
    /// An article in whatever state, with the content of its present revision.
    public func article(_ id: ArticleID) throws -> Article? {
        try row(
            """
            SELECT a.id, a.edition_id, a.section_id, a.slug, a.state, a.revision, a.first_published_at, a.published_at,
                a.modified_at, r.content, k.content
            FROM article a JOIN revision r ON r.article_id = a.id AND r.number = a.revision
            LEFT JOIN revision k ON k.article_id = a.id AND k.number = r.keyframe
            WHERE a.id = \(id)
            """
        ).map { row in
            var row = row
            let id = try row.id(ArticleID.self)
            let edition = try row.id(EditionID.self)
            let section = try row.id(SectionID.self)
            let slug = try row.word(Slug.self)
            let state = try row.word(ArticleState.self)
            let revision = try row.int()
            let firstPublishedAt = try row.optionalInstant()
            let publishedAt = try row.optionalInstant()
            let modifiedAt = try row.optionalInstant()
            let stored = try row.text()
            return Article(
                id: id, edition: edition, section: section, slug: slug, state: state,
                content: try ContentCoding.content(of: RevisionText.whole(stored, keyframe: row.optionalText())),
                revision: revision, firstPublishedAt: firstPublishedAt, publishedAt: publishedAt, modifiedAt: modifiedAt
            )
        }
    }

    /// The page of a published article, in at most five statements beyond the article itself.
    /// - Parameter latestCount: How many of the latest headlines stand beside it.
    /// - Parameter isAlone: Whether it is read without what is newest beside it, which changes with each publication.
    public func reading(
        of article: Article, latestCount: Int = 12, isAlone: Bool = false
    ) throws -> ArticleReading {
        let attached = try attachments(of: article)
        let (latest, scope) = isAlone ? ([], .edition) : try latestBeside(article, count: latestCount)
        let related = try related(to: article, isAlone: isAlone)
        let shown =
            [article.content.leadPicture].compactMap { $0 } + article.content.body.pictures
            + related.compactMap(\.leadPicture)
        return ArticleReading(
            article: article, credits: attached.credits, topics: attached.topics, corrections: attached.corrections,
            translations: attached.translations, pictures: try pictures(Set(shown), in: article.edition),
            latest: latest, latestScope: scope, related: related, translators: attached.translators
        )
    }

    /// Credits, topics, corrections, translations and translators in one statement: part, place, identity, three texts,
    /// a time.
    private func attachments(of article: Article) throws -> Attachments {
        var found = Attachments()
        var parts: [SQL] = [
            """
            SELECT 1 AS part, c.position AS place, c.contributor_id AS id, n.name AS a, n.slug AS b, p.kind AS c,
                n.biography AS d, 0 AS at
            FROM article_credit c JOIN contributor p ON p.id = c.contributor_id
            JOIN contributor_name n ON n.contributor_id = c.contributor_id AND n.edition_id = \(article.edition)
            WHERE c.article_id = \(article.id)
            """,
            """
            SELECT 2, t.position, t.topic_id, n.name, n.slug, NULL, NULL, 0
            FROM article_topic t JOIN topic_name n ON n.topic_id = t.topic_id AND n.edition_id = \(article.edition)
            WHERE t.article_id = \(article.id)
            """,
            """
            SELECT 3, 0, id, kind, text, NULL, NULL, published_at FROM correction WHERE article_id = \(article.id)
            """,
            """
            SELECT 4, o.edition_id, o.id, o.slug, NULL, NULL, NULL, o.section_id
            FROM article a JOIN article o ON o.story_id = a.story_id AND o.id <> a.id
            WHERE a.id = \(article.id) AND COALESCE(o.state, '') = 'published'
            """,
        ]
        let translators = article.content.translators
        if !translators.isEmpty {
            parts.append(
                """
                SELECT 5, 0, p.id, n.name, n.slug, p.kind, n.biography, 0
                FROM contributor p JOIN contributor_name n ON n.contributor_id = p.id AND n.edition_id = \(article.edition)
                WHERE p.id IN (\(list: translators))
                """
            )
        }
        for var row in try rows(SQL.unionAll(parts) + " ORDER BY part, place, at, id") {
            let part = try row.integer()
            let place = try row.integer()
            let id = try row.integer()
            switch part {
            case 1, 5:
                let name = try row.text()
                let slug = try row.word(Slug.self)
                let kind = try row.word(Contributor.Kind.self)
                let biography = try row.optionalText()
                let contributor = NamedContributor(
                    id: ContributorID(rawValue: id), kind: kind,
                    name: Contributor.Name(name: name, slug: slug, biography: biography)
                )
                if part == 1 { found.credits.append(contributor) } else { found.translators.append(contributor) }
            case 2:
                let name = try row.text()
                found.topics.append(
                    NamedTopic(id: TopicID(rawValue: id), name: Topic.Name(name: name, slug: try row.word()))
                )
            case 3:
                let kind = try row.word(Correction.Kind.self)
                let text = try row.text()
                _ = try row.optionalText()
                _ = try row.optionalText()
                found.corrections.append(Correction(kind: kind, text: text, publishedAt: try row.instant()))
            default:
                let slug = try row.word(Slug.self)
                for _ in 0..<3 { _ = try row.optionalText() }
                found.translations.append(
                    TranslationLink(
                        article: ArticleID(rawValue: id), edition: EditionID(rawValue: place), section: try row.id(),
                        slug: slug
                    )
                )
            }
        }
        found.translators.sort {
            (translators.firstIndex(of: $0.id) ?? 0) < (translators.firstIndex(of: $1.id) ?? 0)
        }
        return found
    }

    /// The latest of the article's section; where it has fewer than half of `count`, of the whole edition.
    private func latestBeside(_ article: Article, count: Int) throws -> ([ArticleSummary], LatestScope) {
        let ofSection = try list(.section(article.section), in: article.edition, limit: count + 1)
            .filter { $0.id != article.id }
        if ofSection.count >= count / 2 { return (Array(ofSection.prefix(count)), .section(article.section)) }
        let ofEdition = try list(.latest, in: article.edition, limit: count + 1).filter { $0.id != article.id }
        return (Array(ofEdition.prefix(count)), .edition)
    }

    /// The articles the body points to, then similar ones, the newest first, then the newest stories of the section.
    private func related(to article: Article, isAlone: Bool) throws -> [ArticleSummary] {
        let named = article.content.body.relatedArticles
        let newest = listStatement(.sectionStories(article.section), in: article.edition, limit: 5)
        let similar: SQL = """
            SELECT \(ArticleSummary.columns) FROM similar_article s JOIN article a ON a.id = s.other_id
            WHERE s.article_id = \(article.id) AND a.state = 'published' AND a.edition_id = \(article.edition)
                AND COALESCE(a.story_id, -1) <> COALESCE((SELECT story_id FROM article WHERE id = \(article.id)), -2)
            ORDER BY s.other_id DESC
            """
        var parts: [SQL] = ["SELECT 2 AS part, alike.* FROM (\(similar)) alike"]
        if !isAlone { parts.append("SELECT 3 AS part, newest.* FROM (\(newest)) newest") }
        if !named.isEmpty {
            parts.insert(
                """
                SELECT 1 AS part, \(ArticleSummary.columns) FROM article a
                WHERE a.id IN (\(list: named)) AND a.state = 'published'
                """,
                at: 0
            )
        }
        var found: [Int: [ArticleSummary]] = [:]
        for var row in try rows(SQL.unionAll(parts)) {
            let part = try row.int()
            found[part, default: []].append(try ArticleSummary(row: row))
        }
        // They are few, and no index has them by time.
        let alike = (found[2] ?? []).sorted { ($0.publishedAt, $0.id) > ($1.publishedAt, $1.id) }.prefix(4)
        var seen: Set<ArticleID> = [article.id]
        return ((found[1] ?? []) + alike + (found[3] ?? [])).filter { seen.insert($0.id).inserted }
    }

    /// The public notes under an article, oldest first.
    public func corrections(of article: ArticleID) throws -> [Correction] {
        try rows(
            "SELECT kind, text, published_at FROM correction WHERE article_id = \(article) ORDER BY published_at, id"
        ).map { row in
            var row = row
            let kind = try row.word(Correction.Kind.self)
            return Correction(kind: kind, text: try row.text(), publishedAt: try row.instant())
        }
    }

    /// What readers are told at the address of an article that was unpublished.
    public func withdrawalNote(of article: ArticleID) throws -> String? {
        guard
            var row = try row(
                "SELECT withdrawal_note FROM article WHERE id = \(article) AND COALESCE(state, '') = 'unpublished'"
            )
        else { return nil }
        return try row.optionalText()
    }

    /// Where an address has moved to.
    /// - Parameter normal: The same as addresses are written; asked where `path` itself has not moved.
    public func redirect(from path: String, normal: String? = nil) throws -> LinkTarget? {
        var found: LinkTarget?
        for var row in try rows("SELECT path, target FROM redirect WHERE path IN (\(path), \(normal ?? path))") {
            let isItself = try row.text() == path
            if isItself || found == nil { found = try row.word() }
        }
        return found
    }

    /// The articles that an import made from the items with these keys.
    public func importedArticles(keys: [String]) throws -> [String: (id: ArticleID, publishedAt: Instant?)] {
        var found: [String: (id: ArticleID, publishedAt: Instant?)] = [:]
        for start in stride(from: 0, to: keys.count, by: 500) {
            for var row in try rows(
                """
                SELECT i.source_key, a.id, a.published_at FROM import_record i JOIN article a ON a.id = i.article_id
                WHERE i.source_key IN (\(list: Array(keys[start..<min(start + 500, keys.count)])))
                """
            ) {
                found[try row.text()] = (try row.id(), try row.optionalInstant())
            }
        }
        return found
    }

    /// How many articles there are in each state.
    public func articleCounts() throws -> [ArticleState: Int] {
        var counts: [ArticleState: Int] = [:]
        for var row in try rows("SELECT state, COUNT(*) FROM article GROUP BY state") {
            let state = try row.word(ArticleState.self)
            counts[state] = try row.int()
        }
        return counts
    }
}

/// What hangs on an article besides its content.
private struct Attachments {
    var credits: [NamedContributor] = []
    var topics: [NamedTopic] = []
    var corrections: [Correction] = []
    var translations: [TranslationLink] = []
    var translators: [NamedContributor] = []
}
