public import News
internal import Store

/// Takes a published article off the site. Its address answers 410 with a word of explanation.
public struct UnpublishArticle: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameter note: The word of explanation, for readers.
    /// - Throws: `NewsError(.invalid)` when the note says nothing, `.conflict` when the article is not published.
    public func callAsFunction(_ article: ArticleID, note: String, by actor: Actor) async throws {
        try await newsroom.changing(article, .unpublish, by: actor) { step in
            let note = try step.require(reason: note, field: "note")
            var update = step.update
            update.withdrawalNote = note
            // Else an update that was to come would bring it back.
            update.scheduledFor = nil
            try step.withdraw(update, try step.published() ?? step.article.draft.content)
            try step.audit("UnpublishArticle", note)
        }
    }
}
