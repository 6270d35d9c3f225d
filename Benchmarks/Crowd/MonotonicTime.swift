internal import Foundation

/// The machine's clock that never steps; every program on the machine reads the same.
enum MonotonicTime {
    /// Nanoseconds since some instant.
    static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
