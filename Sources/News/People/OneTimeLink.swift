/// A link that does one thing once, for whoever holds it.
public struct OneTimeLink: Sendable, Hashable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// Someone new chooses their password.
        case invitation
        /// Someone who forgot theirs chooses another.
        case passwordReset
        /// Whoever set the program up becomes the first administrator.
        case firstAdministrator
        /// Someone proves that an address is theirs.
        case addressChange
    }

    public let kind: Kind
    /// Whom it is for; nobody yet for the first administrator's.
    public let user: UserID?
    public let expiresAt: Instant
    /// The address that is to become theirs.
    public let email: EmailAddress?

    public init(kind: Kind, user: UserID?, expiresAt: Instant, email: EmailAddress? = nil) {
        self.kind = kind
        self.user = user
        self.expiresAt = expiresAt
        self.email = email
    }
}
