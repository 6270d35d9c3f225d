public import News
internal import Store

/// Hands an article to the editors of its section, or an update of one that is out.
public struct SubmitArticle: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Throws: `NewsError(.conflict)` when its state has no room for it, or an update has nothing new.
    public func callAsFunction(_ article: ArticleID, by actor: Actor) async throws {
        try await newsroom.changing(article, .submit, by: actor) { step in
            try step.requireNewText()
            try step.save(step.update)
            try step.tell(step.decision.notice)
            try step.audit("SubmitArticle")
        }
    }
}
