public import News

extension ReadTransaction {
    /// The comments on an article, oldest first.
    public func comments(on article: ArticleID) throws -> [Comment] {
        try rows("SELECT \(Comment.columns) FROM passage_comment WHERE article_id = \(article) ORDER BY id")
            .map(Comment.init(row:))
    }

    /// A comment by its identity.
    public func comment(_ id: CommentID) throws -> Comment? {
        try row("SELECT \(Comment.columns) FROM passage_comment WHERE id = \(id)").map(Comment.init(row:))
    }
}

extension WriteTransaction {
    /// Adds a comment and answers its identity.
    public func insertComment(
        on article: ArticleID, revision: Int, passage: Passage, text: String, by author: Signatory, at now: Instant
    ) throws -> CommentID {
        try insertedID(
            """
            INSERT INTO passage_comment
                (article_id, revision, place, quote, text, author_id, author_name, written_at)
            VALUES (\(article), \(revision), \(passage.placeText), \(passage.quote), \(text), \(author.user),
                \(author.name), \(now))
            RETURNING id
            """
        )
    }

    /// Marks a comment as done, or opens it again.
    public func resolveComment(_ id: CommentID, _ resolution: Comment.Resolution?) throws {
        try execute(
            """
            UPDATE passage_comment SET resolver_id = \(resolution?.by.user), resolver_name = \(resolution?.by.name),
                resolved_at = \(resolution?.at)
            WHERE id = \(id)
            """
        )
    }
}

extension Comment {
    static let columns: SQL = """
        id, article_id, revision, place, quote, text, author_id, author_name, written_at, resolver_id, resolver_name, \
        resolved_at
        """

    init(row: Row) throws {
        var row = row
        let id = try row.id(CommentID.self)
        let article = try row.id(ArticleID.self)
        let revision = try row.int()
        let place = try row.text()
        let passage = Passage(placeText: place, quote: try row.text())
        let text = try row.text()
        let author = try row.signatory()
        let writtenAt = try row.instant()
        let resolver = try row.signatory()
        let resolvedAt = try row.optionalInstant()
        guard let passage, let author else { throw NewsError(.fault, "A comment in the store cannot be read.") }
        var resolution: Resolution?
        if let resolver, let resolvedAt { resolution = Resolution(by: resolver, at: resolvedAt) }
        self.init(
            id: id, article: article, revision: revision, passage: passage, text: text, author: author,
            writtenAt: writtenAt, resolution: resolution
        )
    }
}
