internal import Logging
internal import News
internal import Newsroom
internal import ServiceLifecycle

/// Publishes what is due. Scheduled articles are rows, and no timer knows of them: what was due while the server was
/// down goes out at its start. Any number of nodes may run one, and each article goes out once.
struct ScheduleKeeper: Service {
    let publishDue: PublishDue
    let logger: Logger

    func run() async throws {
        let pause = Duration.milliseconds(250)
        await repeating("The schedule cannot be read.", logger: logger, pause: pause) {
            for outcome in try await publishDue() { report(outcome) }
            return pause
        }
    }

    private func report(_ outcome: PublishDue.Outcome) {
        switch outcome {
        case .published(let done):
            logger.notice("Published on schedule.", metadata: ["article": "\(done.article.rawValue)"])
        // The desk was told; it is tried again each time.
        case .held: break
        case .failed(let article, let error):
            logger.error(
                "A due article failed.", metadata: ["article": "\(article.rawValue)", "error": "\(error)"]
            )
        }
    }
}
