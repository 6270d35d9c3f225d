public import News

/// A page of ours that an address of an old site leads to.
public indirect enum MovedPlace: Sendable, Hashable {
    case home(EditionID)
    case article(EditionID, SectionID, Slug, ArticleID)
    case section(EditionID, SectionID)
    case topic(EditionID, Slug, TopicID)
    case author(EditionID, Slug, ContributorID)
    case month(EditionID, year: Int, month: Int)
    case year(EditionID, Int)
    case feed(MovedPlace)
}

/// The addresses of an old site, by what stood there; they answer 301 to where it stands now. One that leads somewhere
/// already is left as it is.
public struct OldAddresses: Sendable {
    /// Paths that led to a section, a topic or an author, by the name that the import gives it.
    public var sections: [(names: [String], paths: [String])] = []
    public var topics: [(name: String, paths: [String])] = []
    public var authors: [(name: String, paths: [String])] = []
    public var others: [(path: String, place: MovedPlace)] = []
    /// What stood behind a path for its feed: `/feed`.
    public var feedEndings: [String] = []
    /// An old path as redirects are kept under it, its query with it where that names the page; `nil` for what is none.
    let key: @Sendable (String) -> String?
    /// Writes our addresses, percent-encoded.
    let address: @Sendable (Publication) -> (MovedPlace) -> String

    public init(
        key: @escaping @Sendable (String) -> String?,
        address: @escaping @Sendable (Publication) -> (MovedPlace) -> String
    ) {
        self.key = key
        self.address = address
    }
}
