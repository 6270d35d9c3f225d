internal import News
internal import Newsroom

extension Input {
    struct NewTranslation: Codable, Sendable { let edition: EditionID }

    struct Original: Codable, Sendable, Noted {
        let original: ArticleID
        static var notes: [String: FieldNote] { ["original": .plain("The article that it was made from.")] }
    }

    struct CaughtUp: Codable, Sendable, Noted {
        let revision: Int
        static var notes: [String: FieldNote] {
            ["revision": .plain("The revision of the original that was looked at.")]
        }
    }
}

extension API {
    /// How articles of several editions become one story.
    static func translatingOperations() throws -> [Operation] {
        [
            try .write(
                .post, "/desk/articles/{article}/translations", "translateArticle", .writing, .articlesWrite,
                status: 201,
                "Begins the article's translation in another edition: a draft linked with it, without a word yet."
            ) { (call: Call<Asked.Article, Nothing, Input.NewTranslation>) in
                try await TranslateArticle(call.newsroom)(
                    call.path.article, into: call.input.edition, by: call.actor)
            } answer: { _, id in
                Answer.Created(id: id, revision: 1, location: "\(root)/desk/articles/\(id.rawValue)")
            },
            try .write(
                .post, "/desk/articles/{article}/original", "linkTranslation", .writing, .articlesWrite,
                "Links an article as the translation of one in another edition."
            ) { (call: Call<Asked.Article, Nothing, Input.Original>) in
                _ = try await LinkTranslation(call.newsroom)(
                    call.path.article, of: call.input.original, by: call.actor)
            },
            try .write(
                .delete, "/desk/articles/{article}/original", "unlinkTranslation", .writing, .articlesWrite,
                "Takes an article out of its story: it is linked with none of another edition from then on."
            ) { (call: Call<Asked.Article, Nothing, Nothing>) in
                try await UnlinkTranslation(call.newsroom)(call.path.article, by: call.actor)
            },
            try .write(
                .post, "/desk/articles/{article}/caught-up", "catchUpTranslation", .writing, .articlesWrite,
                "Marks a translation as caught up with a revision of its original."
            ) { (call: Call<Asked.Article, Nothing, Input.CaughtUp>) in
                try await CatchUpTranslation(call.newsroom)(
                    call.path.article, revision: call.input.revision, by: call.actor)
            },
        ]
    }
}
