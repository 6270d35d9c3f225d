internal import News
internal import Newsroom
internal import Pages
internal import Store

extension Asked {
    struct Attachments: Codable, Sendable, Noted {
        enum Kind: String, Codable, CaseIterable, Sendable { case sounds, documents }

        let kind: Kind?
        let words: String?
        let after: Cursor?
        let limit: Int?
        static var notes: [String: FieldNote] {
            [
                "kind": .plain("Both, where it is left out."),
                "words": .line(1...200, "Those alone of whose title or name these words are."),
                "limit": .integer(1...100, "How many at most; 50, where it is left out."),
            ]
        }
    }

    struct Attachment: Codable, Sendable { let attachment: AttachmentID }

    struct NewAttachment: Codable, Sendable, Noted {
        let title: String?
        let fileName: String?
        static var notes: [String: FieldNote] {
            [
                "title": .line(1...300, "What readers see; the file's name, where it is left out."),
                "fileName": .line(1...200, "The name it is kept under."),
            ]
        }
    }
}

extension Answer {
    struct Attachment: Codable, Sendable {
        let id: AttachmentID
        /// Grows with every change.
        let version: Int
        let title: String
        let fileName: String
        let format: AttachmentFormat
        let byteCount: Int
        /// What a link in a body leads to: `/media/files/…`.
        let path: String
        let addedAt: Timestamp
        let addedBy: Signatory

        init(_ kept: News.Attachment, time: (Instant) -> Timestamp) {
            id = kept.id
            version = kept.version
            title = kept.title
            fileName = kept.fileName
            format = kept.format
            byteCount = kept.byteCount
            path = AttachmentAddress(kept).path
            addedAt = time(kept.addedAt)
            addedBy = Signatory(kept.addedBy)
        }
    }

    struct AttachmentList: Codable, Sendable, Paged {
        /// The newest first.
        let attachments: [Attachment]
        let next: Cursor?
    }

    struct Use: Codable, Sendable {
        let article: ArticleID
        let edition: EditionID
        let state: ArticleState
        let headline: String
        let isInDraft: Bool
        let isWithReaders: Bool
    }

    struct UseList: Codable, Sendable {
        /// Those begun last in front; at most a hundred.
        let uses: [Use]

        init(_ uses: [MediaUse], for actor: Actor) {
            self.uses = uses.filter { $0.isKnown(to: actor) }.map {
                Use(
                    article: $0.article, edition: $0.edition, state: $0.state, headline: $0.headline,
                    isInDraft: $0.isInDraft, isWithReaders: $0.isWithReaders
                )
            }
        }
    }
}

extension Input {
    struct Title: Codable, Sendable, Noted {
        let version: Int
        let title: String
        static var notes: [String: FieldNote] {
            [
                "version": .integer(1...1_000_000_000, "The file's version that it was written on."),
                "title": .line(1...300),
            ]
        }
    }
}

extension API {
    /// Sounds and documents, and where all files are used.
    static func attachmentOperations() throws -> [Operation] {
        [
            try .read(
                "/desk/pictures/{picture}/uses", "listPictureUses", .media, .scope(.draftsRead),
                "The articles that show a picture."
            ) { (call: Call<Asked.Picture, Nothing, Nothing>) in
                let id = call.path.picture
                guard
                    let uses = try await call.read({
                        try $0.libraryPicture(id) == nil ? nil : $0.uses(of: id, limit: 100)
                    })
                else { throw NewsError(.notFound, "There is no such picture.", field: "picture") }
                return Answer.UseList(uses, for: call.actor)
            },
            try .read(
                "/desk/attachments", "listAttachments", .media, .scope(.draftsRead),
                "The sounds and documents, the newest first.", attachments
            ),
            try .read(
                "/desk/attachments/{attachment}", "getAttachment", .media, .scope(.draftsRead),
                "A sound or a document as the library has it."
            ) { (call: Call<Asked.Attachment, Nothing, Nothing>) in
                guard let kept = try await call.read({ try $0.attachment(call.path.attachment) }) else {
                    throw NewsError(.notFound, "There is no such file.", field: "attachment")
                }
                return Answer.Attachment(kept, time: call.time)
            },
            try .read(
                "/desk/attachments/{attachment}/uses", "listAttachmentUses", .media, .scope(.draftsRead),
                "The articles that lead to a sound or a document."
            ) { (call: Call<Asked.Attachment, Nothing, Nothing>) in
                let id = call.path.attachment
                guard
                    let uses = try await call.read({ try $0.attachment(id) == nil ? nil : $0.uses(of: id, limit: 100) })
                else { throw NewsError(.notFound, "There is no such file.", field: "attachment") }
                return Answer.UseList(uses, for: call.actor)
            },
            try .write(
                .post, "/desk/attachments", "addAttachment", .media, .mediaWrite, status: 201,
                file: ["audio/mpeg", "audio/mp4", "audio/ogg", "audio/wav", "application/pdf"],
                "Adds a sound or a document, sent as it is; one with the same content is there already and is answered.",
                addAttachment
            ) { Answer.Attachment($1.attachment, time: $0.time) }
            .receiving { body, query, user, api in
                try Actor.user(user).require(.uploadMedia)
                var name: String?
                if case .string(let text) = query["fileName"] { name = text }
                return try await api.takeAttachment(body, name)
            },
            try .write(
                .post, "/desk/attachments/{attachment}/title", "titleAttachment", .media, .mediaWrite,
                "Gives a sound or a document another title."
            ) { (call: Call<Asked.Attachment, Nothing, Input.Title>) in
                try await TitleAttachment(call.newsroom)(
                    call.path.attachment, call.input.title, version: call.input.version, by: call.actor
                )
            },
        ]
    }

    @Sendable private static func attachments(
        _ call: Call<Nothing, Asked.Attachments, Nothing>
    ) async throws -> Answer.AttachmentList {
        let limit = call.query.limit ?? 50
        let before = try call.query.after?.place { Int64($0).map { AttachmentID(rawValue: $0) } }
        let formats = Set(
            AttachmentFormat.allCases.filter { format in
                call.query.kind.map { $0 == .sounds ? format.isAudio : !format.isAudio } ?? true
            }
        )
        let words = MediaFilter(text: call.query.words ?? "").words
        let found = try await call.read {
            try $0.attachments(
                formats.count == AttachmentFormat.allCases.count ? [] : formats, words: words, before: before,
                limit: limit + 1
            )
        }
        return Answer.AttachmentList(
            attachments: found.prefix(limit).map { Answer.Attachment($0, time: call.time) },
            next: found.count > limit ? Cursor(String(found[limit - 1].id.rawValue)) : nil
        )
    }

    @Sendable private static func addAttachment(
        _ call: Call<Nothing, Asked.NewAttachment, Nothing>
    ) async throws -> AddAttachment.Outcome {
        try call.actor.require(.uploadMedia)
        guard let kept = call.kept else { throw NewsError(.fault, "No file was received.") }
        let name = call.query.fileName ?? "\(kept.contentHash.prefix(12)).\(kept.format.rawValue)"
        return try await AddAttachment(call.newsroom)(
            contentHash: kept.contentHash, format: kept.format, byteCount: kept.byteCount,
            title: call.query.title ?? "", fileName: name, by: call.actor
        )
    }
}
