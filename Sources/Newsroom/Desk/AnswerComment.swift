public import News
internal import Store

/// Says something to a comment; those who have a part in it are told, and whoever writes the article.
public struct AnswerComment: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameter text: The answer, at most 4,000 characters. An answer to an answer stands under the same comment.
    /// - Throws: `NewsError(.notFound)` when there is no such comment; `.invalid` for an empty or overlong answer.
    public func callAsFunction(_ comment: CommentID, _ text: String, by actor: Actor) async throws -> CommentID {
        let now = newsroom.clock.now()
        return try await newsroom.database.write { transaction in
            guard let known = try transaction.comment(comment) else {
                throw NewsError(.notFound, "There is no comment \(comment.rawValue).", field: "comment")
            }
            let step = try ArticleStep(
                known.article, .comment, by: actor, newsroom: newsroom, now: now, in: transaction
            )
            let text = try step.requireComment(text)
            let root = known.parent ?? known.id
            let before = try transaction.comments(on: known.article).filter { $0.id == root || $0.parent == root }
            let id = try transaction.insertComment(
                on: known.article, revision: known.revision, passage: known.passage, text: text, by: actor.signatory,
                at: now, answering: root
            )
            let concerned = Set(before.compactMap(\.author.user) + [step.article.createdBy].compactMap { $0 })
            for user in concerned.sorted(by: { $0.rawValue < $1.rawValue }) where user != actor.userID {
                try transaction.insertNotice(
                    .answered, to: .person(user), of: step.article, by: actor.signatory, text: text, at: now
                )
            }
            try step.audit("AnswerComment", "comment:\(id.rawValue), to comment:\(root.rawValue)")
            return id
        }
    }
}
