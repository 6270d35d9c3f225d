public import News

extension ReadTransaction {
    /// The pictures with `ids`, with the words of `edition` about them; one statement, none for no ids.
    public func pictures(_ ids: Set<PictureID>, in edition: EditionID) throws -> [PictureID: Picture] {
        guard !ids.isEmpty else { return [:] }
        var found: [PictureID: Picture] = [:]
        for row in try rows(
            """
            SELECT \(Picture.columns), t.alt_text, t.caption FROM picture p
            LEFT JOIN picture_text t ON t.picture_id = p.id AND t.edition_id = \(edition)
            WHERE p.id IN (\(list: ids.sorted()))
            """
        ) {
            var row = row
            var picture = try Picture(row: &row)
            if let altText = try row.optionalText() {
                picture.texts[edition] = Picture.Text(altText: altText, caption: try row.optionalText())
            }
            found[picture.id] = picture
        }
        return found
    }

    /// The picture whose original has this content, by the whole hash or its first 20 digits.
    public func picture(contentHash: String) throws -> Picture? {
        guard contentHash.utf8.count >= 20,
            contentHash.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        // A range instead of LIKE, so that the unique index answers in every collation.
        guard
            var row = try row(
                """
                SELECT \(Picture.columns) FROM picture p
                WHERE p.content_hash >= \(contentHash) AND p.content_hash < \(contentHash + "g")
                ORDER BY p.content_hash LIMIT 1
                """
            )
        else { return nil }
        return try Picture(row: &row)
    }

    /// The newest pictures before one, with the words of `edition` about them.
    public func newestPictures(in edition: EditionID, before: PictureID? = nil, limit: Int) throws -> [Picture] {
        try rows(
            """
            SELECT \(Picture.columns), t.alt_text, t.caption FROM picture p
            LEFT JOIN picture_text t ON t.picture_id = p.id AND t.edition_id = \(edition)
            WHERE p.id < \(before ?? PictureID(rawValue: .max)) ORDER BY p.id DESC LIMIT \(limit)
            """
        ).map { row in
            var row = row
            var picture = try Picture(row: &row)
            if let altText = try row.optionalText() {
                picture.texts[edition] = Picture.Text(altText: altText, caption: try row.optionalText())
            }
            return picture
        }
    }

    /// The content hashes and formats of all pictures, for the check of the media folder.
    public func pictureFiles() throws -> [(hash: String, format: PictureFormat)] {
        try rows("SELECT content_hash, format FROM picture ORDER BY id").map { row in
            var row = row
            return (try row.text(), try row.word())
        }
    }
}

extension WriteTransaction {
    /// Adds a picture and its words; one with the same content is kept as it is and answered.
    public func insertPicture(_ picture: Picture) throws -> PictureID {
        if let known = try self.picture(contentHash: picture.contentHash) { return known.id }
        let id: PictureID = try insertedID(
            """
            INSERT INTO picture
                (content_hash, width, height, format, focal_x, focal_y, credit_line, copyright_notice, average_color)
            VALUES (\(picture.contentHash), \(picture.width), \(picture.height), \(picture.format.rawValue),
                \(picture.focalPoint.x), \(picture.focalPoint.y), \(picture.creditLine), \(picture.copyrightNotice),
                \(picture.averageColor))
            RETURNING id
            """
        )
        for (edition, text) in picture.texts.sorted(by: { $0.key < $1.key }) {
            try execute(
                """
                INSERT INTO picture_text (picture_id, edition_id, alt_text, caption)
                VALUES (\(id), \(edition), \(text.altText), \(text.caption))
                """
            )
        }
        return id
    }
}

extension Picture {
    static let columns: SQL = """
        p.id, p.content_hash, p.width, p.height, p.format, p.focal_x, p.focal_y, p.credit_line, p.copyright_notice, \
        p.average_color
        """

    init(row: inout Row) throws {
        self.init(
            id: try row.id(), contentHash: try row.text(), width: try row.int(), height: try row.int(),
            format: try row.word(), focalPoint: FocalPoint(x: try row.real(), y: try row.real()),
            creditLine: try row.optionalText(), copyrightNotice: try row.optionalText(),
            averageColor: try row.optionalText()
        )
    }
}
