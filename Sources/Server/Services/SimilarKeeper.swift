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
            // As long a pause as a step takes: the desk's writers come first.
            try await relate() ? .milliseconds(100) : idle
        }
    }
}
