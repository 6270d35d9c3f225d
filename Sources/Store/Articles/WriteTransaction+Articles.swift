public import News

extension WriteTransaction {
    /// Adds an article with its first revision and, when it is published, its place in every list.
    /// - Parameter id: The identity to give it; the next free one where `nil`.
    public func insertArticle(_ new: NewArticle, id wanted: ArticleID? = nil) throws -> ArticleID {
        try insertArticles([(new, wanted)])[0]
    }

    /// Adds several at once; their texts go to the indexes together, which takes a fraction of the time.
    /// - Returns: Their identities, in order.
    @discardableResult
    public func insertArticles(_ articles: [(new: NewArticle, id: ArticleID?)]) throws -> [ArticleID] {
        let ids = try articles.map { try insertUnfound($0.new, id: $0.id) }
        let published = zip(ids, articles).filter { $1.new.state == .published && $1.new.publishedOn != nil }
        try insertRows(published.map { id, _ in "(\(id))" }) { "INSERT INTO similar_due (article_id) VALUES \($0)" }
        try indexNew(zip(ids, articles).map { ($0, $1.new) })
        return ids
    }

    /// All of an article but what it is found by.
    private func insertUnfound(_ new: NewArticle, id wanted: ArticleID?) throws -> ArticleID {
        guard let section = new.sectionPath.first else {
            throw NewsError(.invalid, "An article needs a section.", field: "section")
        }
        let content = new.content
        let id: ArticleID = try insertedID(
            """
            INSERT INTO article (id, edition_id, section_id, story_id, kind, state, slug, kicker, headline, standfirst,
                byline, lead_picture_id, revision, first_published_at, published_at, modified_at, changed_at, created_by,
                scheduled_for, embargoed_until)
            VALUES (\(wanted), \(new.edition), \(section), \(new.story), \(content.kind), \(new.state), \(new.slug),
                \(content.kicker), \(content.listHeadline), \(content.standfirst),
                \(new.byline), \(content.leadPicture), 1, \(new.publishedAt), \(new.publishedAt), \(new.modifiedAt),
                \(new.changedAt), \(new.author?.user), \(new.scheduledFor), \(new.embargoedUntil))
            RETURNING id
            """
        )
        try execute(
            """
            INSERT INTO revision (article_id, number, reason, saved_at, author_id, author_name, section_id, slug, content)
            VALUES (\(id), 1, \(new.reason.rawValue), \(new.savedAt), \(new.author?.user), \(new.author?.name),
                \(new.author.map { _ in section }), \(new.givenSlug), \(try ContentCoding.text(of: content)))
            """
        )
        try insertCredits(content.credits, topics: content.topics, of: id)
        try moveMedia(from: nil, to: content, in: .draft, of: id)
        if new.state == .published { try moveMedia(from: nil, to: content, in: .readers, of: id) }
        if new.state == .published, let publishedAt = new.publishedAt, let day = new.publishedOn {
            let place = ListPlace(
                edition: new.edition, publishedAt: publishedAt, day: day, sectionPath: new.sectionPath, content: content
            )
            try relist(id, from: nil, to: place, at: new.savedAt)
        }
        return id
    }

    /// Writes the credits and topics of an article whose row is there already.
    func insertCredits(_ credits: [ContributorID], topics: [TopicID], of id: ArticleID) throws {
        try insertRows(credits.enumerated().map { "(\(id), \($0.offset), \($0.element))" }) {
            "INSERT INTO article_credit (article_id, position, contributor_id) VALUES \($0)"
        }
        for contributor in Set(credits) {
            try execute(
                """
                INSERT INTO desk_credit (contributor_id, changed_at, article_id, edition_id, section_id, state)
                SELECT \(contributor), changed_at, id, edition_id, section_id, state FROM article WHERE id = \(id)
                """
            )
        }
        try insertRows(topics.enumerated().map { "(\(id), \($0.offset), \($0.element))" }) {
            "INSERT INTO article_topic (article_id, position, topic_id) VALUES \($0)"
        }
    }

    /// Adds a public note to an article; notes are never changed.
    public func insertCorrection(_ correction: Correction, of article: ArticleID) throws {
        try execute(
            """
            INSERT INTO correction (article_id, kind, text, published_at)
            VALUES (\(article), \(correction.kind.rawValue), \(correction.text), \(correction.publishedAt))
            """
        )
    }

    /// Remembers which items of an import became which articles.
    public func recordImports(_ articles: [(key: String, article: ArticleID)]) throws {
        try insertRows(articles.map { "(\($0.key), \($0.article))" }) {
            "INSERT INTO import_record (source_key, article_id) VALUES \($0)"
        }
    }

    /// Inserts rows with few statements.
    private func insertRows(_ rows: [SQL], _ statement: (SQL) -> SQL) throws {
        for start in stride(from: 0, to: rows.count, by: 100) {
            try execute(statement(SQL.rows(Array(rows[start..<min(start + 100, rows.count)]))))
        }
    }

    /// Sends readers of an old address to a new one, unless they are sent somewhere already.
    public func addRedirect(_ redirect: Redirect) throws {
        try execute(
            """
            INSERT INTO redirect (path, target) VALUES (\(redirect.from), \(redirect.to)) ON CONFLICT (path) DO NOTHING
            """
        )
    }

    /// Sends readers of an old address to a new one.
    public func saveRedirect(_ redirect: Redirect) throws {
        try execute(
            """
            INSERT INTO redirect (path, target) VALUES (\(redirect.from), \(redirect.to))
            ON CONFLICT (path) DO UPDATE SET target = excluded.target
            """
        )
    }
}

extension ArticleContent {
    /// The headline of lists. The store keeps none empty, and a draft may not have one yet.
    var listHeadline: String {
        let headline = alternativeHeadline ?? headline
        return headline.isEmpty ? "…" : headline
    }
}
