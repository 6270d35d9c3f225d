internal import Logging
internal import News
internal import Newsroom
internal import Site

/// After a publication makes every page it touched ready again, and writes on its receipt when each was. The first
/// reader finds them made.
struct ArrivalClerk: Sendable {
    let site: SiteResponder
    let record: RecordArrivals
    let logger: Logger

    /// What goes wrong here keeps nobody from publishing: readers' pages follow all the same, and the log says it.
    func attend(to event: NewsEvent) async {
        switch event.kind {
        case .articlePublished, .articleRevised, .articleUnpublished, .articleKilled: break
        default: return
        }
        do {
            var arrivals: [PublishReceipt.Arrival] = []
            for address in try await site.addresses(touchedBy: event) {
                guard let time = try await site.makeReady(address) else { continue }
                arrivals.append(PublishReceipt.Arrival(address: address, freshAt: time))
            }
            try await record(arrivals, of: event.sequence)
            draw(event)
        } catch {
            logger.error(
                "A receipt could not be completed.", metadata: ["event": "\(event.sequence)", "error": "\(error)"]
            )
        }
    }

    /// Has what else was outdated made anew, as far as readers want it: articles that name one that changed, and every page
    /// when a banner comes or the publication changes. The publisher does not wait.
    func refresh() {
        Task(priority: .utility) {
            do { try await site.refresh(limit: 64) } catch {
                logger.warning("Pages could not be made anew beforehand.", metadata: ["error": "\(error)"])
            }
        }
    }

    /// Draws the picture by which others show the article. The publisher does not wait for it, and nothing is lost with
    /// it: whoever asks for one that is not there has it drawn.
    private func draw(_ event: NewsEvent) {
        guard event.kind == .articlePublished || event.kind == .articleRevised else { return }
        Task(priority: .utility) {
            do { try await site.drawShared(ofEvent: event) } catch {
                logger.warning(
                    "A share image could not be drawn.",
                    metadata: ["event": "\(event.sequence)", "error": "\(error)"]
                )
            }
        }
    }
}
