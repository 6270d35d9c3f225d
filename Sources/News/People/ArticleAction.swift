/// What is done at the desk to one article. Whether the article's state has room for it is the workflow's question;
/// `Actor.allows` says who may.
public enum ArticleAction: String, Sendable, CaseIterable {
    /// Read it at the desk, with its history.
    case read
    /// Save a text of it that readers do not see yet, also of one that is published.
    case edit
    /// Take an edit that someone else has open.
    case takeOver
    case submit
    /// Write and resolve remarks on its text.
    case comment
    /// Send it back to its authors.
    case requestChanges
    case approve
    case schedule
    case publish
    /// Put a new text of a published article before readers.
    case updatePublished
    /// Add a public note that something was wrong or unclear.
    case correct
    case unpublish
    /// Order that nobody uses it any more.
    case kill
    /// Drop it before publication.
    case spike
    /// Take it back from the spike.
    case restore
    /// Give it to someone to see to.
    case assign
    /// Say that it says the same as an article of another edition, or that it does no more.
    case link
}
