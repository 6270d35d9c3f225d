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

    public init(
        name: String, url: String, timeZone: String, profiles: [SocialProfile] = [], editions: [Edition],
        sections: SectionTree = SectionTree()
    ) {
        self.name = name
        self.url = url
        self.timeZone = timeZone
        self.profiles = profiles
        self.editions = editions
        self.sections = sections
    }

    public func edition(_ id: EditionID) -> Edition? { editions.first { $0.id == id } }
}
