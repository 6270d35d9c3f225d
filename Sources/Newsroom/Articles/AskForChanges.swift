public import News
internal import Store

/// Sends an article back to its authors with what they should mend.
public struct AskForChanges: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameter text: What they should mend; may be empty where comments on passages say it.
    /// - Throws: `NewsError(.conflict)` when its state has no room for it.
    public func callAsFunction(_ article: ArticleID, _ text: String, by actor: Actor) async throws {
        try await newsroom.changing(article, .askForChanges, by: actor) { step in
            let text = text.trimmed
            try step.save(step.update)
            try step.tell(step.decision.notice, text.isEmpty ? nil : text)
            try step.audit("AskForChanges", text.isEmpty ? nil : text)
        }
    }
}
