/// How often something may be tried before each further try must wait, twice as long each time.
public struct AttemptLimit: Sendable, Hashable {
    /// Tries without a wait.
    public var free: Int
    /// The longest wait, in seconds.
    public var longestWait: Int64
    /// A try is forgotten each time so many seconds pass without one.
    public var forgetting: Int64

    public init(free: Int, longestWait: Int64, forgetting: Int64) {
        self.free = free
        self.longestWait = longestWait
        self.forgetting = forgetting
    }

    /// For one account: five, then 1, 2, 4 … seconds up to a quarter of an hour.
    public static let account = AttemptLimit(free: 5, longestWait: 900, forgetting: 900)
    /// For one address of the network, which may be a whole newsroom's.
    public static let address = AttemptLimit(free: 30, longestWait: 900, forgetting: 60)

    /// When the next try may be made after those that were; `nil` when at once.
    public func nextTry(after attempts: Attempts) -> Instant? {
        guard attempts.weight >= free else { return nil }
        let doublings = min(attempts.weight - free, 30)
        return attempts.lastAt.advanced(seconds: min(Int64(1) << Int64(doublings), longestWait))
    }

    /// The tries so far with one more at `now`.
    public func adding(to attempts: Attempts?, at now: Instant) -> Attempts {
        guard let attempts else { return Attempts(weight: 1, lastAt: now) }
        let forgotten = max(0, now.seconds - attempts.lastAt.seconds) / max(1, forgetting)
        return Attempts(weight: Int(max(0, Int64(attempts.weight) - forgotten)) + 1, lastAt: now)
    }
}

/// The tries at one thing that are not forgotten yet.
public struct Attempts: Sendable, Hashable {
    public var weight: Int
    public var lastAt: Instant

    public init(weight: Int, lastAt: Instant) {
        self.weight = weight
        self.lastAt = lastAt
    }
}
