public import News

/// What one saved page of a news site says: the article, its words about itself, and what was left out.
public struct ImportedPage: Sendable {
    public internal(set) var headline: String
    /// The label above the headline.
    public internal(set) var kicker: String?
    public internal(set) var standfirst: String?
    /// Names alone, in the order of the byline: no "Par", no "By", no job.
    public internal(set) var byline: [String] = []
    public internal(set) var publishedAt: ImportedDate?
    public internal(set) var modifiedAt: ImportedDate?
    /// Names from the top section down.
    public internal(set) var sectionPath: [String] = []
    public internal(set) var topics: [String] = []
    public internal(set) var language: LanguageTag?
    /// The page's address as the page itself gives it (RFC 6596).
    public internal(set) var canonicalAddress: LinkTarget?
    public internal(set) var siteName: String?
    /// A `PictureID` of `body` is a number into this list.
    public internal(set) var pictures: [ImportedPicture] = []
    /// The number of the lead picture in `pictures`: 0, or `nil` without one. The body does not show it again.
    public internal(set) var leadPicture: Int?
    public internal(set) var body: Body
    /// What was left out or guessed, one sentence a kind.
    public internal(set) var diagnostics: [Diagnostic] = []
}
