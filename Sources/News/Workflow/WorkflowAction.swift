/// What is done at the desk to one article.
public enum WorkflowAction: String, Sendable, Codable, CaseIterable {
    /// Begin it.
    case create
    /// Save a text that readers do not see yet, also of a published article; bringing back an old revision is one, too.
    case save
    case submit
    /// An editor takes it up.
    case startReview
    case askForChanges
    /// Write or resolve a comment on a passage.
    case comment
    case approve
    case schedule
    case unschedule
    /// Set or lift the time before which nothing of it may leave.
    case embargo
    /// The first publication, and every update.
    case publish
    /// Add a dated public note.
    case correct
    case unpublish
    case kill
    case spike
    case restore
    /// Read it at the desk, with its history.
    case read
    /// Take the edit that someone else has open.
    case takeOver
    /// Give it to someone to see to.
    case assign
    /// Say which articles of other editions say the same.
    case link

    /// "cannot be …"
    var participle: String {
        switch self {
        case .create: "created"
        case .save: "changed"
        case .submit: "submitted"
        case .startReview: "taken up for review"
        case .askForChanges: "sent back for changes"
        case .comment: "commented on"
        case .approve: "approved"
        case .schedule: "scheduled"
        case .unschedule: "unscheduled"
        case .embargo: "put under another embargo"
        case .publish: "published"
        case .correct: "corrected"
        case .unpublish: "unpublished"
        case .kill: "killed"
        case .spike: "spiked"
        case .restore: "restored"
        case .read: "read"
        case .takeOver: "taken over"
        case .assign: "assigned"
        case .link: "linked with another"
        }
    }
}
