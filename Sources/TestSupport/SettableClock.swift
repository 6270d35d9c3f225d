public import News
internal import Synchronization

/// A clock that stands still until a test moves it.
public final class SettableClock: Sendable {
    private let instant: Mutex<Instant>

    public init(_ instant: Instant) { self.instant = Mutex(instant) }

    /// The clock to give to what is tested.
    public var clock: NewsClock { NewsClock { self.now } }

    public var now: Instant { instant.withLock { $0 } }

    /// Moves the clock on.
    public func advance(seconds: Int64) { instant.withLock { $0 = $0.advanced(seconds: seconds) } }
}
