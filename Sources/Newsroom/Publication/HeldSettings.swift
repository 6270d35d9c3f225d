/// What the settings file says of the publication, so that the desk cannot: it would be put back at the next start
/// (decision 1). Editions are named by their path.
public struct HeldSettings: Sendable, Hashable {
    public var name: Bool
    public var url: Bool
    public var timeZone: Bool
    public var profiles: Bool
    /// Those that the file names, whose language and ways it sets.
    public var editions: Set<String>
    public var editionNames: Set<String>
    public var taglines: Set<String>

    public init(
        name: Bool = false, url: Bool = false, timeZone: Bool = false, profiles: Bool = false,
        editions: Set<String> = [], editionNames: Set<String> = [], taglines: Set<String> = []
    ) {
        self.name = name
        self.url = url
        self.timeZone = timeZone
        self.profiles = profiles
        self.editions = editions
        self.editionNames = editionNames
        self.taglines = taglines
    }

    /// Nothing is held.
    public static let none = HeldSettings()
}
