public import News

extension ReadTransaction {
    /// The links by which an article is shown without an account, the newest first.
    public func previewLinks(of article: ArticleID, limit: Int = 20) throws -> [PreviewLink] {
        try rows(
            """
            SELECT \(PreviewLink.columns) FROM preview_link WHERE article_id = \(article) ORDER BY id DESC LIMIT \(limit)
            """
        ).map(PreviewLink.init(row:))
    }

    /// The link whose token has this hash, whether it holds or not.
    public func previewLink(tokenHash: String) throws -> PreviewLink? {
        try row("SELECT \(PreviewLink.columns) FROM preview_link WHERE token_hash = \(tokenHash)")
            .map(PreviewLink.init(row:))
    }

    /// A link by its identity.
    public func previewLink(_ id: PreviewLinkID) throws -> PreviewLink? {
        try row("SELECT \(PreviewLink.columns) FROM preview_link WHERE id = \(id)").map(PreviewLink.init(row:))
    }
}

extension WriteTransaction {
    /// Adds a link and answers its identity.
    public func insertPreviewLink(
        to article: ArticleID, tokenHash: String, by author: Signatory, at now: Instant, expiresAt: Instant,
        coversEmbargo: Bool
    ) throws -> PreviewLinkID {
        try insertedID(
            """
            INSERT INTO preview_link
                (token_hash, article_id, author_id, author_name, made_at, expires_at, covers_embargo)
            VALUES (\(tokenHash), \(article), \(author.user), \(author.name), \(now), \(expiresAt), \(coversEmbargo))
            RETURNING id
            """
        )
    }

    /// Counts that a link was opened.
    public func countUse(of link: PreviewLinkID, at now: Instant) throws {
        try execute(
            """
            UPDATE preview_link SET uses = uses + 1, first_used_at = COALESCE(first_used_at, \(now)),
                last_used_at = \(now)
            WHERE id = \(link)
            """
        )
    }

    /// Has a link hold no more.
    public func revokePreviewLink(_ link: PreviewLinkID, at now: Instant) throws {
        try execute("UPDATE preview_link SET revoked_at = \(now) WHERE id = \(link) AND revoked_at IS NULL")
    }
}

extension PreviewLink {
    fileprivate static let columns: SQL = """
        id, article_id, author_id, author_name, made_at, expires_at, covers_embargo, uses, first_used_at, last_used_at, \
        revoked_at
        """

    fileprivate init(row: Row) throws {
        var row = row
        let id = try row.id(PreviewLinkID.self)
        let article = try row.id(ArticleID.self)
        let author = try row.signatory()
        self.init(
            id: id, article: article, author: author ?? Signatory(user: nil, name: ""), madeAt: try row.instant(),
            expiresAt: try row.instant(), coversEmbargo: try row.bool(), uses: try row.int(),
            firstUsedAt: try row.optionalInstant(), lastUsedAt: try row.optionalInstant(),
            revokedAt: try row.optionalInstant()
        )
    }
}
