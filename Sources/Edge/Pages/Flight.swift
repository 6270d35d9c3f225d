internal import Synchronization

/// One render that several requests wait for.
final class Flight: Sendable {
    private struct Waiter {
        let continuation: CheckedContinuation<PageCache.Answer?, any Error>
        var timer: Task<Void, Never>?
    }

    private struct Waiting {
        var waiters: [Int: Waiter] = [:]
        var count = 0
        var result: Result<PageCache.Answer, any Error>?
    }

    private let waiting = Mutex(Waiting())

    /// What comes of it.
    /// - Parameter patience: How long to wait; `nil` for as long as it takes.
    /// - Returns: `nil` when it took longer.
    func value(patience: Duration?) async throws -> PageCache.Answer? {
        try await withCheckedThrowingContinuation { continuation in
            let (number, result) = waiting.withLock { waiting -> (Int, Result<PageCache.Answer, any Error>?) in
                waiting.count += 1
                if waiting.result == nil { waiting.waiters[waiting.count] = Waiter(continuation: continuation) }
                return (waiting.count, waiting.result)
            }
            if let result { return continuation.resume(with: result.map { $0 }) }
            guard let patience else { return }
            let timer = Task {
                do { try await Task.sleep(for: patience) } catch { return }
                self.waiting.withLock { $0.waiters.removeValue(forKey: number) }?.continuation.resume(returning: nil)
            }
            let isLanded = waiting.withLock { waiting in
                waiting.waiters[number]?.timer = timer
                return waiting.waiters[number] == nil
            }
            if isLanded { timer.cancel() }
        }
    }

    func finish(_ result: Result<PageCache.Answer, any Error>) {
        let waiters = waiting.withLock { waiting in
            waiting.result = result
            defer { waiting.waiters = [:] }
            return waiting.waiters.values
        }
        for waiter in waiters {
            waiter.timer?.cancel()
            waiter.continuation.resume(with: result.map { $0 })
        }
    }
}
