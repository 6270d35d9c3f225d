internal import News
internal import Store

/// What a tab's sign comes to.
enum Standing {
    case edits
    case waits(askedAt: Instant?)
}

extension ArticleStep {
    /// Writes a tab's sign and answers who is there.
    /// - Parameter decide: Given what is known of the tab and who has the edit, both only where they gave signs lately.
    func sign(
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
