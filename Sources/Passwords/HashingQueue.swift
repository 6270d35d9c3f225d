internal import Dispatch
internal import Synchronization

/// Runs the slow work two at a time, away from the cooperative pool: each takes 19 MiB and all of a core for a while,
/// and however many sign in, the site goes on.
final class HashingQueue: Sendable {
    static let shared = HashingQueue()

    static let width = 2
    /// About two seconds of work.
    static let longestLine = 128

    private struct State {
        var running = 0
        var waiting: [@Sendable () -> Void] = []
    }

    private let queue = DispatchQueue(label: "passwords", qos: .userInitiated, attributes: .concurrent)
    private let state = Mutex(State())

    /// How many are looked at and how many wait.
    var load: (running: Int, waiting: Int) { state.withLock { ($0.running, $0.waiting.count) } }

    /// - Throws: what `work` throws, or `PasswordsError.busy`.
    func run<Output: Sendable>(_ work: @escaping @Sendable () throws -> Output) async throws -> Output {
        try await withCheckedThrowingContinuation { continuation in
            let accepted = enqueue { continuation.resume(with: Result { try work() }) }
            if !accepted { continuation.resume(throwing: PasswordsError.busy) }
        }
    }

    /// - Returns: Whether there was room for `work`.
    func enqueue(_ work: @escaping @Sendable () -> Void) -> Bool {
        let job: @Sendable () -> Void = {
            work()
            self.finished()
        }
        let (accepted, isNext) = state.withLock { state -> (Bool, Bool) in
            if state.running < HashingQueue.width {
                state.running += 1
                return (true, true)
            }
            guard state.waiting.count < HashingQueue.longestLine else { return (false, false) }
            state.waiting.append(job)
            return (true, false)
        }
        if isNext { queue.async(execute: job) }
        return accepted
    }

    private func finished() {
        let next = state.withLock { state -> (@Sendable () -> Void)? in
            guard !state.waiting.isEmpty else {
                state.running -= 1
                return nil
            }
            return state.waiting.removeFirst()
        }
        if let next { queue.async(execute: next) }
    }
}
