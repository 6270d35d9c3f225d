public import News

/// A session that was just opened. Its token is nowhere else: the browser keeps it.
public struct SignedIn: Sendable {
    public let user: User
    public let session: Session
    public let token: SessionToken
}
