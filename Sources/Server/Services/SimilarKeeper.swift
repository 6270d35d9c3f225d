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
        var isFailing = false
        while !Task.isCancelled {
            var isMore = false
            do {
                isMore = try await relate()
                isFailing = false
            } catch {
                // Said once, not at every try.
                if !isFailing { logger.error("Articles cannot be related.", metadata: ["error": "\(error)"]) }
                isFailing = true
            }
            // As long a pause as a step takes: the desk's writers come first.
            let pause = Duration.milliseconds(isMore ? 100 : 5000)
            do { try await cancelWhenGracefulShutdown { try await Task.sleep(for: pause) } } catch { return }
        }
    }
}
