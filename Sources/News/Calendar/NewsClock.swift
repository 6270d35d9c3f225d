internal import Foundation

/// What time it is. Everything that asks is given one, so that tests can set it.
public struct NewsClock: Sendable {
    /// The present instant.
    public let now: @Sendable () -> Instant

    /// A clock that answers with `now`.
    public init(now: @escaping @Sendable () -> Instant) { self.now = now }

    /// The machine's own clock.
    public static let system = NewsClock {
        Instant(rawValue: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }
}
