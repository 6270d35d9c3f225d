public import News

extension ReadTransaction {
    /// The media library's pictures, newest first. Where rights are asked for, in their order: those that end soon with the
    /// next first, those that have ended with the last first.
    /// Each part of it is a range of one index, and a page of it is bounded whatever the library's size.
    /// - Parameters:
    ///   - edition: Whose words come with the pictures.
    ///   - today: The day by which rights are looked at.
    ///   - before: Where to go on, from an earlier answer.
    public func library(
        _ filter: MediaFilter, in edition: EditionID, today: CivilDate, before: MediaKey? = nil, limit: Int
    ) throws -> [LibraryPicture] {
        let query = LibraryQuery(filter: filter, edition: edition, today: today, before: before, limit: limit)
        guard let leader = filter.words.first else { return try library([query.plain], in: edition, limit: limit) }
        // A word that nothing begins with ends the search: the leader's pictures are not walked for it.
        for other in filter.words.dropFirst() where other.count > 2 {
            guard try !mediaWords(beginningWith: other, of: .picture, limit: 1).isEmpty else { return [] }
        }
        let words = try mediaWords(beginningWith: leader, of: .picture)
        return try library(words.map(query.part(word:)), in: edition, limit: limit)
    }

    private func library(_ parts: [SQL], in edition: EditionID, limit: Int) throws -> [LibraryPicture] {
        var found: [LibraryPicture] = []
        // Stores take some hundreds of selects in one statement.
        for start in stride(from: 0, to: parts.count, by: 100) {
            let some = parts[start..<min(start + 100, parts.count)].map { part -> SQL in
                "SELECT listed.* FROM (\(part)) listed"
            }
            found += try rows(SQL.unionAll(some)).map { row in
                var row = row
                var picture = try LibraryPicture(row: &row)
                try picture.picture.readText(of: edition, from: &row)
                return picture
            }
        }
        guard parts.count > 1 else { return found }
        var seen: Set<PictureID> = []
        return Array(
            found.filter { seen.insert($0.picture.id).inserted }.sorted { $0.picture.id > $1.picture.id }.prefix(limit))
    }

    /// One picture with the words of every edition.
    public func libraryPicture(_ id: PictureID) throws -> LibraryPicture? {
        guard var row = try row("SELECT \(LibraryPicture.columns) FROM picture p WHERE p.id = \(id)") else {
            return nil
        }
        var picture = try LibraryPicture(row: &row)
        for var row in try rows("SELECT edition_id, alt_text, caption FROM picture_text WHERE picture_id = \(id)") {
            let edition = try row.id(EditionID.self)
            try picture.picture.readText(of: edition, from: &row)
        }
        return picture
    }

    /// The articles that show a picture, those begun last in front.
    public func uses(of picture: PictureID, limit: Int) throws -> [MediaUse] {
        try rows(
            """
            SELECT \(MediaUse.columns) FROM picture_use u JOIN article a ON a.id = u.article_id
            WHERE u.picture_id = \(picture) ORDER BY u.article_id DESC LIMIT \(limit)
            """
        ).map(MediaUse.init(row:))
    }

    /// The articles that lead to a sound or a document, those begun last in front.
    public func uses(of file: AttachmentID, limit: Int) throws -> [MediaUse] {
        try rows(
            """
            SELECT \(MediaUse.columns) FROM attachment_use u JOIN article a ON a.id = u.article_id
            WHERE u.attachment_id = \(file) ORDER BY u.article_id DESC LIMIT \(limit)
            """
        ).map(MediaUse.init(row:))
    }

    /// The authors whose portrait a picture is, as `edition` names them, or another edition where it has no name.
    public func portraits(of picture: PictureID, in edition: EditionID, limit: Int) throws -> [(
        id: ContributorID, name: String
    )] {
        let ids = try rows(
            "SELECT id FROM contributor WHERE picture_id = \(picture) ORDER BY id DESC LIMIT \(limit)"
        ).map { row in
            var row = row
            return try row.id(ContributorID.self)
        }
        let names = try authorNames(Set(ids), in: edition)
        return ids.map { ($0, names[$0] ?? "") }
    }

    /// Pictures that were there before the library knew their words.
    public func unindexedPictures(limit: Int) throws -> [PictureID] {
        try rows("SELECT id FROM picture WHERE is_indexed = 0 ORDER BY id LIMIT \(limit)").map { row in
            var row = row
            return try row.id()
        }
    }
}

/// One list of the library as selects over ranges of an index.
private struct LibraryQuery {
    let filter: MediaFilter
    let edition: EditionID
    let today: CivilDate
    let before: MediaKey?
    let limit: Int

    private var last: PictureID { before?.picture ?? PictureID(rawValue: .max) }

    private var columns: SQL { "\(LibraryPicture.columns), t.alt_text, t.caption" }

    private var texts: SQL {
        "LEFT JOIN picture_text t ON t.picture_id = p.id AND t.edition_id = \(edition)"
    }

    /// The days on which a right ends for it to be in the list.
    private var expiry: SQL {
        filter.gap == .expired
            ? "p.expires_on < \(today)" : "p.expires_on >= \(today) AND p.expires_on <= \(today.advanced(days: 30))"
    }

    /// Without words to look for.
    var plain: SQL {
        switch filter.gap {
        case nil:
            return """
                SELECT \(columns) FROM picture p \(texts) WHERE p.id < \(last) ORDER BY p.id DESC LIMIT \(limit)
                """
        case .altText, .credit:
            // CROSS JOIN keeps the short table in front.
            return """
                SELECT \(columns) FROM picture_gap g CROSS JOIN picture p \(texts)
                WHERE g.gap = \(filter.gap?.rawValue) AND g.picture_id < \(last) AND p.id = g.picture_id
                ORDER BY g.picture_id DESC LIMIT \(limit)
                """
        case .expiring:
            let key: SQL =
                before.flatMap { key in
                    key.expiresOn.map { " AND (p.expires_on, p.id) > (\($0), \(key.picture))" as SQL }
                } ?? ""
            return """
                SELECT \(columns) FROM picture p \(texts) WHERE p.expires_on IS NOT NULL AND \(expiry)\(key)
                ORDER BY p.expires_on, p.id LIMIT \(limit)
                """
        case .expired:
            let key: SQL =
                before.flatMap { key in
                    key.expiresOn.map { " AND (p.expires_on, p.id) < (\($0), \(key.picture))" as SQL }
                } ?? ""
            return """
                SELECT \(columns) FROM picture p \(texts) WHERE p.expires_on IS NOT NULL AND \(expiry)\(key)
                ORDER BY p.expires_on DESC, p.id DESC LIMIT \(limit)
                """
        }
    }

    /// The pictures of which one word is said, and that have all else that is looked for.
    func part(word: String) -> SQL {
        var conditions: SQL =
            "m.kind = \(MediaWordKind.picture) AND m.word = \(word) AND m.item < \(last) AND p.id = m.item"
        for other in filter.words.dropFirst() {
            conditions =
                conditions + """
                     AND EXISTS (SELECT 1 FROM media_mention o WHERE o.kind = \(MediaWordKind.picture)
                        AND o.item = m.item AND o.word >= \(other) AND o.word < \(other + "\u{10FFFF}"))
                    """
        }
        switch filter.gap {
        case nil: break
        case .altText, .credit:
            conditions =
                conditions + """
                     AND EXISTS (SELECT 1 FROM picture_gap g
                        WHERE g.gap = \(filter.gap?.rawValue) AND g.picture_id = m.item)
                    """
        case .expired, .expiring: conditions = conditions + " AND \(expiry)"
        }
        return """
            SELECT \(columns) FROM media_mention m CROSS JOIN picture p \(texts) WHERE \(conditions)
            ORDER BY m.item DESC LIMIT \(limit)
            """
    }
}

extension MediaUse {
    fileprivate static let columns: SQL =
        "a.id, a.edition_id, a.state, a.headline, u.in_draft, u.with_readers, a.created_by"

    fileprivate init(row: Row) throws {
        var row = row
        self.init(
            article: try row.id(), edition: try row.id(), state: try row.word(), headline: try row.text(),
            isInDraft: try row.bool(), isWithReaders: try row.bool(), author: try row.optionalID()
        )
    }
}

extension LibraryPicture {
    static let columns: SQL = """
        \(Picture.columns), p.version, p.file_name, p.byte_count, p.added_at, p.added_by, p.added_by_name, p.creator, \
        p.headline, p.taken_on
        """

    init(row: inout Row) throws {
        let picture = try Picture(row: &row)
        let version = try row.int()
        let fileName = try row.optionalText()
        let byteCount = try row.optionalInteger().map { Int($0) }
        let addedAt = try row.optionalInstant()
        let user = try row.optionalID(UserID.self)
        let name = try row.optionalText()
        self.init(
            picture: picture, version: version, fileName: fileName, byteCount: byteCount, addedAt: addedAt,
            addedBy: name.map { Signatory(user: user, name: $0) }, creator: try row.optionalText(),
            headline: try row.optionalText(), takenOn: try row.optionalText()
        )
    }
}
