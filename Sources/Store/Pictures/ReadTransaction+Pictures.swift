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
            try picture.readText(of: edition, from: &row)
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

    /// The content hashes and formats of all pictures, for the check of the media folder.
    public func pictureFiles() throws -> [(hash: String, format: PictureFormat)] {
        try rows("SELECT content_hash, format FROM picture ORDER BY id").map { row in
            var row = row
            return (try row.text(), try row.word())
        }
    }
}

extension Picture {
    static let columns: SQL = """
        p.id, p.content_hash, p.width, p.height, p.format, p.focal_x, p.focal_y, p.crops, p.credit_line, \
        p.copyright_notice, p.average_color, p.expires_on
        """

    init(row: inout Row) throws {
        self.init(
            id: try row.id(), contentHash: try row.text(), width: try row.int(), height: try row.int(),
            format: try row.word(), focalPoint: FocalPoint(x: try row.real(), y: try row.real()),
            crops: CropCoding.crops(of: try row.optionalText()), creditLine: try row.optionalText(),
            copyrightNotice: try row.optionalText(), averageColor: try row.optionalText(),
            expiresOn: try row.optionalInteger().flatMap { CivilDate(number: Int($0)) }
        )
    }

    /// Reads the two columns of `picture_text`, which may be missing.
    mutating func readText(of edition: EditionID, from row: inout Row) throws {
        let altText = try row.optionalText()
        let caption = try row.optionalText()
        if let altText { texts[edition] = Picture.Text(altText: altText, caption: caption) }
    }
}

/// How the parts chosen by hand stand in their column: `landscape 10 20 500 square 0 0 400`; null where there are none.
enum CropCoding {
    static func text(of crops: [Crop: CropFrame]) -> String? {
        guard !crops.isEmpty else { return nil }
        return Crop.allCases.compactMap { crop in
            crops[crop].map { "\(crop.rawValue) \($0.left) \($0.top) \($0.width)" }
        }.joined(separator: " ")
    }

    static func crops(of text: String?) -> [Crop: CropFrame] {
        guard let text else { return [:] }
        let pieces = text.split(separator: " ")
        var crops: [Crop: CropFrame] = [:]
        for start in stride(from: 0, to: pieces.count - 3, by: 4) {
            let numbers = pieces[start + 1...start + 3].compactMap { Int($0) }
            guard let crop = Crop(rawValue: String(pieces[start])), numbers.count == 3 else { continue }
            crops[crop] = CropFrame(left: numbers[0], top: numbers[1], width: numbers[2])
        }
        return crops
    }
}
