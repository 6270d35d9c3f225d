public import News
internal import Store

/// Takes the edit from whoever has it; what they wrote is saved, and what they save yet crosses.
public struct TakeOver: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    public func callAsFunction(_ article: ArticleID, tab: String, by actor: Actor) async throws -> PresenceReport {
        try await newsroom.changing(article, .takeOver, by: actor) { step in
            try step.sign(tab: tab) { _, editor in
                if let editor, editor.tab != tab {
                    try step.audit("TakeOver", "from user:\(editor.user.rawValue)")
                }
                return .edits
            }
        }
    }
}
