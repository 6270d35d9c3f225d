/// How many there are, counted no further than it helps anybody.
public struct CappedCount: Sendable, Hashable {
    /// Exact below the cap; at the cap when there are more.
    public let number: Int
    public let isMore: Bool

    /// - Parameter counted: What was counted, of at most one more than `cap`.
    public init(counted: Int, cap: Int) {
        number = min(counted, cap)
        isMore = counted > cap
    }
}
