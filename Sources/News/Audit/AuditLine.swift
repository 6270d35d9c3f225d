/// One line of the audit log: who did what to what, and when. Lines are never changed.
public struct AuditLine: Sendable, Hashable, Identifiable {
    public let id: Int64
    public let at: Instant
    public let actor: AuditActor
    /// The name of the verb: `PublishArticle`.
    public let verb: String
    public let subject: AuditSubject?
    /// What the verb adds: a reason, a time, the names before and after.
    public let detail: String?
    /// The name of the personal token with which a program did it for the actor; `nil` where none did.
    public let token: String?

    public init(
        id: Int64, at: Instant, actor: AuditActor, verb: String, subject: AuditSubject?, detail: String?,
        token: String? = nil
    ) {
        self.id = id
        self.at = at
        self.actor = actor
        self.verb = verb
        self.subject = subject
        self.detail = detail
        self.token = token
    }
}

/// The place of a line in the log; a page of it goes on after this.
public struct AuditKey: Sendable, Hashable {
    public let at: Instant
    public let id: Int64

    public init(_ line: AuditLine) {
        at = line.at
        id = line.id
    }

    /// `1763942400000-42`, as it stands in an address.
    public var text: String { "\(at.rawValue)-\(id)" }

    /// - Returns: `nil` when `text` is no key.
    public init?(text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 40, let time = Int64(parts[0]), let id = Int64(parts[1]), time >= 0,
            id > 0
        else { return nil }
        at = Instant(rawValue: time)
        self.id = id
    }
}

/// Which lines of the audit log are asked for; what is `nil` or empty asks for all.
public struct AuditFilter: Sendable, Hashable {
    public var actor: AuditActor?
    public var verbs: Set<String>
    public var subject: AuditSubject?
    /// Included.
    public var from: Instant?
    /// Excluded.
    public var to: Instant?

    public init(
        actor: AuditActor? = nil, verbs: Set<String> = [], subject: AuditSubject? = nil, from: Instant? = nil,
        to: Instant? = nil
    ) {
        self.actor = actor
        self.verbs = verbs
        self.subject = subject
        self.from = from
        self.to = to
    }
}
