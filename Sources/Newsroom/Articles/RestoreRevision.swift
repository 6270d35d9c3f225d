public import News
internal import Store

/// Makes an earlier text the newest again, as a revision of its own; what was in between stays in the history.
public struct RestoreRevision: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameters:
    ///   - number: The revision to bring back; also one that crossed another.
    ///   - revision: The newest one, as the caller knows it.
    /// - Throws: `NewsError(.notFound)` when there is no such revision, `.conflict` when `revision` is not the newest.
    @discardableResult
    public func callAsFunction(
        _ number: Int, of article: ArticleID, revision: Int, by actor: Actor
    ) async throws -> SaveOutcome {
        try await newsroom.changing(article, .save, by: actor) { step in
            try step.require(revision: revision)
            guard let old = try step.transaction.revision(number, of: article) else {
                throw NewsError(.notFound, "The article has no revision \(number).", field: "number")
            }
            let open = step.article.openDraft
            let outcome = try step.keep(
                ArticleDraft(content: old.content, section: old.section ?? open.section, slug: old.slug ?? open.slug),
                reason: .restored, save: nil
            )
            if case .saved(let new, _) = outcome { try step.audit("RestoreRevision", "\(number) as \(new)") }
            return outcome
        }
    }
}
