internal import Synchronization

/// One render that several requests wait for.
final class Flight: Sendable {
    private enum State {
        case waiting([CheckedContinuation<PageCache.Answer, any Error>])
        case done(Result<PageCache.Answer, any Error>)
    }

    private let state = Mutex(State.waiting([]))

    func value() async throws -> PageCache.Answer {
        try await withCheckedThrowingContinuation { continuation in
            let result = state.withLock { state -> Result<PageCache.Answer, any Error>? in
                switch state {
                case .done(let result): return result
                case .waiting(let others):
                    state = .waiting(others + [continuation])
                    return nil
                }
            }
            if let result { continuation.resume(with: result) }
        }
    }

    func finish(_ result: Result<PageCache.Answer, any Error>) {
        let waiting = state.withLock { state -> [CheckedContinuation<PageCache.Answer, any Error>] in
            guard case .waiting(let waiting) = state else { return [] }
            state = .done(result)
            return waiting
        }
        for continuation in waiting { continuation.resume(with: result) }
    }
}
