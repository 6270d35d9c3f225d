/// A message that waits to be sent.
public struct QueuedMail: Sendable, Hashable, Identifiable {
    public let id: MailID
    public let user: UserID
    public let address: EmailAddress
    public let content: MailContent
    public let queuedAt: Instant
    /// From when on there is no use in it; `nil` for what does not end.
    public let expiresAt: Instant?
    /// How often it was tried, this time included.
    public let tries: Int

    public init(
        id: MailID, user: UserID, address: EmailAddress, content: MailContent, queuedAt: Instant,
        expiresAt: Instant? = nil, tries: Int
    ) {
        self.id = id
        self.user = user
        self.address = address
        self.content = content
        self.queuedAt = queuedAt
        self.expiresAt = expiresAt
        self.tries = tries
    }

    /// In seconds, after each try that failed for a reason that may pass: eight tries within a day.
    private static let waits: [Int64] = [60, 300, 900, 3600, 3 * 3600, 6 * 3600, 12 * 3600]

    /// How long to wait before the next try; `nil` when there is to be none.
    public var wait: Int64? { tries <= QueuedMail.waits.count ? QueuedMail.waits[max(0, tries - 1)] : nil }
}

/// What became of a message, for the administrators. What it said is kept no longer than it takes to send it.
public struct MailRecord: Sendable, Hashable, Identifiable {
    public enum State: String, Sendable, CaseIterable { case waiting, sent, failed }

    public let id: MailID
    public let kind: MailContent.Kind
    public let user: UserID
    public let address: EmailAddress
    public let queuedAt: Instant
    /// When it is tried next; `nil` when that is over.
    public let dueAt: Instant?
    public let sentAt: Instant?
    public let tries: Int
    /// Why the last try failed, in one sentence.
    public let failure: String?

    public init(
        id: MailID, kind: MailContent.Kind, user: UserID, address: EmailAddress, queuedAt: Instant, dueAt: Instant?,
        sentAt: Instant?, tries: Int, failure: String?
    ) {
        self.id = id
        self.kind = kind
        self.user = user
        self.address = address
        self.queuedAt = queuedAt
        self.dueAt = dueAt
        self.sentAt = sentAt
        self.tries = tries
        self.failure = failure
    }

    public var state: State { sentAt != nil ? .sent : dueAt != nil ? .waiting : .failed }
}
