/// The identity of a personal token.
public struct AccessTokenID: RawRepresentable, Sendable, Hashable, Comparable, Codable {
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    public static func < (left: AccessTokenID, right: AccessTokenID) -> Bool { left.rawValue < right.rawValue }
}

/// A key that a program shows to do what its owner could do, within its scopes.
public struct AccessToken: Sendable, Hashable, Identifiable {
    public let id: AccessTokenID
    public let user: UserID
    /// What its owner calls it.
    public let name: String
    public let scopes: Set<AccessScope>
    public let createdAt: Instant
    public let expiresAt: Instant
    /// True to the minute; `nil` while it was never used.
    public let lastUsedAt: Instant?

    public init(
        id: AccessTokenID, user: UserID, name: String, scopes: Set<AccessScope>, createdAt: Instant,
        expiresAt: Instant, lastUsedAt: Instant?
    ) {
        self.id = id
        self.user = user
        self.name = name
        self.scopes = scopes
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.lastUsedAt = lastUsedAt
    }
}
