/// What a personal token is good for. A scope only opens a door of the API; what its owner may do behind it is asked
/// of their role each time, so that a token never does more than they could themselves.
public enum AccessScope: String, Sendable, Codable, CaseIterable {
    /// What readers get.
    case contentRead = "content:read"
    /// What readers get, as other systems take it in (ninjs).
    case wireRead = "wire:read"
    /// Everything that the desk shows its owner: drafts, histories, comments, notices, receipts, the log.
    case draftsRead = "drafts:read"
    /// Begin, save, submit, comment, spike.
    case articlesWrite = "articles:write"
    /// Review, approve, schedule, publish, correct, unpublish, kill.
    case articlesPublish = "articles:publish"
    /// Add pictures and other files.
    case mediaWrite = "media:write"
    /// Invite people, give roles, disable.
    case peopleManage = "people:manage"
    /// Sections, topics, fronts, redirects, settings.
    case settingsManage = "settings:manage"

    /// The first role for which it opens anything.
    public var leastRole: Role {
        switch self {
        case .contentRead, .wireRead, .draftsRead, .articlesWrite, .mediaWrite: .contributor
        case .articlesPublish, .settingsManage: .editor
        case .peopleManage: .administrator
        }
    }
}
