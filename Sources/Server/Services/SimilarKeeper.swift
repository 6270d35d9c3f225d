internal import Logging
internal import Newsroom
internal import ServiceLifecycle

/// Relates the articles of an archive that came whole while the server serves. Which ones wait are rows: when the program
/// stops it goes on at its next start. Any number of nodes may run one.
struct SimilarKeeper: Service {
    let newsroom: Newsroom
    let logger: Logger

    func run() async throws {
        var relate = RelateArticles(newsroom)
        let idle = Duration.seconds(5)
        // The first readers come before it.
        do { try await cancelWhenGracefulShutdown { try await Task.sleep(for: idle) } } catch { return }
        await repeating("Articles cannot be related.", logger: logger, pause: idle) {
            // Readers and the desk's writers come first: this takes a quarter of a core at most.
            let start = ContinuousClock.now
            let isMore = try await relate()
            return isMore ? max(.milliseconds(50), (ContinuousClock.now - start) * 3) : idle
        }
    }
}
