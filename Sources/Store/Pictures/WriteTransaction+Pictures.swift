public import News

extension WriteTransaction {
    /// Adds a picture and its words; one with the same content is kept as it is and answered.
    public func insertPicture(_ picture: Picture) throws -> PictureID {
        try insertPicture(LibraryPicture(picture: picture)).id
    }

    /// The same, with where it comes from.
    /// - Returns: Whether it is new.
    public func insertPicture(_ new: LibraryPicture) throws -> (id: PictureID, isNew: Bool) {
        var new = new
        if let known = try self.picture(contentHash: new.picture.contentHash) { return (known.id, false) }
        new.picture.creditLine = new.picture.creditLine?.nilIfBlank
        let picture = new.picture
        let id: PictureID = try insertedID(
            """
            INSERT INTO picture
                (content_hash, width, height, format, focal_x, focal_y, crops, credit_line, copyright_notice,
                average_color, expires_on, file_name, byte_count, added_at, added_by, added_by_name, creator, headline,
                taken_on, is_indexed)
            VALUES (\(picture.contentHash), \(picture.width), \(picture.height), \(picture.format.rawValue),
                \(picture.focalPoint.x), \(picture.focalPoint.y), \(CropCoding.text(of: picture.crops)),
                \(picture.creditLine), \(picture.copyrightNotice), \(picture.averageColor), \(picture.expiresOn),
                \(new.fileName), \(new.byteCount), \(new.addedAt), \(new.addedBy?.user), \(new.addedBy?.name),
                \(new.creator), \(new.headline), \(new.takenOn), 1)
            RETURNING id
            """
        )
        try insertTexts(picture.texts, of: id)
        try index(new.searchText, of: id.rawValue, kind: .picture)
        try writeGaps(of: picture, id)
        return (id, true)
    }

    /// Writes what is said of a picture; file, size and where it comes from stay as they are.
    /// - Returns: Whether it was still at `version`; nothing is written when it was not.
    public func describePicture(_ new: LibraryPicture, version: Int) throws -> Bool {
        let picture = new.picture
        let changed = try execute(
            """
            UPDATE picture SET credit_line = \(picture.creditLine?.nilIfBlank),
                copyright_notice = \(picture.copyrightNotice?.nilIfBlank), expires_on = \(picture.expiresOn),
                version = version + 1, is_indexed = 1
            WHERE id = \(picture.id) AND version = \(version)
            """
        )
        guard changed == 1 else { return false }
        try execute("DELETE FROM picture_text WHERE picture_id = \(picture.id)")
        try insertTexts(picture.texts, of: picture.id)
        try reindexArticles(showing: picture.id)
        try index(new.searchText, of: picture.id.rawValue, kind: .picture)
        try writeGaps(of: picture, picture.id)
        return true
    }

    /// Writes a picture's focal point and the parts that its crops show.
    /// - Returns: Whether it was still at `version`; nothing is written when it was not.
    public func framePicture(
        _ id: PictureID, focalPoint: FocalPoint, crops: [Crop: CropFrame], version: Int
    ) throws -> Bool {
        try execute(
            """
            UPDATE picture SET focal_x = \(focalPoint.x), focal_y = \(focalPoint.y),
                crops = \(CropCoding.text(of: crops)), version = version + 1
            WHERE id = \(id) AND version = \(version)
            """
        ) == 1
    }

    /// Puts the words of a picture into the library's index.
    public func indexPicture(_ picture: LibraryPicture) throws {
        try index(picture.searchText, of: picture.picture.id.rawValue, kind: .picture)
        try execute("UPDATE picture SET is_indexed = 1 WHERE id = \(picture.picture.id)")
    }

    private func insertTexts(_ texts: [EditionID: Picture.Text], of id: PictureID) throws {
        for (edition, text) in texts.sorted(by: { $0.key < $1.key }) {
            try execute(
                """
                INSERT INTO picture_text (picture_id, edition_id, alt_text, caption)
                VALUES (\(id), \(edition), \(text.altText), \(text.caption))
                """
            )
        }
    }

    private func writeGaps(of picture: Picture, _ id: PictureID) throws {
        let gaps: [(MediaFilter.Gap, Bool)] = [
            (.altText, picture.texts.values.allSatisfy { $0.altText.nilIfBlank == nil }),
            (.credit, picture.creditLine?.nilIfBlank == nil),
        ]
        try execute("DELETE FROM picture_gap WHERE gap IN (\(list: gaps.map(\.0.rawValue))) AND picture_id = \(id)")
        for (gap, isThere) in gaps where isThere {
            try execute("INSERT INTO picture_gap (gap, picture_id) VALUES (\(gap.rawValue), \(id))")
        }
    }

    // MARK: Where pictures and files are used

    /// Keeps where pictures are shown and files are linked after one of an article's texts changed.
    /// - Parameter old: The text before; `nil` where there was none.
    public func moveMedia(
        from old: ArticleContent?, to new: ArticleContent, in place: MediaPlace, of article: ArticleID
    ) throws {
        let pictures = (old?.shownPictures ?? [], new.shownPictures)
        if pictures.0 != pictures.1 { try movePictures(from: pictures.0, to: pictures.1, in: place, of: article) }
        let files = (old?.body.linkedFiles ?? [], new.body.linkedFiles)
        if files.0 != files.1 { try moveFiles(from: files.0, to: files.1, in: place, of: article) }
    }

    private func movePictures(
        from old: [PictureID], to new: [PictureID], in place: MediaPlace, of article: ArticleID
    ) throws {
        let flag: SQL = place == .draft ? "in_draft" : "with_readers"
        let gone = Set(old).subtracting(new)
        if !gone.isEmpty {
            let these: SQL = "picture_id IN (\(list: gone.sorted())) AND article_id = \(article)"
            try execute("UPDATE picture_use SET \(flag) = 0 WHERE \(these)")
            try execute("DELETE FROM picture_use WHERE \(these) AND in_draft = 0 AND with_readers = 0")
        }
        // An identity that no picture has leaves no row.
        for picture in Set(new).sorted() {
            try execute(
                """
                INSERT INTO picture_use (picture_id, article_id, in_draft, with_readers)
                SELECT id, \(article), \(place == .draft), \(place == .readers) FROM picture WHERE id = \(picture)
                ON CONFLICT (picture_id, article_id) DO UPDATE SET \(flag) = 1
                """
            )
        }
    }

    private func moveFiles(
        from old: Set<String>, to new: Set<String>, in place: MediaPlace, of article: ArticleID
    ) throws {
        let flag: SQL = place == .draft ? "in_draft" : "with_readers"
        for hash in old.subtracting(new).sorted() {
            guard let file = try attachment(contentHash: hash)?.id else { continue }
            let this: SQL = "attachment_id = \(file) AND article_id = \(article)"
            try execute("UPDATE attachment_use SET \(flag) = 0 WHERE \(this)")
            try execute("DELETE FROM attachment_use WHERE \(this) AND in_draft = 0 AND with_readers = 0")
        }
        // An address at which no file of ours stands leaves no row.
        for hash in new.sorted() {
            guard let file = try attachment(contentHash: hash)?.id else { continue }
            try execute(
                """
                INSERT INTO attachment_use (attachment_id, article_id, in_draft, with_readers)
                VALUES (\(file), \(article), \(place == .draft), \(place == .readers))
                ON CONFLICT (attachment_id, article_id) DO UPDATE SET \(flag) = 1
                """
            )
        }
    }
}

/// Which of an article's two texts has a picture or a file.
public enum MediaPlace: Sendable { case draft, readers }

extension String {
    fileprivate var nilIfBlank: String? { allSatisfy(\.isWhitespace) ? nil : self }
}
