public import News

extension WriteTransaction {
    /// A new story, for articles that are translations of each other.
    public func insertStory() throws -> Int64 {
        guard var row = try row("INSERT INTO story DEFAULT VALUES RETURNING id") else {
            throw NewsError(.fault, "An insert answered no identity.")
        }
        return try row.integer()
    }

    /// Puts an article into a story, or into none.
    public func setStory(_ story: Int64?, of article: ArticleID) throws {
        try execute("UPDATE article SET story_id = \(story) WHERE id = \(article)")
    }

    /// Makes one story of the stories of two articles.
    public func joinStories(of article: ArticleID, and other: ArticleID) throws {
        let mine = try storyNumber(of: article)
        let theirs = try storyNumber(of: other)
        let story = try theirs ?? mine ?? insertStory()
        if let mine, let theirs {
            try execute("UPDATE article SET story_id = \(theirs) WHERE story_id = \(mine)")
            return
        }
        if mine == nil { try setStory(story, of: article) }
        if theirs == nil { try setStory(story, of: other) }
    }

    /// The number of the story an article belongs to.
    private func storyNumber(of article: ArticleID) throws -> Int64? {
        guard var row = try row("SELECT story_id FROM article WHERE id = \(article)") else { return nil }
        return try row.optionalInteger()
    }

    /// Writes what an article translates and up to which revision; it is not behind then.
    public func saveTranslation(_ translation: Translation, in edition: EditionID) throws {
        try execute(
            """
            INSERT INTO translation (article_id, edition_id, original_id, original_revision, behind_since)
            VALUES (\(translation.article), \(edition), \(translation.original), \(translation.originalRevision),
                \(translation.behindSince))
            ON CONFLICT (article_id) DO UPDATE SET original_id = excluded.original_id,
                original_revision = excluded.original_revision, behind_since = excluded.behind_since
            """
        )
    }

    /// Forgets what an article translates, and that it is translated.
    public func deleteTranslations(of article: ArticleID) throws {
        try execute("DELETE FROM translation WHERE article_id = \(article) OR original_id = \(article)")
    }

    /// Marks the translations of an article as behind it, since it says something else now.
    func markTranslationsBehind(_ original: ArticleID, at now: Instant) throws {
        try execute(
            "UPDATE translation SET behind_since = \(now) WHERE original_id = \(original) AND behind_since IS NULL"
        )
    }
}
