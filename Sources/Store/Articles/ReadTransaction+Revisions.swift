public import News

extension ReadTransaction {
    /// What readers have of an article, or the newest where they have nothing; `nil` when that is missing.
    public func revisionInUse(of article: DeskArticle) throws -> Revision? {
        article.revision == article.draft.number ? article.draft : try revision(article.revision, of: article.id)
    }

    /// A revision by its number.
    public func revision(_ number: Int, of article: ArticleID) throws -> Revision? {
        try row(
            """
            SELECT \(Revision.columns) FROM revision r
            LEFT JOIN revision k ON k.article_id = r.article_id AND k.number = r.keyframe
            WHERE r.article_id = \(article) AND r.number = \(number)
            """
        ).map { row in
            var row = row
            var revision = try Revision(row: &row, of: article)
            revision.content = try currentNames(of: [revision.content])(revision.content)
            return revision
        }
    }

    /// The history of an article, newest first, without contents.
    /// - Parameter before: The number to go on from; `nil` begins at the newest.
    public func history(of article: ArticleID, before: Int? = nil, limit: Int) throws -> [RevisionEntry] {
        try rows(
            """
            SELECT number, reason, saved_at, author_id, author_name FROM revision
            WHERE article_id = \(article) AND number < \(before ?? Int(Int32.max))
            ORDER BY number DESC LIMIT \(limit)
            """
        ).map { row in
            var row = row
            return RevisionEntry(
                number: try row.int(), reason: try row.word(), savedAt: try row.instant(), author: try row.signatory()
            )
        }
    }

    /// The text of a revision and the keyframe that a next one may be a splice into.
    func revisionBase(_ number: Int, of article: ArticleID) throws -> RevisionText.Base? {
        try row(
            """
            SELECT r.content, r.keyframe, k.content FROM revision r
            LEFT JOIN revision k ON k.article_id = r.article_id AND k.number = r.keyframe
            WHERE r.article_id = \(article) AND r.number = \(number)
            """
        ).map { row in
            var row = row
            let stored = try row.text()
            let keyframe = try row.optionalInteger()
            let keyframeText = try row.optionalText()
            return RevisionText.Base(
                number: number, whole: try RevisionText.whole(stored, keyframe: keyframeText),
                keyframe: keyframe.map { Int($0) } ?? number, keyframeText: keyframeText ?? stored
            )
        }
    }

    /// The highest number that a revision of an article has, those beside the line included.
    func highestRevision(of article: ArticleID) throws -> Int {
        guard var row = try row("SELECT MAX(number) FROM revision WHERE article_id = \(article)") else { return 0 }
        return Int(try row.optionalInteger() ?? 0)
    }

    /// Whether all revisions of the line after `base`, up to `newest`, were saved from one tab.
    public func isOwnLine(of article: ArticleID, after base: Int, upTo newest: Int, tab: String) throws -> Bool {
        let crossed = Revision.Reason.crossed.rawValue
        return try row(
            """
            SELECT number FROM revision
            WHERE article_id = \(article) AND number > \(base) AND number <= \(newest) AND reason <> \(crossed)
                AND COALESCE(tab, '') <> \(tab) LIMIT 1
            """
        ) == nil
    }

    /// The last save that a tab made of an article.
    public func saveMark(of article: ArticleID, tab: String) throws -> SaveMark? {
        try row(
            "SELECT number, revision, crossed_base FROM save_mark WHERE article_id = \(article) AND tab = \(tab)"
        ).map { row in
            var row = row
            return SaveMark(
                number: try row.integer(), revision: try row.int(),
                crossedBase: try row.optionalInteger().map { Int($0) }
            )
        }
    }
}

/// The last save of a tab.
public struct SaveMark: Sendable, Hashable {
    /// The number the tab gave it.
    public let number: Int64
    /// The revision it became or found.
    public let revision: Int
    /// What it began from, where it crossed another.
    public let crossedBase: Int?
}

extension Revision {
    /// The columns of `revision r` and its keyframe `k` that `init(row:of:)` reads, in order.
    static let columns: SQL = """
        r.number, r.reason, r.saved_at, r.author_id, r.author_name, r.section_id, r.slug, r.content, k.content
        """

    init(row: inout Row, of article: ArticleID) throws {
        let number = try row.int()
        let reason = try row.word(Reason.self)
        let savedAt = try row.instant()
        let author = try row.signatory()
        let section = try row.optionalID(SectionID.self)
        let slug = try row.optionalText().flatMap(Slug.init(rawValue:))
        let stored = try row.text()
        self.init(
            article: article, number: number, reason: reason, savedAt: savedAt, author: author,
            content: try ContentCoding.content(of: RevisionText.whole(stored, keyframe: row.optionalText())),
            section: section, slug: slug
        )
    }
}

extension Row {
    /// Two columns: the user's identity and the name; none, where nobody is known.
    mutating func signatory() throws -> Signatory? {
        let id = try optionalID(UserID.self)
        let name = try optionalText()
        return name.map { Signatory(user: id, name: $0) }
    }
}
