public import News
public import Store

/// What every verb works with: the store, the clock and the publication's zone. Verbs are types of their own
/// (`CreatePublication`, `ImportArticles`, …); each is one permission, one rule, one transaction, one line in the audit
/// log and one event in the outbox.
public struct Newsroom: Sendable {
    public let database: any Database
    public let clock: NewsClock
    public let zone: Zone

    public init(database: any Database, clock: NewsClock, zone: Zone) {
        self.database = database
        self.clock = clock
        self.zone = zone
    }
}
