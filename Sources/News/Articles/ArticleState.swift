/// Where an article stands on its way to readers and back (the newsroom's `WorkflowState`).
public enum ArticleState: String, Sendable, Codable, CaseIterable {
    case draft
    case submitted
    /// An editor has taken it up.
    case inReview
    /// Sent back to its authors.
    case changesAsked
    case approved
    case scheduled
    case published
    /// Taken off the site for our own reasons; its address answers 410.
    case unpublished
    /// Must not be used by anyone; the reason is kept.
    case killed
    /// Dropped before publication; can be restored.
    case spiked
}
