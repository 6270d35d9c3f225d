internal import News

/// How long a session lasts.
public struct SessionLimits: Sendable, Hashable {
    /// In seconds without being seen.
    public var idle: Int64
    /// In seconds since it was opened, however much it is used.
    public var absolute: Int64

    public init(idle: Int64, absolute: Int64) {
        self.idle = idle
        self.absolute = absolute
    }

    /// Three days without use, so that a weekend does not sign out, and thirty days in all.
    public static let standard = SessionLimits(idle: 3 * 86_400, absolute: 30 * 86_400)

    func holds(_ session: Session, at now: Instant) -> Bool {
        now < session.expiresAt && now < session.lastSeenAt.advanced(seconds: idle)
    }
}
