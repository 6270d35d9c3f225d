public import News
internal import Store

/// Says something of a passage to those who work on the article; readers never see it.
public struct CommentOnPassage: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameters:
    ///   - text: The comment, at most 4,000 characters.
    ///   - revision: The revision that the passage was read in.
    /// - Throws: `NewsError(.invalid)` for an empty or overlong comment, or a passage that the revision does not have.
    public func callAsFunction(
        _ article: ArticleID, on passage: Passage, _ text: String, revision: Int, by actor: Actor
    ) async throws -> CommentID {
        try await newsroom.changing(article, .comment, by: actor) { step in
            let text = try step.requireComment(text)
            guard passage.quote.count <= 2000 else {
                throw NewsError(.invalid, "The passage is too long.", field: "passage", help: "Take fewer words.")
            }
            let read =
                revision == step.article.draft.number
                ? step.article.draft : try step.transaction.revision(revision, of: article)
            guard let read, passage.located(in: read.content) != nil else {
                throw NewsError(
                    .invalid, "The text does not have these words.", field: "passage",
                    help: "Take words as they stand in it."
                )
            }
            let id = try step.transaction.insertComment(
                on: article, revision: revision, passage: passage, text: text, by: actor.signatory, at: step.now
            )
            try step.tell(step.decision.notice, text)
            try step.audit("CommentOnPassage", "comment:\(id.rawValue)")
            return id
        }
    }
}

extension ArticleStep {
    /// What someone says, without what surrounds it.
    /// - Throws: `NewsError(.invalid)` when it says nothing, or too much.
    func requireComment(_ text: String) throws -> String {
        let text = text.trimmed
        guard !text.isEmpty, text.count <= 4000 else {
            throw NewsError(.invalid, "A comment has 1 to 4,000 characters.", field: "text")
        }
        return text
    }
}
