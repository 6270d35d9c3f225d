internal import News
internal import Newsroom
internal import Store

extension Asked {
    struct Preview: Codable, Sendable { let preview: PreviewLinkID }
}

extension Answer {
    struct PreviewLink: Codable, Sendable {
        let id: PreviewLinkID
        let by: Signatory
        let madeAt: Timestamp
        let expiresAt: Timestamp
        let coversEmbargo: Bool
        let uses: Int
        let lastUsedAt: Timestamp?
        let revokedAt: Timestamp?
    }

    struct PreviewLinkList: Codable, Sendable { let links: [PreviewLink] }

    struct SharedPreview: Codable, Sendable {
        let id: PreviewLinkID
        /// From the server's root; it is told this once.
        let path: String
        let expiresAt: Timestamp
    }
}

extension Input {
    struct Sharing: Codable, Sendable, Noted {
        let lifetime: News.PreviewLink.Lifetime
        let coversEmbargo: Bool?
        static var notes: [String: FieldNote] {
            ["coversEmbargo": .plain("Whether it shows the text also while that is under embargo.")]
        }
    }
}

extension API {
    /// Links by which someone without an account reads a draft.
    static func previewOperations() throws -> [Operation] {
        [
            try .read(
                "/desk/articles/{article}/previews", "listPreviews", .writing, .scope(.draftsRead),
                "The preview links of an article, the newest first; without what opens them."
            ) { (call: Call<Asked.Article, Nothing, Nothing>) in
                try await call.desk { desk in
                    let article = try desk.article(call.path.article)
                    try desk.require(.edit, on: article)
                    return Answer.PreviewLinkList(
                        links: try desk.store.previewLinks(of: article.id).map { link in
                            Answer.PreviewLink(
                                id: link.id, by: Answer.Signatory(link.author), madeAt: desk.time(link.madeAt),
                                expiresAt: desk.time(link.expiresAt), coversEmbargo: link.coversEmbargo,
                                uses: link.uses, lastUsedAt: link.lastUsedAt.map(desk.time),
                                revokedAt: link.revokedAt.map(desk.time)
                            )
                        }
                    )
                }
            },
            try .write(
                .post, "/desk/articles/{article}/previews", "sharePreview", .writing, .articlesWrite, status: 201,
                "Makes a link by which whoever holds it reads an article's newest draft until it ends."
            ) { (call: Call<Asked.Article, Nothing, Input.Sharing>) in
                try await SharePreview(call.newsroom)(
                    call.path.article, for: call.input.lifetime, coversEmbargo: call.input.coversEmbargo ?? false,
                    by: call.actor
                )
            } answer: {
                Answer.SharedPreview(id: $1.link, path: $0.api.previewPath($1.token), expiresAt: $0.time($1.expiresAt))
            },
            try .write(
                .delete, "/desk/previews/{preview}", "revokePreview", .writing, .articlesWrite,
                "Has a preview link hold no more."
            ) { (call: Call<Asked.Preview, Nothing, Nothing>) in
                try await RevokePreview(call.newsroom)(call.path.preview, by: call.actor)
            },
        ]
    }
}
