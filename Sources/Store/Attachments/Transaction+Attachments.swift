public import News

extension ReadTransaction {
    /// The library's sounds or documents, newest first.
    /// - Parameters:
    ///   - formats: Those wanted; all where empty.
    ///   - words: Every one of them begins a word of the title or of the file's name.
    ///   - before: Where to go on, from an earlier answer.
    public func attachments(
        _ formats: Set<AttachmentFormat> = [], words: [String] = [], before: AttachmentID? = nil, limit: Int
    ) throws -> [Attachment] {
        let last = before ?? AttachmentID(rawValue: .max)
        var conditions: SQL = ""
        if !formats.isEmpty {
            // COALESCE, for no index is to be taken but the one that the list goes by.
            conditions = " AND COALESCE(f.format, '') IN (\(list: formats.map(\.rawValue).sorted()))"
        }
        for word in words.dropFirst() {
            conditions =
                conditions + """
                     AND EXISTS (SELECT 1 FROM media_mention o WHERE o.kind = \(MediaWordKind.attachment)
                        AND o.item = f.id AND o.word >= \(word) AND o.word < \(word + "\u{10FFFF}"))
                    """
        }
        guard let leader = words.first else {
            return try rows(
                """
                SELECT \(Attachment.columns) FROM attachment f WHERE f.id < \(last)\(conditions)
                ORDER BY f.id DESC LIMIT \(limit)
                """
            ).map(Attachment.init(row:))
        }
        var found: [Attachment] = []
        let leaders = try mediaWords(beginningWith: leader, of: .attachment)
        for start in stride(from: 0, to: leaders.count, by: 100) {
            let parts = leaders[start..<min(start + 100, leaders.count)].map { word -> SQL in
                """
                SELECT listed.* FROM (SELECT \(Attachment.columns) FROM media_mention m CROSS JOIN attachment f
                WHERE m.kind = \(MediaWordKind.attachment) AND m.word = \(word) AND m.item < \(last)
                    AND f.id = m.item\(conditions)
                ORDER BY m.item DESC LIMIT \(limit)) listed
                """
            }
            found += try rows(SQL.unionAll(parts)).map(Attachment.init(row:))
        }
        var seen: Set<AttachmentID> = []
        return Array(found.filter { seen.insert($0.id).inserted }.sorted { $0.id > $1.id }.prefix(limit))
    }

    /// The content hashes and formats of all attachments, for the check of the media folder.
    public func attachmentFiles() throws -> [(hash: String, format: AttachmentFormat)] {
        try rows("SELECT content_hash, format FROM attachment ORDER BY id").map { row in
            var row = row
            return (try row.text(), try row.word())
        }
    }

    public func attachment(_ id: AttachmentID) throws -> Attachment? {
        try row("SELECT \(Attachment.columns) FROM attachment f WHERE f.id = \(id)").map(Attachment.init(row:))
    }

    /// The attachment with this content, by the whole hash or its first 20 digits.
    public func attachment(contentHash: String) throws -> Attachment? {
        guard contentHash.utf8.count >= 20,
            contentHash.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        return try row(
            """
            SELECT \(Attachment.columns) FROM attachment f
            WHERE f.content_hash >= \(contentHash) AND f.content_hash < \(contentHash + "g")
            ORDER BY f.content_hash LIMIT 1
            """
        ).map(Attachment.init(row:))
    }
}

extension WriteTransaction {
    /// Adds an attachment; one with the same content is kept as it is and answered.
    public func insertAttachment(_ new: Attachment) throws -> (id: AttachmentID, isNew: Bool) {
        if let known = try attachment(contentHash: new.contentHash) { return (known.id, false) }
        let id: AttachmentID = try insertedID(
            """
            INSERT INTO attachment (content_hash, format, byte_count, title, file_name, added_at, added_by, added_by_name)
            VALUES (\(new.contentHash), \(new.format.rawValue), \(new.byteCount), \(new.title), \(new.fileName),
                \(new.addedAt), \(new.addedBy.user), \(new.addedBy.name))
            RETURNING id
            """
        )
        try index(new.title + " " + new.fileName, of: id.rawValue, kind: .attachment)
        return (id, true)
    }

    /// Gives an attachment another title.
    /// - Returns: Whether it was still at `version`; nothing is written when it was not.
    public func titleAttachment(_ attachment: Attachment, version: Int) throws -> Bool {
        let changed = try execute(
            """
            UPDATE attachment SET title = \(attachment.title), version = version + 1
            WHERE id = \(attachment.id) AND version = \(version)
            """
        )
        guard changed == 1 else { return false }
        try index(attachment.title + " " + attachment.fileName, of: attachment.id.rawValue, kind: .attachment)
        return true
    }
}

extension Attachment {
    static let columns: SQL = """
        f.id, f.content_hash, f.format, f.byte_count, f.title, f.file_name, f.added_at, f.added_by, f.added_by_name, \
        f.version
        """

    init(row: Row) throws {
        var row = row
        let id = try row.id(AttachmentID.self)
        let hash = try row.text()
        let format = try row.word(AttachmentFormat.self)
        let byteCount = try row.int()
        let title = try row.text()
        let fileName = try row.text()
        let addedAt = try row.instant()
        let user = try row.optionalID(UserID.self)
        self.init(
            id: id, contentHash: hash, format: format, byteCount: byteCount, title: title, fileName: fileName,
            addedAt: addedAt, addedBy: Signatory(user: user, name: try row.text()), version: try row.int()
        )
    }
}
