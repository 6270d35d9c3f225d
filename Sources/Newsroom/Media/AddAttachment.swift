public import News
internal import Store

/// Brings a sound or a document whose file is kept into the library; one with the same content is there already and is
/// answered.
public struct AddAttachment: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// The attachment as the library has it.
    public struct Outcome: Sendable {
        public let attachment: Attachment
        public let wasThere: Bool
    }

    /// - Throws: `NewsError(.forbidden)` for someone who may not add files.
    public func callAsFunction(
        contentHash: String, format: AttachmentFormat, byteCount: Int, title: String, fileName: String, by actor: Actor
    ) async throws -> Outcome {
        let now = newsroom.clock.now()
        return try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.uploadMedia)
            let title = title.trimmed
            let (id, isNew) = try transaction.insertAttachment(
                Attachment(
                    id: AttachmentID(rawValue: 0), contentHash: contentHash, format: format, byteCount: byteCount,
                    title: String((title.isEmpty ? fileName : title).prefix(300)), fileName: fileName, addedAt: now,
                    addedBy: actor.signatory
                )
            )
            if isNew {
                try transaction.audit(
                    at: now, actor: actor.auditName, verb: "AddAttachment", subject: "attachment:\(id.rawValue)",
                    detail: fileName
                )
            }
            guard let kept = try transaction.attachment(id) else {
                throw NewsError(.fault, "An attachment that was just added is not there.")
            }
            return Outcome(attachment: kept, wasThere: !isNew)
        }
    }
}

/// Gives a sound or a document another title.
public struct TitleAttachment: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Throws: `NewsError(.invalid)` for no title, `.conflict` when someone else was quicker, `.forbidden`.
    public func callAsFunction(_ id: AttachmentID, _ title: String, version: Int, by actor: Actor) async throws {
        let now = newsroom.clock.now()
        try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            guard var kept = try transaction.attachment(id) else {
                throw NewsError(.notFound, "There is no such file.", field: "attachment")
            }
            try actor.require(.describe, onFileOf: kept.addedBy.user)
            kept.title = title.trimmed
            guard (1...300).contains(kept.title.count) else {
                throw NewsError(.invalid, "A title has 1 to 300 characters.", field: "title")
            }
            guard try transaction.titleAttachment(kept, version: version) else { throw NewsError.mediaChanged }
            try transaction.audit(
                at: now, actor: actor.auditName, verb: "TitleAttachment", subject: "attachment:\(id.rawValue)",
                detail: kept.title
            )
        }
    }
}
