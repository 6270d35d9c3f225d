public import News
internal import Store

/// Marks a translation as caught up: what changed in its original was taken over, or needs no change in it.
public struct CatchUpTranslation: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameter revision: The revision of the original that the actor looked at.
    /// - Throws: `NewsError(.conflict)` when the article is no translation, or its original changed again meanwhile.
    public func callAsFunction(_ article: ArticleID, revision: Int, by actor: Actor) async throws {
        try await newsroom.changing(article, .save, by: actor) { step in
            let transaction = step.transaction
            guard let translation = try transaction.translation(of: article),
                let original = try transaction.deskArticle(translation.original)
            else { throw NewsError.noTranslation }
            guard revision == original.revision else {
                throw NewsError.originalChanged
            }
            guard translation.originalRevision != revision || translation.behindSince != nil else { return }
            try transaction.saveTranslation(
                Translation(article: article, original: original.id, originalRevision: revision), in: step.edition.id
            )
            try step.audit("CatchUpTranslation", "revision \(revision) of article:\(original.id.rawValue)")
        }
    }
}
