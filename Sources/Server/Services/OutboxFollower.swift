internal import Logging
internal import ServiceLifecycle
internal import Site

/// Hears of every event in the outbox, also of those that another process wrote (an import while the site is served),
/// and tells the site. It also sees to it that changed files of the theme are taken up.
struct OutboxFollower: Service {
    let tail: OutboxTail
    let site: SiteResponder
    let logger: Logger

    func run() async throws {
        var isFailing = false
        var themeError: String?
        var ticks = 0
        while !Task.isCancelled {
            do { try await cancelWhenGracefulShutdown { try await Task.sleep(for: .milliseconds(100)) } } catch {
                return
            }
            do {
                try await tail.catchUp()
                isFailing = false
            } catch {
                // Said once, not ten times a second; kept pages go on being served meanwhile.
                if !isFailing { logger.error("The outbox cannot be read.", metadata: ["error": "\(error)"]) }
                isFailing = true
            }
            ticks += 1
            if ticks % 10 == 0 {
                let error = site.reloadTheme()?.description
                if let error, error != themeError {
                    logger.error("The theme is broken; the last good one is in use.", metadata: ["error": "\(error)"])
                }
                themeError = error
            }
        }
    }
}
