public import News

/// A one-time link that was just made. Its token is nowhere else: whoever made it hands it on, or the mail does.
public struct IssuedLink: Sendable {
    public let kind: OneTimeLink.Kind
    /// Whom it is for; nobody yet for the first administrator's.
    public let user: User?
    public let token: LinkToken
    public let expiresAt: Instant
    /// Whether it goes to the person by mail, so that nobody else needs to see it.
    public var isMailed = false
}
