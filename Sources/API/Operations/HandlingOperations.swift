internal import News
internal import Newsroom
internal import Store

extension Answer {
    /// What became of a change of where an article stands or what it is about.
    struct Amended: Codable, Sendable {
        enum Outcome: String, Codable, CaseIterable, Sendable {
            /// It was so already.
            case unchanged
            /// It is in the newest text, which readers do not have.
            case saved
            /// It is before readers.
            case published
        }

        let outcome: Outcome
        let revision: Int?

        init(_ outcome: AmendOutcome) {
            switch outcome {
            case .unchanged: (self.outcome, revision) = (.unchanged, nil)
            case .saved(let number): (self.outcome, revision) = (.saved, number)
            case .published(let number): (self.outcome, revision) = (.published, number)
            }
        }
    }
}

extension Input {
    struct Assignment: Codable, Sendable, Noted {
        let user: UserID?
        let instead: UserID?
        static var notes: [String: FieldNote] {
            [
                "user": .plain("Nobody, where it is left out."),
                "instead": .plain("Who had it when it was looked at; whoever has it, where it is left out."),
            ]
        }
    }

    struct NewPlace: Codable, Sendable { let section: SectionID }

    struct Tagging: Codable, Sendable, Noted {
        let add: [TopicID]?
        let remove: [TopicID]?
        static var notes: [String: FieldNote] {
            [
                "add": .plain("Those it carries already stay once."),
                "remove": .plain("Those it does not carry are no fault."),
            ]
        }
    }
}

extension API {
    /// What is done to an article without opening its text.
    static func handlingOperations() throws -> [Operation] {
        [
            try .write(
                .post, "/desk/articles/{article}/assignee", "assignArticle", .writing, .articlesWrite,
                "Gives an article to someone to see to, and tells them."
            ) { (call: Call<Asked.Article, Nothing, Input.Assignment>) in
                try await AssignArticle(call.newsroom)(
                    call.path.article, to: call.input.user, instead: call.input.instead.map { .exactly($0) } ?? .anyone,
                    by: call.actor
                )
            },
            try .write(
                .post, "/desk/articles/{article}/move", "moveArticle", .writing, .articlesWrite,
                "Puts an article into another section; its old address leads to the new one."
            ) { (call: Call<Asked.Article, Nothing, Input.NewPlace>) in
                try await MoveArticle(call.newsroom)(call.path.article, to: call.input.section, by: call.actor)
            } answer: {
                Answer.Amended($1)
            },
            try .write(
                .post, "/desk/articles/{article}/topics", "tagArticle", .writing, .articlesWrite,
                "Adds topics to an article and takes others from it."
            ) { (call: Call<Asked.Article, Nothing, Input.Tagging>) in
                try await TagArticle(call.newsroom)(
                    call.path.article, adding: call.input.add ?? [], removing: call.input.remove ?? [], by: call.actor
                )
            } answer: {
                Answer.Amended($1)
            },
        ]
    }
}
