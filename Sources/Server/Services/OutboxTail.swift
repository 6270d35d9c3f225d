internal import News
internal import Newsroom
internal import Site
internal import Store

/// How far the site has heard the outbox. Whoever publishes in this process has it heard to the end before they are
/// answered, so that their next request shows what they did; what other processes write is heard by `OutboxFollower`.
actor OutboxTail {
    private let newsroom: Newsroom
    private let site: SiteResponder
    private let clerk: ArrivalClerk
    /// The newest event that was heard.
    private var sequence: Int64

    /// - Parameter start: The newest event before the first page was made.
    init(newsroom: Newsroom, site: SiteResponder, clerk: ArrivalClerk, start: Int64) {
        self.newsroom = newsroom
        self.site = site
        self.clerk = clerk
        sequence = start
    }

    /// The newest event that the site has heard of.
    var heard: Int64 { sequence }

    /// Tells the site of every event since the last one, and has what they touched made ready.
    func catchUp() async throws {
        let last = sequence
        let events = try await newsroom.database.read { try $0.events(after: last) }
        var mine: [NewsEvent] = []
        // Two may catch up at once: what the other has heard to its end is not heard again; what it is at may be, which does
        // no harm. None is passed over.
        for event in events where event.sequence > sequence {
            await site.hear(event)
            sequence = max(sequence, event.sequence)
            mine.append(event)
        }
        for event in mine { await clerk.attend(to: event) }
        if !mine.isEmpty { clerk.refresh() }
    }
}
