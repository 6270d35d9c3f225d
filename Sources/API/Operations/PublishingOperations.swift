internal import News
internal import Newsroom

extension Answer {
    struct Published: Codable, Sendable {
        let article: ArticleID
        /// The one that readers get now.
        let revision: Int
        let publishedAt: Timestamp
        /// Of the receipt that tells what it touched.
        let receipt: Int64
        let warnings: [Finding]
    }

    struct Scheduled: Codable, Sendable {
        let scheduledFor: Timestamp
        let warnings: [Finding]
    }
}

extension Input {
    struct Changes: Codable, Sendable, Noted {
        let text: String?
        static var notes: [String: FieldNote] {
            ["text": .lines(0...4000, "What the authors should mend; may be left out where comments say it.")]
        }
    }

    struct Publishing: Codable, Sendable, Noted {
        let revision: Int?
        let minor: Bool?
        static var notes: [String: FieldNote] {
            [
                "revision": Input.revisionNote,
                "minor": .plain("Whether an update leaves the date of the last change as it is."),
            ]
        }
    }

    struct OnRevision: Codable, Sendable, Noted {
        let revision: Int?
        static var notes: [String: FieldNote] { ["revision": Input.revisionNote] }
    }

    struct Schedule: Codable, Sendable, Noted {
        let revision: Int?
        let at: Timestamp
        static var notes: [String: FieldNote] { ["revision": Input.revisionNote] }
    }

    struct Embargo: Codable, Sendable, Noted {
        let until: Timestamp?
        static var notes: [String: FieldNote] {
            ["until": .plain("Nothing of it leaves before; lifts the embargo where it is left out.")]
        }
    }

    struct NewCorrection: Codable, Sendable, Noted {
        let kind: News.Correction.Kind
        let text: String
        let revision: Int?
        static var notes: [String: FieldNote] {
            [
                "text": .lines(1...4000, "What was wrong, for readers."),
                "revision": .integer(
                    1...1_000_000, "The newest one, to put it before readers with the note; else their text stays."
                ),
            ]
        }
    }

    struct Withdrawal: Codable, Sendable, Noted {
        let note: String
        static var notes: [String: FieldNote] {
            ["note": .lines(1...2000, "What readers are told at the article's address.")]
        }
    }

    struct Kill: Codable, Sendable, Noted {
        let reason: String
        static var notes: [String: FieldNote] { ["reason": .lines(1...2000, "Why, for the desk.")] }
    }
}

extension API {
    /// What those who answer for articles do.
    static func publishingOperations() throws -> [Operation] {
        [
            try .write(
                .post, "/desk/articles/{article}/review", "startReview", .publishing, .articlesPublish,
                "Takes a submitted article up."
            ) { (call: Call<Asked.Article, Nothing, Nothing>) in
                try await StartReview(call.newsroom)(call.path.article, by: call.actor)
            },
            try .write(
                .post, "/desk/articles/{article}/request-changes", "requestChanges", .publishing, .articlesPublish,
                "Sends an article back to its authors."
            ) { (call: Call<Asked.Article, Nothing, Input.Changes>) in
                try await AskForChanges(call.newsroom)(call.path.article, call.input.text ?? "", by: call.actor)
            },
            try .write(
                .post, "/desk/articles/{article}/approve", "approveArticle", .publishing, .articlesPublish,
                takesRevision: true, "Finds an article fit to go out."
            ) { (call: Call<Asked.Article, Nothing, Input.OnRevision>) in
                try await ApproveArticle(call.newsroom)(
                    call.path.article, revision: try call.revision(call.input.revision), by: call.actor
                )
            },
            try .write(
                .post, "/desk/articles/{article}/schedule", "scheduleArticle", .publishing, .articlesPublish,
                takesRevision: true, "Sets the time at which an article goes out, or an update of it, or another."
            ) { (call: Call<Asked.Article, Nothing, Input.Schedule>) in
                try await ScheduleArticle(call.newsroom)(
                    call.path.article, at: call.input.at.instant, revision: try call.revision(call.input.revision),
                    by: call.actor
                )
            } answer: { call, warnings in
                Answer.Scheduled(
                    scheduledFor: call.time(call.input.at.instant), warnings: warnings.map(Answer.Finding.init)
                )
            },
            try .write(
                .post, "/desk/articles/{article}/unschedule", "unscheduleArticle", .publishing, .articlesPublish,
                "Takes an article off the schedule."
            ) { (call: Call<Asked.Article, Nothing, Nothing>) in
                try await UnscheduleArticle(call.newsroom)(call.path.article, by: call.actor)
            },
            try .write(
                .post, "/desk/articles/{article}/embargo", "setEmbargo", .publishing, .articlesPublish,
                "Sets or lifts the time before which nothing of an article may leave."
            ) { (call: Call<Asked.Article, Nothing, Input.Embargo>) in
                try await SetEmbargo(call.newsroom)(
                    call.path.article, until: call.input.until?.instant, by: call.actor
                )
            },
            try .write(
                .post, "/desk/articles/{article}/publish", "publishArticle", .publishing, .articlesPublish,
                takesRevision: true,
                "Puts the newest text before readers, for the first time or as an update. When it is answered, readers have it."
            ) { (call: Call<Asked.Article, Nothing, Input.Publishing>) in
                try await PublishArticle(call.newsroom)(
                    call.path.article, revision: try call.revision(call.input.revision),
                    isMinor: call.input.minor ?? false, by: call.actor
                )
            } answer: {
                Answer.Published($1, time: $0.time)
            },
            try .write(
                .post, "/desk/articles/{article}/corrections", "correctArticle", .publishing, .articlesPublish,
                "Adds a dated public note to a published article."
            ) { (call: Call<Asked.Article, Nothing, Input.NewCorrection>) in
                try await CorrectArticle(call.newsroom)(
                    call.path.article, call.input.kind, call.input.text, publishing: call.input.revision,
                    by: call.actor
                )
            } answer: {
                Answer.Published($1, time: $0.time)
            },
            try .write(
                .post, "/desk/articles/{article}/unpublish", "unpublishArticle", .publishing, .articlesPublish,
                "Takes a published article off the site; its address says why."
            ) { (call: Call<Asked.Article, Nothing, Input.Withdrawal>) in
                try await UnpublishArticle(call.newsroom)(call.path.article, note: call.input.note, by: call.actor)
            },
            try .write(
                .post, "/desk/articles/{article}/kill", "killArticle", .publishing, .articlesPublish,
                "Orders that an article must not be used by anyone; it is final."
            ) { (call: Call<Asked.Article, Nothing, Input.Kill>) in
                try await KillArticle(call.newsroom)(call.path.article, reason: call.input.reason, by: call.actor)
            },
        ]
    }
}

extension Answer.Published {
    fileprivate init(_ outcome: PublishOutcome, time: (Instant) -> Timestamp) {
        self.init(
            article: outcome.article, revision: outcome.revision, publishedAt: time(outcome.publishedAt),
            receipt: outcome.sequence, warnings: outcome.warnings.map(Answer.Finding.init)
        )
    }
}
