public import News
internal import Store

/// Orders that an article must not be used by anyone. It is final, and the reason is kept.
public struct KillArticle: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameter reason: Why, for the desk; readers are not told.
    /// - Throws: `NewsError(.invalid)` when the reason says nothing, `.conflict` when it is killed already.
    public func callAsFunction(_ article: ArticleID, reason: String, by actor: Actor) async throws {
        try await newsroom.changing(article, .kill, by: actor) { step in
            let reason = try step.require(reason: reason, field: "reason")
            var update = step.update
            update.killReason = reason
            update.scheduledFor = nil
            try step.withdraw(update, try step.published() ?? step.article.draft.content)
            try step.audit("KillArticle", reason)
        }
    }
}
