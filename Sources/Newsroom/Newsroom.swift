public import News
public import Store

/// What every verb works with: the store, the clock, the publication's zone, who may do what, and what is asked of an
/// article before readers get it. Verbs are types of their own (`PublishArticle`, `ImportArticles`, …); each is one
/// permission, one rule, one transaction, one line in the audit log and one event in the outbox.
public struct Newsroom: Sendable {
    public internal(set) var database: any Database
    public let clock: NewsClock
    public let zone: Zone
    public let authority: any Authority
    public let policy: PublishingPolicy
    /// Whether messages go out by mail; verbs queue none otherwise.
    public let sendsMail: Bool
    /// How readers' addresses are written and read, where that is known: links of a text are followed by it.
    public var addresses: (any SiteAddresses)?
    /// Where the program goes when someone tells it where.
    public let reach: Reach

    /// - Parameter authority: Refuses everyone but the program itself, unless it is given.
    public init(
        database: any Database, clock: NewsClock, zone: Zone, authority: any Authority = SystemAuthority(),
        policy: PublishingPolicy = .standard, sendsMail: Bool = false, reach: Reach = .open
    ) {
        self.database = database
        self.clock = clock
        self.zone = zone
        self.authority = authority
        self.policy = policy
        self.sendsMail = sendsMail
        self.reach = reach
    }
}
