/// One line of an article's history: a revision without its content.
public struct RevisionEntry: Sendable, Hashable {
    public let number: Int
    public let reason: Revision.Reason
    public let savedAt: Instant
    public let author: Signatory?

    public init(number: Int, reason: Revision.Reason, savedAt: Instant, author: Signatory?) {
        self.number = number
        self.reason = reason
        self.savedAt = savedAt
        self.author = author
    }
}
