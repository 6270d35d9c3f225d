internal import News
internal import Newsroom
internal import Store

extension Asked {
    struct Comment: Codable, Sendable { let comment: CommentID }

    struct Notice: Codable, Sendable { let notice: NoticeID }

    struct Tab: Codable, Sendable, Noted {
        let article: ArticleID
        let tab: String
        static var notes: [String: FieldNote] { ["tab": Input.tabNote] }
    }
}

extension Answer {
    struct Created: Codable, Sendable, Located {
        let id: ArticleID
        let revision: Int
        /// Where the desk's interface has it.
        let location: String
    }

    struct Saved: Codable, Sendable, Revised {
        enum Outcome: String, Codable, CaseIterable, Sendable {
            case saved
            /// It says what the newest revision says.
            case unchanged
            /// A later save of the same program is in.
            case superseded
        }

        let outcome: Outcome
        /// The newest.
        let revision: Int
    }

    struct NewComment: Codable, Sendable { let id: CommentID }

    struct Presence: Codable, Sendable {
        enum Editing: String, Codable, CaseIterable, Sendable { case here, yourOtherTab, someoneElse, nobody }

        struct Person: Codable, Sendable {
            let user: UserID
            let name: String
            let isEditing: Bool
            /// Whether they ask for the edit.
            let asks: Bool
        }

        let editing: Editing
        let others: [Person]
        let revision: Int
    }
}

extension Input {
    static let tabNote = FieldNote.pattern("^[A-Za-z0-9_-]{1,64}$", 1...64, "The program's own name for itself.")

    struct Remark: Codable, Sendable, Noted {
        let revision: Int?
        let place: String
        let quote: String?
        let text: String
        static var notes: [String: FieldNote] {
            [
                "revision": Input.revisionNote,
                "place": .pattern("^(headline|standfirst|body(\\.[0-9]{1,6}){1,16})$", 1...140),
                "quote": .lines(0...2000, "The words it is about; all, where it is left out."),
                "text": .lines(1...4000),
            ]
        }
    }

    struct CommentAnswer: Codable, Sendable, Noted {
        let text: String
        static var notes: [String: FieldNote] { ["text": .lines(1...4000)] }
    }

    struct Sign: Codable, Sendable, Noted {
        enum Kind: String, Codable, CaseIterable, Sendable {
            /// Has the article open, and wants to write where nobody else does.
            case edit
            /// Has it open to read.
            case here
            /// Asks the one who writes.
            case ask
            /// Takes the edit.
            case take
        }

        let tab: String
        let sign: Kind
        static var notes: [String: FieldNote] { ["tab": Input.tabNote] }
    }
}

extension API {
    /// What writers do.
    static func writingOperations() throws -> [Operation] {
        [
            try .write(
                .post, "/desk/articles", "createArticle", .writing, .articlesWrite, status: 201,
                "Begins an article, which nobody but the desk sees.", create
            ) { _, id in Answer.Created(id: id, revision: 1, location: "\(root)/desk/articles/\(id.rawValue)") },
            try .write(
                .patch, "/desk/articles/{article}", "saveArticle", .writing, .articlesWrite, takesRevision: true,
                "Saves a text that readers do not see yet; what is left out stays. Where another save came between, both are kept, and the answer is 409.",
                save
            ) { try saved($0.input.revision, $1) },
            try .write(
                .post, "/desk/articles/{article}/submit", "submitArticle", .writing, .articlesWrite,
                "Hands an article to the editors of its section."
            ) { (call: Call<Asked.Article, Nothing, Nothing>) in
                try await SubmitArticle(call.newsroom)(call.path.article, by: call.actor)
            },
            try .write(
                .post, "/desk/articles/{article}/spike", "spikeArticle", .writing, .articlesWrite,
                "Drops an article before publication; it can be restored."
            ) { (call: Call<Asked.Article, Nothing, Nothing>) in
                try await SpikeArticle(call.newsroom)(call.path.article, by: call.actor)
            },
            try .write(
                .post, "/desk/articles/{article}/restore", "restoreArticle", .writing, .articlesWrite,
                "Takes an article back from the spike."
            ) { (call: Call<Asked.Article, Nothing, Nothing>) in
                try await RestoreArticle(call.newsroom)(call.path.article, by: call.actor)
            },
            try .write(
                .post, "/desk/articles/{article}/revisions/{number}/restore", "restoreRevision", .writing,
                .articlesWrite, takesRevision: true, "Makes an earlier text the newest again."
            ) { (call: Call<Asked.Revision, Nothing, Input.OnRevision>) in
                try await RestoreRevision(call.newsroom)(
                    call.path.number, of: call.path.article, revision: try call.revision(call.input.revision),
                    by: call.actor
                )
            } answer: {
                try saved($0.input.revision, $1)
            },
            try .write(
                .post, "/desk/articles/{article}/comments", "commentOnArticle", .writing, .articlesWrite, status: 201,
                takesRevision: true, "Says something of a passage to those who work on the article."
            ) { (call: Call<Asked.Article, Nothing, Input.Remark>) in
                guard let passage = Passage(placeText: call.input.place, quote: call.input.quote ?? "") else {
                    throw NewsError(.invalid, "There is no such place.", field: "place")
                }
                return try await CommentOnPassage(call.newsroom)(
                    call.path.article, on: passage, call.input.text,
                    revision: try call.revision(call.input.revision), by: call.actor
                )
            } answer: {
                Answer.NewComment(id: $1)
            },
            try .write(
                .post, "/desk/comments/{comment}/answers", "answerComment", .writing, .articlesWrite, status: 201,
                "Says something to a comment; those who have a part in it are told."
            ) { (call: Call<Asked.Comment, Nothing, Input.CommentAnswer>) in
                try await AnswerComment(call.newsroom)(call.path.comment, call.input.text, by: call.actor)
            } answer: {
                Answer.NewComment(id: $1)
            },
            try .write(
                .post, "/desk/comments/{comment}/resolve", "resolveComment", .writing, .articlesWrite,
                "Marks a comment as done."
            ) { (call: Call<Asked.Comment, Nothing, Nothing>) in
                try await ResolveComment(call.newsroom)(call.path.comment, by: call.actor)
            },
            try .write(
                .post, "/desk/comments/{comment}/reopen", "reopenComment", .writing, .articlesWrite,
                "Opens a comment again."
            ) { (call: Call<Asked.Comment, Nothing, Nothing>) in
                try await ResolveComment(call.newsroom)(call.path.comment, isResolved: false, by: call.actor)
            },
            try .write(
                .post, "/desk/articles/{article}/presence", "signPresence", .writing, .articlesWrite,
                "Says that the program has an article open, every 15 seconds or so, and asks for or takes the edit.",
                sign
            ) { presence($1) },
            try .write(
                .delete, "/desk/articles/{article}/presence/{tab}", "leaveArticle", .writing, .articlesWrite,
                "Says that the program has the article open no more."
            ) { (call: Call<Asked.Tab, Nothing, Nothing>) in
                try await LeaveArticle(call.newsroom)(call.path.article, tab: call.path.tab, by: call.actor)
            },
            try .write(
                .post, "/desk/notices/{notice}/read", "readNotice", .writing, .articlesWrite,
                "Takes a notice from one's own list."
            ) { (call: Call<Asked.Notice, Nothing, Nothing>) in
                let id = call.path.notice
                let isThere = try await call.desk { desk in
                    try desk.store.notices(
                        for: desk.user.id, sections: desk.sections, before: NoticeID(rawValue: id.rawValue + 1),
                        limit: 1
                    ).first?.id == id
                }
                guard isThere else { throw NewsError(.notFound, "There is no such notice.", field: "notice") }
                try await ReadNotice(call.newsroom)(id, by: call.user.id)
            },
        ]
    }

    @Sendable private static func create(_ call: Call<Nothing, Nothing, Input.NewArticle>) async throws -> ArticleID {
        let input = call.input.text
        let publication = try await call.desk { $0.publication }
        let wanted = call.input.edition.map { id in publication.editions.first { $0.id == id } }
        guard let edition = wanted ?? publication.editions.first else {
            throw NewsError(.notFound, "There is no such edition.", field: "edition")
        }
        guard let section = input.section else {
            throw NewsError(.invalid, "A new article needs a section.", field: "text.section")
        }
        guard publication.sections[section] != nil else {
            throw NewsError(.notFound, "There is no such section.", field: "text.section")
        }
        try call.actor.require(.createDraft)
        let names = try await call.names(input, in: edition)
        var draft = try input.applied(
            to: ArticleDraft(content: ArticleContent(kind: .news, headline: ""), section: section),
            names: names
        )
        if input.authors == nil { draft.content.credits = [call.user.contributor].compactMap { $0 } }
        return try await CreateDraft(call.newsroom)(
            draft, in: edition.id, translating: call.input.translating, by: call.actor
        )
    }

    @Sendable private static func save(_ call: Call<Asked.Article, Nothing, Input.Save>) async throws -> SaveOutcome {
        let revision = try call.revision(call.input.revision)
        let input = call.input.text
        let (known, publication) = try await call.desk { (try $0.article(call.path.article), $0.publication) }
        guard let edition = publication.edition(known.edition) else {
            throw NewsError(.fault, "The article belongs to no edition.")
        }
        // What is left out stays as it was in the revision that the program saw, so that nobody's words come back or go.
        var base: Revision? = known.draft
        if revision != known.draft.number {
            base = try await call.read { try $0.revision(revision, of: known.id) }
        }
        guard let base else {
            throw NewsError(.invalid, "The article has no revision \(revision).", field: "revision")
        }
        try call.actor.require(
            .edit,
            on: ArticleStanding(
                sectionPath: publication.sections.selfAndAncestors(of: known.section),
                authors: known.authors, state: known.state
            )
        )
        var draft = try input.applied(
            to: ArticleDraft(content: base.content, section: base.section ?? known.section, slug: base.slug),
            names: try await call.names(input, in: edition)
        )
        if call.input.removeLeadPicture ?? false { draft.content.leadPicture = nil }
        return try await SaveDraft(call.newsroom)(known.id, draft, base: revision, by: call.actor)
    }

    private static func saved(_ revision: Int?, _ outcome: SaveOutcome) throws -> Answer.Saved {
        switch outcome {
        case .saved(let number, _): return Answer.Saved(outcome: .saved, revision: number)
        case .unchanged(let number): return Answer.Saved(outcome: .unchanged, revision: number)
        case .superseded(let number): return Answer.Saved(outcome: .superseded, revision: number)
        case .crossed(let crossing):
            throw Problem(
                .conflict, crossing.error.message, help: crossing.error.help, field: "revision",
                revision: crossing.theirs.number, keptRevision: crossing.yours.number
            )
        }
    }

    @Sendable private static func sign(_ call: Call<Asked.Article, Nothing, Input.Sign>) async throws -> PresenceReport
    {
        let (article, tab) = (call.path.article, call.input.tab)
        switch call.input.sign {
        case .edit: return try await KeepLock(call.newsroom)(article, tab: tab, isWriting: true, by: call.actor)
        case .here: return try await KeepLock(call.newsroom)(article, tab: tab, isWriting: false, by: call.actor)
        case .ask: return try await AskForLock(call.newsroom)(article, tab: tab, by: call.actor)
        case .take: return try await TakeOver(call.newsroom)(article, tab: tab, by: call.actor)
        }
    }

    private static func presence(_ report: PresenceReport) -> Answer.Presence {
        let editing: Answer.Presence.Editing =
            switch report.editing {
            case .here: .here
            case .yourOtherTab: .yourOtherTab
            case .someoneElse: .someoneElse
            case .nobody: .nobody
            }
        return Answer.Presence(
            editing: editing,
            others: report.others.map {
                Answer.Presence.Person(
                    user: $0.user, name: $0.name, isEditing: $0.isEditing, asks: $0.askedAt != nil
                )
            },
            revision: report.draftRevision
        )
    }
}

extension Call {
    /// The authors and topics that were named, once the pictures are known to be there.
    func names(_ input: Input.Draft, in edition: Edition) async throws -> NameArticle.Names {
        let pictures = input.pictures
        let known = try await read { try $0.pictures(pictures, in: edition.id) }
        if let missing = pictures.sorted().first(where: { known[$0] == nil }) {
            throw NewsError(
                .invalid, "There is no picture \(missing.rawValue).",
                field: missing == input.leadPicture ? "leadPicture" : "body", help: "Add it to the media first."
            )
        }
        return try await NameArticle(newsroom)(
            credits: input.authors ?? [], topics: input.topics ?? [], in: edition, by: actor
        )
    }
}
