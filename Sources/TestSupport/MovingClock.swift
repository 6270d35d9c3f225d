public import News
internal import Synchronization

/// A clock that stands still until a test moves it.
public final class MovingClock: Sendable {
    private let time: Mutex<Instant>

    public init(_ start: Instant = TinyPublication.noon) { time = Mutex(start) }

    public var now: Instant { time.withLock { $0 } }

    /// The clock as verbs take it.
    public var clock: NewsClock { NewsClock { self.now } }

    public func advance(seconds: Int64) { time.withLock { $0 = $0.advanced(seconds: seconds) } }
}
