/// The identity of one signed-in browser.
public struct SessionID: RawRepresentable, Sendable, Hashable, Comparable, Codable {
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    public static func < (left: SessionID, right: SessionID) -> Bool { left.rawValue < right.rawValue }
}

/// One browser in which a user is signed in.
public struct Session: Sendable, Hashable, Identifiable {
    public let id: SessionID
    public let user: UserID
    public let createdAt: Instant
    /// True to the minute.
    public let lastSeenAt: Instant
    /// When it ends, however much it is used.
    public let expiresAt: Instant
    /// The network address it was opened from; empty when unknown.
    public let address: String
    /// What the browser calls itself, shortened.
    public let userAgent: String

    public init(
        id: SessionID, user: UserID, createdAt: Instant, lastSeenAt: Instant, expiresAt: Instant, address: String,
        userAgent: String
    ) {
        self.id = id
        self.user = user
        self.createdAt = createdAt
        self.lastSeenAt = lastSeenAt
        self.expiresAt = expiresAt
        self.address = address
        self.userAgent = userAgent
    }
}
