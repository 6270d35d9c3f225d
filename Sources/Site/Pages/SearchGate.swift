/// Lets so many searches be made at a time and so many wait; others are told to come again.
actor SearchGate {
    private let most: Int
    private let mostWaiting: Int
    private var under = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(most: Int = 2, mostWaiting: Int = 32) {
        self.most = most
        self.mostWaiting = mostWaiting
    }

    /// - Returns: What `body` answers; `nil` when too many are waiting already.
    nonisolated func pass<Output: Sendable>(_ body: () async throws -> Output?) async throws -> Output? {
        guard await enter() else { return nil }
        do {
            let output = try await body()
            await leave()
            return output
        } catch {
            await leave()
            throw error
        }
    }

    /// Whether the next would be told to come again.
    var isFull: Bool { under >= most && waiting.count >= mostWaiting }

    private func enter() async -> Bool {
        if under < most {
            under += 1
            return true
        }
        guard !isFull else { return false }
        // Whoever leaves hands its place on.
        await withCheckedContinuation { waiting.append($0) }
        return true
    }

    private func leave() {
        if waiting.isEmpty { under -= 1 } else { waiting.removeFirst().resume() }
    }
}
