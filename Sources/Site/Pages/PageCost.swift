internal import Foundation

/// What making a page costs the processor, told in the log at `debug`, whose reader looks for slow pages.
enum PageCost {
    /// Runs `body` and answers what it returned with the CPU time, in microseconds, that the calling thread spent on it;
    /// `nil` where it ended on another thread than it began on, as with a store that is not embedded.
    static func measuring<Output>(
        isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Output
    ) async rethrows -> (output: Output, microseconds: Int?) {
        let start = now()
        let output = try await body()
        let end = now()
        return (
            output, pthread_equal(start.thread, end.thread) != 0 ? (end.nanoseconds - start.nanoseconds) / 1000 : nil
        )
    }

    /// Not asynchronous: the thread must be the one that runs both of its reads.
    private static func now() -> (thread: pthread_t, nanoseconds: Int) {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return (pthread_self(), time.tv_sec * 1_000_000_000 + time.tv_nsec)
    }
}
