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
                        .editAsked, to: .person(editor.user), of: step.article, by: actor, text: nil, at: step.now
                    )
                }
                return .waits(askedAt: mine?.askedAt ?? step.now)
            }
        }
    }
}

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

/// What a tab's sign comes to.
private enum Standing {
    case edits
    case waits(askedAt: Instant?)
}

extension ArticleStep {
    /// Writes a tab's sign and answers who is there.
    /// - Parameter decide: Given what is known of the tab and who has the edit, both only where they gave signs lately.
    fileprivate func sign(
        tab: String, _ decide: (_ mine: Presence?, _ editor: Presence?) throws -> Standing
    ) throws -> PresenceReport {
        guard let user = actor.userID else {
            throw NewsError(.invalid, "Only people open an article.", field: "actor")
        }
        guard SaveID.isTab(tab) else { throw NewsError(.invalid, "This is no name of a tab.", field: "tab") }
        var alive = try transaction.presences(on: article.id).filter { $0.isAlive(at: now) }
        let mine = alive.first { $0.tab == tab }
        guard mine == nil || mine?.user == user else {
            throw NewsError(.conflict, "The tab belongs to someone else.", field: "tab", help: "Open the article anew.")
        }
        let standing = try decide(mine, alive.first(where: \.isEditing))
        try transaction.removePresence(on: article.id, lastSeenBy: now.advanced(seconds: -Presence.lifetime))
        var isEditing = false
        var askedAt: Instant?
        switch standing {
        case .edits:
            isEditing = true
            if mine?.isEditing != true { try transaction.endEditing(on: article.id) }
            alive = alive.map { $0.withoutEdit }
        case .waits(let since): askedAt = since
        }
        let presence = Presence(
            user: user, name: actor.name, tab: tab, lastSeen: now, isEditing: isEditing, askedAt: askedAt
        )
        try transaction.savePresence(presence, on: article.id)
        return PresenceReport(
            alive.filter { $0.tab != tab } + [presence], user: user, tab: tab, draftRevision: article.draft.number,
            now: now
        )
    }
}

extension Presence {
    fileprivate var withoutEdit: Presence {
        Presence(user: user, name: name, tab: tab, lastSeen: lastSeen, isEditing: false, askedAt: askedAt)
    }
}
