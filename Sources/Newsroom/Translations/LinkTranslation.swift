public import News
internal import Store

/// Says that an article is the translation of one of another edition: both, and all that each was linked with, are one
/// story from then on, and readers are shown the way between those that are published.
public struct LinkTranslation: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameters:
    ///   - article: The translation. What the original says now counts as taken over.
    ///   - original: What it was made from.
    /// - Returns: Whether anything changed.
    /// - Throws: `NewsError(.invalid)` for an article and itself, `.conflict` where the story would have two articles in
    ///   one edition, `.forbidden` where readers' page of the original would change and the actor does not answer for it.
    @discardableResult
    public func callAsFunction(_ article: ArticleID, of original: ArticleID, by actor: Actor) async throws -> Bool {
        try await newsroom.changing(article, .link, by: actor) { step in
            guard article != original else {
                throw NewsError(.invalid, "An article is no translation of itself.", field: "original")
            }
            let transaction = step.transaction
            let authority = newsroom.authority
            let (_, _, known) = try transaction.open(original, .read, by: actor, authority: authority)
            _ = try Workflow.decide(.link, in: known.state)
            if step.article.state == .published, known.state == .published {
                _ = try transaction.open(original, .link, by: actor, authority: authority)
            }
            let before = try transaction.story(of: article)
            if before.first(where: { $0.id == article })?.translation?.original == original { return false }
            let members = try transaction.join(article, toStoryOf: original)
            try transaction.saveTranslation(
                Translation(article: article, original: original, originalRevision: known.revision),
                in: step.edition.id
            )
            try step.audit("LinkTranslation", "article:\(original.rawValue)")
            try transaction.tellReaders(of: members, at: step.now)
            return true
        }
    }
}
