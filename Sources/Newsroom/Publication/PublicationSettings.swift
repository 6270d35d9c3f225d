public import News

/// What an operator says of the publication in its configuration.
public struct PublicationSettings: Sendable, Hashable {
    public struct EditionSettings: Sendable, Hashable {
        public var language: LanguageTag
        /// Empty for the default edition.
        public var pathPrefix: String
        public var name: String
        public var tagline: String?

        public init(language: LanguageTag, pathPrefix: String, name: String, tagline: String? = nil) {
            self.language = language
            self.pathPrefix = pathPrefix
            self.name = name
            self.tagline = tagline
        }
    }

    public var name: String
    public var url: String
    public var timeZone: String
    /// The default edition first.
    public var editions: [EditionSettings]
    /// `nil` leaves the profiles as the newsroom has them.
    public var profiles: [SocialProfile]?

    public init(
        name: String, url: String, timeZone: String, editions: [EditionSettings], profiles: [SocialProfile]? = nil
    ) {
        self.name = name
        self.url = url
        self.timeZone = timeZone
        self.editions = editions
        self.profiles = profiles
    }
}
