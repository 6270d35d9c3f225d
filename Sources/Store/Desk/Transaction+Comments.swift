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

    /// A text that is another one whenever a comment on the article was written, answered, resolved or opened again.
    public func commentsMark(of article: ArticleID) throws -> String {
        guard
            var row = try row(
                """
                SELECT COUNT(*), COUNT(resolved_at), COALESCE(MAX(id), 0), COALESCE(MAX(resolved_at), 0)
                FROM passage_comment WHERE article_id = \(article)
                """
            )
        else { return "" }
        return try (0..<4).map { _ in String(try row.integer()) }.joined(separator: "-")
    }
}

extension WriteTransaction {
    /// Adds a comment and answers its identity.
    /// - Parameter parent: The comment that it answers.
    public func insertComment(
        on article: ArticleID, revision: Int, passage: Passage, text: String, by author: Signatory, at now: Instant,
        answering parent: CommentID? = nil
    ) throws -> CommentID {
        try insertedID(
            """
            INSERT INTO passage_comment
                (article_id, revision, place, quote, start, text, author_id, author_name, written_at, parent_id)
            VALUES (\(article), \(revision), \(passage.placeText), \(passage.quote), \(passage.start), \(text),
                \(author.user), \(author.name), \(now), \(parent))
            RETURNING id
            """
        )
    }

    /// Keeps where the words of an article's comment stand by now.
    public func moveComment(_ id: CommentID, on article: ArticleID, to anchor: Passage) throws {
        try execute(
            """
            UPDATE passage_comment SET anchor_place = \(anchor.placeText), anchor_quote = \(anchor.quote),
                anchor_start = \(anchor.start)
            WHERE id = \(id) AND article_id = \(article) AND parent_id IS NULL
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
        resolved_at, parent_id, start, anchor_place, anchor_quote, anchor_start
        """

    init(row: Row) throws {
        var row = row
        let id = try row.id(CommentID.self)
        let article = try row.id(ArticleID.self)
        let revision = try row.int()
        let place = try row.text()
        let quote = try row.text()
        let text = try row.text()
        let author = try row.signatory()
        let writtenAt = try row.instant()
        let resolver = try row.signatory()
        let resolvedAt = try row.optionalInstant()
        let parent = try row.optionalID(CommentID.self)
        let passage = Passage(placeText: place, quote: quote, start: try row.optionalInteger().map { Int($0) })
        let anchorPlace = try row.optionalText()
        let anchorQuote = try row.optionalText()
        let anchorStart = try row.optionalInteger().map { Int($0) }
        let anchor = anchorPlace.flatMap { Passage(placeText: $0, quote: anchorQuote ?? "", start: anchorStart) }
        guard let passage, let author else { throw NewsError(.fault, "A comment in the store cannot be read.") }
        var resolution: Resolution?
        if let resolver, let resolvedAt { resolution = Resolution(by: resolver, at: resolvedAt) }
        self.init(
            id: id, article: article, revision: revision, passage: passage, text: text, author: author,
            writtenAt: writtenAt, resolution: resolution, anchor: anchor, parent: parent
        )
    }
}
