public import News
internal import Store

/// Says that a tab was closed, so that nobody waits for its signs to stop.
public struct LeaveArticle: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    public func callAsFunction(_ article: ArticleID, tab: String, by actor: Actor) async throws {
        try await newsroom.changing(article, .read, by: actor) { step in
            let known = try step.transaction.presences(on: article).first { $0.tab == tab }
            guard known?.user == actor.userID else { return }
            try step.transaction.removePresence(on: article, tab: tab)
        }
    }
}
