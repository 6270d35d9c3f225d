internal import Edge
internal import Logging
public import News
internal import Newsroom
public import ServiceLifecycle
internal import Site

/// Hears of every event in the outbox, also of those that another process wrote (an import while the site is served),
/// and purges what shows the change.
public struct OutboxFollower: Service {
    private let newsroom: Newsroom
    private let site: SiteResponder
    private let logger: Logger
    private let interval: Duration

    init(newsroom: Newsroom, site: SiteResponder, logger: Logger, interval: Duration = .milliseconds(100)) {
        self.newsroom = newsroom
        self.site = site
        self.logger = logger
        self.interval = interval
    }

    public func run() async throws {
        // From the beginning of this process: whatever was written before it started is in no kept page.
        var sequence = try await newsroom.database.read { try $0.latestSequence() }
        var isFailing = false
        for await _ in AsyncTimer(interval: interval).cancelOnGracefulShutdown() {
            do {
                let last = sequence
                let events = try await newsroom.database.read { try $0.events(after: last) }
                for event in events {
                    await site.hear(event)
                    sequence = event.sequence
                }
                isFailing = false
            } catch {
                // Said once, not ten times a second; kept pages go on being served meanwhile.
                if !isFailing {
                    logger.error("The outbox cannot be read.", metadata: ["error": "\(error)"])
                }
                isFailing = true
            }
        }
    }
}

/// Ticks until it is cancelled.
private struct AsyncTimer: AsyncSequence, AsyncIteratorProtocol, Sendable {
    let interval: Duration

    func makeAsyncIterator() -> AsyncTimer { self }

    mutating func next() async -> Void? {
        do { try await Task.sleep(for: interval) } catch { return nil }
        return ()
    }
}
