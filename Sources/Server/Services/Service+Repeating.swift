internal import Logging
internal import ServiceLifecycle

extension Service {
    /// Does a step again and again until the program stops, at once at first.
    /// - Parameters:
    ///   - complaint: What is logged when a step fails: once, and not at every try.
    ///   - pause: How long to wait after a step that failed.
    ///   - step: Answers how long to wait after it.
    func repeating(
        _ complaint: Logger.Message, logger: Logger, pause: Duration, _ step: () async throws -> Duration
    ) async {
        var isFailing = false
        while !Task.isCancelled {
            let wait: Duration
            do {
                wait = try await step()
                isFailing = false
            } catch {
                if !isFailing { logger.error(complaint, metadata: ["error": "\(error)"]) }
                isFailing = true
                wait = pause
            }
            do { try await cancelWhenGracefulShutdown { try await Task.sleep(for: wait) } } catch { return }
        }
    }
}
