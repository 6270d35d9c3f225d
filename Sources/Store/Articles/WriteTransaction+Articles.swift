public import News

extension WriteTransaction {
    /// Adds an article with its first revision and, when it is published, its place in every list.
    /// - Parameter id: The identity to give it; the next free one where `nil`.
    public func insertArticle(_ new: NewArticle, id wanted: ArticleID? = nil) throws -> ArticleID {
        guard let section = new.sectionPath.first else {
            throw NewsError(.invalid, "An article needs a section.", field: "section")
        }
        let content = new.content
        let id: ArticleID = try insertedID(
            """
            INSERT INTO article (id, edition_id, section_id, story_id, kind, state, slug, kicker, headline, standfirst,
                byline, lead_picture_id, revision, first_published_at, published_at, modified_at)
            VALUES (\(wanted), \(new.edition), \(section), \(new.story), \(content.kind), \(new.state), \(new.slug),
                \(content.kicker), \(content.alternativeHeadline ?? content.headline), \(content.standfirst),
                \(new.byline), \(content.leadPicture), 1, \(new.publishedAt), \(new.publishedAt), \(new.modifiedAt))
            RETURNING id
            """
        )
        try execute(
            """
            INSERT INTO revision (article_id, number, reason, saved_at, content)
            VALUES (\(id), 1, \(new.reason.rawValue), \(new.savedAt), \(try ContentCoding.text(of: content)))
            """
        )
        for (position, contributor) in content.credits.enumerated() {
            try execute(
                """
                INSERT INTO article_credit (article_id, position, contributor_id)
                VALUES (\(id), \(position), \(contributor))
                """
            )
        }
        for (position, topic) in content.topics.enumerated() {
            try execute(
                "INSERT INTO article_topic (article_id, position, topic_id) VALUES (\(id), \(position), \(topic))"
            )
        }
        if new.state == .published, let publishedAt = new.publishedAt, let day = new.publishedOn {
            try insertListings(of: id, new, at: publishedAt, on: day)
        }
        return id
    }

    private func insertListings(of id: ArticleID, _ new: NewArticle, at publishedAt: Instant, on day: CivilDate) throws
    {
        var subjects: [ListSubject] = [.latest]
        subjects += new.sectionPath.map { .section($0) }
        if new.content.kind.isStory {
            subjects.append(.stories)
            subjects += new.sectionPath.map { .sectionStories($0) }
        }
        subjects += Set(new.content.credits).map { .author($0) }
        subjects += Set(new.content.topics).map { .topic($0) }
        for subject in subjects {
            let columns = subject.columns
            try execute(
                """
                INSERT INTO listing (edition_id, subject_kind, subject_id, published_at, article_id)
                VALUES (\(new.edition), \(columns.kind), \(columns.id), \(publishedAt), \(id))
                """
            )
        }
        try execute(
            """
            INSERT INTO archive_day (edition_id, day, articles) VALUES (\(new.edition), \(day), 1)
            ON CONFLICT (edition_id, day) DO UPDATE SET articles = archive_day.articles + 1
            """
        )
    }

    /// A new story, for articles that are translations of each other.
    public func insertStory() throws -> Int64 {
        guard var row = try row("INSERT INTO story DEFAULT VALUES RETURNING id") else {
            throw NewsError(.fault, "An insert answered no identity.")
        }
        return try row.integer()
    }

    /// Puts an article into a story.
    public func setStory(_ story: Int64, of article: ArticleID) throws {
        try execute("UPDATE article SET story_id = \(story) WHERE id = \(article)")
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

    /// Remembers which item of an import became which article.
    public func recordImport(key: String, article: ArticleID) throws {
        try execute("INSERT INTO import_record (source_key, article_id) VALUES (\(key), \(article))")
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
