/// The instants at which a clock on the wall shows a given day and time.
public enum LocalTime: Sendable, Hashable {
    case once(Instant)
    /// The clock was set back over it.
    case twice(earlier: Instant, later: Instant)
    /// The clock was set forward over it; the instant is as far after the gap as the time was into it.
    case never(shiftedForward: Instant)

    /// The one to use where nobody is asked: the earlier of two, the shifted one of none.
    public var instant: Instant {
        switch self {
        case .once(let instant), .never(let instant): instant
        case .twice(let earlier, _): earlier
        }
    }
}
