/// What is done at the desk to something other than one article.
public enum DeskAction: String, Sendable, CaseIterable {
    /// Begin an article of one's own.
    case createDraft
    /// Add a picture or another file.
    case uploadMedia
    /// Change what is said of files that others added, their crops, their rights.
    case manageMedia
    case manageTopics
    /// Change the contributors whom readers see named.
    case manageAuthors
    case manageSections
    case manageRedirects
    /// Fill and order the home page and the sections' fronts, and the breaking-news banner.
    case arrangeFronts
    /// Keep views of the list that everybody has.
    case shareViews
    case seeAuditLog
    case managePeople
    case manageSettings

    /// The first role that may do it.
    public var leastRole: Role {
        switch self {
        case .createDraft, .uploadMedia: .contributor
        case .manageMedia, .manageTopics, .manageAuthors: .editor
        case .manageSections, .manageRedirects, .arrangeFronts, .shareViews, .seeAuditLog: .chiefEditor
        case .managePeople, .manageSettings: .administrator
        }
    }
}
