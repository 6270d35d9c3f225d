public import News

/// What an operator says of the publication in its configuration.
public struct PublicationSettings: Sendable, Hashable {
    public struct EditionSettings: Sendable, Hashable {
        public var language: LanguageTag
        /// Empty for the default edition.
        public var pathPrefix: String
        /// `nil` leaves it as the newsroom has it; a new edition takes the publication's.
        public var name: String?
        /// `nil` leaves it as the newsroom has it.
        public var tagline: String?
        public var slugLetters: SlugLetters
        /// `nil` shows no Hijri date.
        public var hijri: Int?

        public init(
            language: LanguageTag, pathPrefix: String, name: String? = nil, tagline: String? = nil,
            slugLetters: SlugLetters = .own, hijri: Int? = nil
        ) {
            self.language = language
            self.pathPrefix = pathPrefix
            self.name = name
            self.tagline = tagline
            self.slugLetters = slugLetters
            self.hijri = hijri
        }
    }

    /// `nil` leaves name, address or zone as the newsroom has it.
    public var name: String?
    public var url: String?
    public var timeZone: String?
    /// The default edition first; none leaves them as the newsroom has them.
    public var editions: [EditionSettings]
    /// `nil` leaves the profiles as the newsroom has them.
    public var profiles: [SocialProfile]?

    public init(
        name: String?, url: String?, timeZone: String?, editions: [EditionSettings],
        profiles: [SocialProfile]? = nil
    ) {
        self.name = name
        self.url = url
        self.timeZone = timeZone
        self.editions = editions
        self.profiles = profiles
    }

    /// What the desk cannot change, since these settings say it.
    public var held: HeldSettings {
        HeldSettings(
            name: name != nil, url: url != nil, timeZone: timeZone != nil, profiles: profiles != nil,
            editions: Set(editions.map(\.pathPrefix)),
            editionNames: Set(editions.filter { $0.name != nil }.map(\.pathPrefix)),
            taglines: Set(editions.filter { $0.tagline != nil }.map(\.pathPrefix))
        )
    }
}
