public import News
internal import Store

/// Asks the one who has the edit to give it up; takes it where nobody has it.
public struct AskForLock: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    public func callAsFunction(_ article: ArticleID, tab: String, by actor: Actor) async throws -> PresenceReport {
        try await newsroom.changing(article, .save, by: actor) { step in
            try step.sign(tab: tab) { mine, editor in
                guard let editor, editor.tab != tab else { return .edits }
                if editor.user != actor.userID, mine?.askedAt == nil {
                    try step.transaction.insertNotice(
                        .editAsked, to: .person(editor.user), of: step.article, by: actor.signatory, text: nil,
                        at: step.now
                    )
                }
                return .waits(askedAt: mine?.askedAt ?? step.now)
            }
        }
    }
}
