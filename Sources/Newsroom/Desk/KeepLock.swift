public import News
internal import Store

/// The sign that a tab gives while it has an article open, every 15 seconds or so. It gets the edit where nobody else has
/// it and keeps it as long as it gives signs; saving does not give it up.
public struct KeepLock: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameters:
    ///   - tab: The tab's own name, as in `SaveID`.
    ///   - isWriting: Whether it wants the edit; false only reads, and gives an edit up.
    /// - Throws: `NewsError(.invalid)` for a name that is none.
    public func callAsFunction(
        _ article: ArticleID, tab: String, isWriting: Bool, by actor: Actor
    ) async throws -> PresenceReport {
        try await newsroom.changing(article, isWriting ? .save : .read, by: actor) { step in
            try step.sign(tab: tab) { mine, editor in
                isWriting && (editor == nil || editor?.tab == tab)
                    ? .edits : .waits(askedAt: isWriting ? mine?.askedAt : nil)
            }
        }
    }
}
