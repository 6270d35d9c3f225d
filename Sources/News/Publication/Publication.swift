/// The newspaper: one name, one address, one or more editions.
public struct Publication: Sendable, Hashable {
    public var name: String
    /// Where readers find it, without a slash at the end: `https://www.example.com`.
    public var url: String
    /// IANA name of the zone that every time is shown in, e.g. `Africa/Casablanca`.
    public var timeZone: String
    /// In the order of the "follow us" links.
    public var profiles: [SocialProfile]
    /// In the order of the language links; the first is the default edition, which stands at the root.
    public var editions: [Edition]
    public var sections: SectionTree
    /// The links that the newsroom added to the navigation and the foot of editions.
    public var menus: [EditionID: [MenuLink.Place: [MenuLink]]]
    /// What is asked of an article before readers get it; `nil` leaves it to the program.
    public var policy: PublishingPolicy?
    public var feeds: FeedSettings
    /// What means the same to readers' search.
    public var synonyms: Synonyms
    /// Grows with each change on the desk, so that a change made on an older one is known.
    public var version: Int

    public init(
        name: String, url: String, timeZone: String, profiles: [SocialProfile] = [], editions: [Edition],
        sections: SectionTree = SectionTree(), menus: [EditionID: [MenuLink.Place: [MenuLink]]] = [:],
        policy: PublishingPolicy? = nil, feeds: FeedSettings = FeedSettings(), synonyms: Synonyms = .none,
        version: Int = 1
    ) {
        self.name = name
        self.url = url
        self.timeZone = timeZone
        self.profiles = profiles
        self.editions = editions
        self.sections = sections
        self.menus = menus
        self.policy = policy
        self.feeds = feeds
        self.synonyms = synonyms
        self.version = version
    }

    public func edition(_ id: EditionID) -> Edition? { editions.first { $0.id == id } }
}
