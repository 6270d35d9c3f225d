public import News

/// How readers' addresses are written and read. The theme has a say in them, so verbs that move one are given it.
public protocol SiteAddresses: Sendable {
    /// The languages that readers' pages have words in.
    var languages: [LanguageTag] { get }

    /// The path of a section's front, percent-encoded; `nil` where the edition does not show the section.
    func path(of section: SectionID, in edition: EditionID, of publication: Publication) -> String?

    /// The path of an edition's home page.
    func home(of edition: EditionID, of publication: Publication) -> String

    /// First path pieces of an edition that no section may take.
    func reservedPieces(in edition: EditionID, of publication: Publication) -> Set<String>

    /// A path as redirects are kept under it; `nil` for what is no path of a site.
    func normalized(_ path: String) -> String?

    /// An address as redirects are kept under it: the path, and of its query the part that names a page; `nil` for what
    /// is no path of a site, or has a query that names no page.
    func redirectKey(of address: String) -> String?

    /// What stands at a path, as far as it can be told without the store.
    func place(of path: String, in publication: Publication) -> SitePlace
}

/// What a path names.
public enum SitePlace: Sendable, Hashable {
    case nothing
    /// Something that is always there: a front, a list, a file of the site, the desk.
    case page
    case article(ArticleID)
    case author(EditionID, ContributorID)
    case topic(EditionID, TopicID)
}
