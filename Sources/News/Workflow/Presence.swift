/// A tab that has an article open.
public struct Presence: Sendable, Hashable {
    /// How long a tab that gives no sign is held to be there, in seconds.
    public static let lifetime: Int64 = 45

    public let user: UserID
    public let name: String
    public let tab: String
    public let lastSeen: Instant
    /// Whether it has the edit; one tab of an article at most.
    public let isEditing: Bool
    /// Since when it asks for the edit.
    public let askedAt: Instant?

    public init(user: UserID, name: String, tab: String, lastSeen: Instant, isEditing: Bool, askedAt: Instant?) {
        self.user = user
        self.name = name
        self.tab = tab
        self.lastSeen = lastSeen
        self.isEditing = isEditing
        self.askedAt = askedAt
    }

    public func isAlive(at now: Instant) -> Bool { lastSeen.advanced(seconds: Presence.lifetime) > now }
}

/// Who has an article open, as one tab sees it.
public struct PresenceReport: Sendable, Hashable {
    public enum Editing: Sendable, Hashable {
        /// This tab has the edit.
        case here
        /// The same person has it in another tab.
        case yourOtherTab(tab: String)
        case someoneElse(UserID, name: String)
        case nobody
    }

    public let editing: Editing
    /// The other people who have the article open, each once. The one who asks is never among them.
    public let others: [Presence]
    /// Of those, who asks for the edit.
    public let asking: [Presence]
    /// The newest revision, by which a tab that slept sees that the text went on without it.
    public let draftRevision: Int

    /// - Parameter entries: All tabs of the article; those that gave no sign for long are not looked at.
    public init(_ entries: [Presence], user: UserID, tab: String, draftRevision: Int, now: Instant) {
        let alive = entries.filter { $0.isAlive(at: now) }
        let editor = alive.first(where: \.isEditing)
        editing =
            switch editor {
            case nil: .nobody
            case let editor? where editor.user == user && editor.tab == tab: .here
            case let editor? where editor.user == user: .yourOtherTab(tab: editor.tab)
            case let editor?: .someoneElse(editor.user, name: editor.name)
            }
        var seen: Set<UserID> = [user]
        others = alive.sorted { ($0.isEditing ? 0 : 1, $0.name, $0.tab) < ($1.isEditing ? 0 : 1, $1.name, $1.tab) }
            .filter { seen.insert($0.user).inserted }
        asking = alive.filter { $0.askedAt != nil && $0.user != user }
            .sorted { ($0.askedAt?.rawValue ?? 0, $0.tab) < ($1.askedAt?.rawValue ?? 0, $1.tab) }
        self.draftRevision = draftRevision
    }
}
