internal import News
internal import Newsroom
internal import Store

extension Asked {
    struct DeskArticles: Codable, Sendable, Noted {
        let state: ArticleState?
        let section: SectionID?
        let edition: EditionID?
        let author: ContributorID?
        let topic: TopicID?
        let kind: ArticleKind?
        let assignee: UserID?
        let words: String?
        let mine: Bool?
        let after: Cursor?
        let limit: Int?
        static var notes: [String: FieldNote] {
            [
                "section": .plain("Those of this section and the sections below it."),
                "author": .plain("Those that this author signs; not together with “mine”."),
                "assignee": .plain("Those that this person is to see to."),
                "words": .line(
                    1...200, "Those that have all these words, in any of their forms; “search” finds the best of them."),
                "mine": .plain("Those alone that whoever asks began; a contributor sees no others."),
                "limit": .integer(1...200, "How many at most; 50, where it is left out."),
            ]
        }
    }

    struct Part: Codable, Sendable, Noted {
        let after: Cursor?
        let limit: Int?
        static var notes: [String: FieldNote] {
            ["limit": .integer(1...200, "How many at most; 50, where it is left out.")]
        }
    }

    struct Log: Codable, Sendable, Noted {
        let actor: String?
        let area: AuditArea?
        let subject: String?
        let from: Timestamp?
        let to: Timestamp?
        let after: Cursor?
        let limit: Int?
        static var notes: [String: FieldNote] {
            [
                "actor": .line(1...80, "Who did it: “user:7”, or a part of the program."),
                "area": .plain("A kind of action."),
                "subject": .line(1...200, "What it was done to: “article:42”, “section:3”."),
                "from": .plain("Included."), "to": .plain("Excluded."),
                "limit": .integer(1...200, "How many at most; 50, where it is left out."),
            ]
        }
    }

    struct Revision: Codable, Sendable, Noted {
        let article: ArticleID
        let number: Int
        static var notes: [String: FieldNote] { ["number": .integer(1...1_000_000)] }
    }

    struct Due: Codable, Sendable, Noted {
        let due: Timestamp?
        static var notes: [String: FieldNote] { ["due": .plain("When it is to go out.")] }
    }
}

extension API {
    /// What the desk shows those who work there.
    static func deskOperations() throws -> [Operation] {
        [
            try .read("/desk/me", "getMe", .desk, .token, "Whose token it is, and what it is good for.", me),
            try .read(
                "/desk/articles", "listDeskArticles", .desk, .scope(.draftsRead),
                "The desk's articles, the last changed first.", deskArticles
            ),
            try .read(
                "/desk/articles/{article}", "getDeskArticle", .desk, .scope(.draftsRead),
                "An article with its newest text, what became of it, and what whoever asks may do. Its ETag names the revision.",
                deskArticle
            ),
            try .read(
                "/desk/articles/{article}/revisions", "listRevisions", .desk, .scope(.draftsRead),
                "The history of an article, the newest first.", revisions
            ),
            try .read(
                "/desk/articles/{article}/revisions/{number}", "getRevision", .desk, .scope(.draftsRead),
                "One saved text of an article.", revision
            ),
            try .read(
                "/desk/articles/{article}/comments", "listComments", .desk, .scope(.draftsRead),
                "What the desk says of an article's passages, the oldest first.", comments
            ),
            try .read(
                "/desk/articles/{article}/receipts", "listReceipts", .desk, .scope(.draftsRead),
                "What the publications of an article touched, the last first.", receipts
            ),
            try .read(
                "/desk/articles/{article}/findings", "checkArticle", .desk, .scope(.draftsRead),
                "What the publishing checks find in an article's newest text.", findings
            ),
            try .read(
                "/desk/notices", "listNotices", .desk, .scope(.draftsRead),
                "What waits for whoever asks, the newest first.", notices
            ),
            try .read(
                "/desk/audit", "listAudit", .desk, .scope(.draftsRead),
                "Who did what, the newest first; for chief editors and administrators.", audit
            ),
        ]
    }

    @Sendable private static func me(_ call: Call<Nothing, Nothing, Nothing>) -> Answer.Me {
        Answer.Me(
            user: Answer.User(call.user, in: call.newsroom.zone),
            token: Answer.Token(
                name: call.token.name, scopes: call.token.scopes.sorted { $0.rawValue < $1.rawValue },
                expiresAt: call.time(call.token.expiresAt)
            )
        )
    }

    @Sendable private static func deskArticles(
        _ call: Call<Nothing, Asked.DeskArticles, Nothing>
    ) async throws -> Answer.DeskList {
        let query = call.query
        let limit = query.limit ?? 50
        let before = try query.after?.place { DeskKey(text: $0) }
        return try await call.desk { desk in
            let tree = desk.publication.sections
            if let section = query.section, tree[section] == nil {
                throw NewsError(.notFound, "There is no such section.", field: "section")
            }
            let isMine = query.mine ?? false || desk.user.role == .contributor
            guard query.author == nil || !isMine else {
                throw NewsError(.invalid, "Ask for an author or for your own, not for both.", field: "author")
            }
            let text = query.words.flatMap { TextQuery($0) }
            guard text != nil || query.words == nil else {
                throw NewsError(.invalid, "There is no word in this.", field: "words")
            }
            let filter = DeskFilter(
                states: query.state.map { [$0] } ?? [],
                sections: Set(query.section.map { tree.selfAndDescendants(of: $0) } ?? []),
                author: isMine ? .user(desk.user.id) : query.author.map { .contributor($0) }, edition: query.edition,
                assignee: query.assignee, topic: query.topic, kind: query.kind, text: text
            )
            let found = try desk.store.deskList(filter, before: before, limit: limit + 1)
            return Answer.DeskList(
                articles: found.prefix(limit).map(desk.line),
                next: found.count > limit ? Cursor(DeskKey(found[limit - 1]).text) : nil
            )
        }
    }

    @Sendable private static func deskArticle(
        _ call: Call<Asked.Article, Nothing, Nothing>
    ) async throws -> Answer.DeskArticle {
        try await call.desk { try $0.answer(try $0.article(call.path.article)) }
    }

    @Sendable private static func revisions(
        _ call: Call<Asked.Article, Asked.Part, Nothing>
    ) async throws -> Answer.RevisionList {
        let limit = call.query.limit ?? 50
        let before = try call.query.after?.place { Int($0) }
        return try await call.desk { desk in
            let article = try desk.article(call.path.article)
            let found = try desk.store.history(of: article.id, before: before, limit: limit + 1)
            return Answer.RevisionList(
                revisions: found.prefix(limit).map {
                    Answer.RevisionLine(
                        number: $0.number, reason: $0.reason, savedAt: desk.time($0.savedAt),
                        author: $0.author.map(Answer.Signatory.init)
                    )
                },
                next: found.count > limit ? Cursor(String(found[limit - 1].number)) : nil
            )
        }
    }

    @Sendable private static func revision(
        _ call: Call<Asked.Revision, Nothing, Nothing>
    ) async throws -> Answer.Revision {
        try await call.desk { desk in
            let article = try desk.article(call.path.article)
            guard let revision = try desk.store.revision(call.path.number, of: article.id) else {
                throw NewsError(.notFound, "There is no such revision.", field: "number")
            }
            return Answer.Revision(
                article: article.id, number: revision.number, reason: revision.reason,
                savedAt: desk.time(revision.savedAt), author: revision.author.map(Answer.Signatory.init),
                text: try desk.text(revision, of: article)
            )
        }
    }

    @Sendable private static func comments(
        _ call: Call<Asked.Article, Nothing, Nothing>
    ) async throws -> Answer.CommentList {
        try await call.desk { desk in
            let article = try desk.article(call.path.article)
            return Answer.CommentList(comments: try desk.store.comments(on: article.id).map(desk.comment))
        }
    }

    @Sendable private static func receipts(
        _ call: Call<Asked.Article, Nothing, Nothing>
    ) async throws -> Answer.ReceiptList {
        try await call.desk { desk in
            let article = try desk.article(call.path.article)
            return Answer.ReceiptList(receipts: try desk.store.receipts(of: article.id).map(desk.receipt))
        }
    }

    @Sendable private static func findings(
        _ call: Call<Asked.Article, Asked.Due, Nothing>
    ) async throws -> Answer.FindingList {
        let findings = try await CheckArticle(call.newsroom)(
            call.path.article, dueAt: call.query.due?.instant, by: call.actor
        )
        return Answer.FindingList(findings: findings.map(Answer.Finding.init))
    }

    @Sendable private static func notices(
        _ call: Call<Nothing, Asked.Part, Nothing>
    ) async throws -> Answer.NoticeList {
        let limit = call.query.limit ?? 50
        let before = try call.query.after?.place { Int64($0).map { NoticeID(rawValue: $0) } }
        return try await call.desk { desk in
            let found = try desk.store.notices(
                for: desk.user.id, sections: desk.sections, before: before, limit: limit + 1
            )
            return Answer.NoticeList(
                notices: found.prefix(limit).map(desk.notice),
                next: found.count > limit ? Cursor(String(found[limit - 1].id.rawValue)) : nil
            )
        }
    }

    @Sendable private static func audit(
        _ call: Call<Nothing, Asked.Log, Nothing>
    ) async throws -> Answer.AuditLog {
        try call.actor.require(.seeAuditLog)
        let query = call.query
        let limit = query.limit ?? 50
        let before = try query.after?.place { AuditKey(text: $0) }
        let filter = AuditFilter(
            actor: query.actor.flatMap { AuditActor(text: $0) }, verbs: Set(query.area?.verbs ?? []),
            subject: query.subject.map { AuditSubject(text: $0) }, from: query.from?.instant, to: query.to?.instant
        )
        return try await call.desk { desk in
            let found = try desk.store.auditLines(filter, before: before, limit: limit + 1)
            return Answer.AuditLog(
                lines: found.prefix(limit).map {
                    Answer.AuditLine(
                        id: $0.id, at: desk.time($0.at), actor: $0.actor.text, token: $0.token, verb: $0.verb,
                        subject: $0.subject?.text, detail: $0.detail
                    )
                },
                next: found.count > limit ? Cursor(AuditKey(found[limit - 1]).text) : nil
            )
        }
    }
}
