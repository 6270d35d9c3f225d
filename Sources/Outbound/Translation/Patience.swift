/// Waiting for others, but not for ever.
enum Patience {
    /// Runs `body`, and cancels it when its time is over.
    /// - Throws: What `body` throws, or `orThrow`'s error when it took longer.
    static func within<Output: Sendable, Failure: Error>(
        _ seconds: Int, _ body: @escaping @Sendable () async throws -> Output,
        orThrow failure: @escaping @Sendable () -> Failure
    ) async throws -> Output {
        try await withThrowingTaskGroup(of: Output.self) { group in
            group.addTask { try await body() }
            group.addTask {
                try await Task.sleep(for: .seconds(seconds))
                throw failure()
            }
            defer { group.cancelAll() }
            guard let output = try await group.next() else { throw failure() }
            return output
        }
    }
}
