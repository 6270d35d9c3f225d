public import News

extension ReadTransaction {
    /// The newest banner of each edition, gone or to come, with the published article it leads to; one statement.
    public func banners() throws -> [EditionID: BannerReading] {
        var found: [EditionID: BannerReading] = [:]
        for var row in try rows(
            """
            SELECT b.edition_id, b.text, b.article_id, b.starts_at, b.ends_at,
                CASE WHEN p.id IS NULL THEN 0 ELSE 1 END,
                COALESCE(p.section_id, 0), COALESCE(p.kind, ''), COALESCE(p.slug, ''), COALESCE(p.headline, ''),
                COALESCE(p.published_at, 0)
            FROM edition e JOIN banner_version b ON b.edition_id = e.id
                AND b.number = (SELECT MAX(m.number) FROM banner_version m WHERE m.edition_id = e.id)
            LEFT JOIN article p ON p.id = b.article_id AND p.state = 'published'
            WHERE b.text IS NOT NULL
            """
        ) {
            let edition = try row.id(EditionID.self)
            let banner = Banner(
                edition: edition, text: try row.text(), article: try row.optionalID(), startsAt: try row.instant(),
                endsAt: try row.instant()
            )
            var article: ArticleSummary?
            if try row.bool(), let id = banner.article {
                article = ArticleSummary(
                    id: id, edition: edition, section: try row.id(), kind: try row.word(), slug: try row.word(),
                    kicker: nil, headline: try row.text(), standfirst: nil, publishedAt: try row.instant(),
                    leadPicture: nil, byline: nil
                )
            }
            found[edition] = BannerReading(banner, article: article)
        }
        return found
    }

    /// What was set and taken off in an edition, newest first.
    public func bannerVersions(of edition: EditionID, before: Int? = nil, limit: Int) throws -> [BannerVersion] {
        try rows(
            """
            SELECT number, text, article_id, starts_at, ends_at, author_id, author_name, set_at FROM banner_version
            WHERE edition_id = \(edition) AND number < \(before ?? .max) ORDER BY number DESC LIMIT \(limit)
            """
        ).map { row in
            var row = row
            let number = try row.int()
            let text = try row.optionalText()
            let article = try row.optionalID(ArticleID.self)
            let start = try row.optionalInstant()
            let end = try row.optionalInstant()
            var banner: Banner?
            if let text, let start, let end {
                banner = Banner(edition: edition, text: text, article: article, startsAt: start, endsAt: end)
            }
            return BannerVersion(
                number: number, banner: banner,
                author: Signatory(user: try row.optionalID(), name: try row.text()), setAt: try row.instant()
            )
        }
    }
}

extension WriteTransaction {
    /// Sets an edition's banner, or takes it off.
    public func insertBanner(_ version: BannerVersion, of edition: EditionID) throws {
        let banner = version.banner
        try execute(
            """
            INSERT INTO banner_version
                (edition_id, number, text, article_id, starts_at, ends_at, author_id, author_name, set_at)
            VALUES (\(edition), \(version.number), \(banner?.text), \(banner?.article), \(banner?.startsAt),
                \(banner?.endsAt), \(version.author.user), \(version.author.name), \(version.setAt))
            """
        )
    }
}
