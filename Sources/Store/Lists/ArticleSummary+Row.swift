internal import News

extension ArticleSummary {
    /// The columns of `article a` that `init(row:)` reads, in order.
    static let columns: SQL = """
        a.id, a.edition_id, a.section_id, a.kind, a.slug, a.kicker, a.headline, a.standfirst, a.published_at, \
        a.lead_picture_id, a.byline
        """

    init(row: Row) throws {
        var row = row
        self.init(
            id: try row.id(), edition: try row.id(), section: try row.id(), kind: try row.word(), slug: try row.word(),
            kicker: try row.optionalText(), headline: try row.text(), standfirst: try row.optionalText(),
            publishedAt: try row.instant(), leadPicture: try row.optionalID(), byline: try row.optionalText()
        )
    }
}
