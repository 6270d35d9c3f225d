/// A line of the log of who did what.
public struct AuditLine: Sendable, Hashable, Identifiable {
    public let id: Int64
    public let at: Instant
    /// `user:7`, or the name of a part of the program.
    public let actor: String
    /// `PublishArticle`
    public let verb: String
    /// `article:42`
    public let subject: String?
    public let detail: String?

    public init(id: Int64, at: Instant, actor: String, verb: String, subject: String?, detail: String?) {
        self.id = id
        self.at = at
        self.actor = actor
        self.verb = verb
        self.subject = subject
        self.detail = detail
    }
}
