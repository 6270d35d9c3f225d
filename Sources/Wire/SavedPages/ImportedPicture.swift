public import News

/// A picture of a saved page.
public struct ImportedPicture: Sendable, Hashable {
    /// The address as the page writes it; relative where a browser saved the file beside the page.
    public internal(set) var source: String
    /// Other addresses that the page gives for the same picture: smaller sizes, and those for late loading.
    public internal(set) var otherSources: [String] = []
    /// `source` resolved against the page's address; `nil` where that gives no `http(s)` address.
    public internal(set) var address: LinkTarget?
    /// Words for those who do not see it.
    public internal(set) var alt: String?
    /// The words under it, without the credit.
    public internal(set) var caption: String?
    /// Who must be named with it.
    public internal(set) var credit: String?

    /// Whether the file may lie beside the page: browsers write its address anew as a relative one when they save it.
    var mayLieBesidePage: Bool { ([source] + otherSources).contains { !$0.contains("://") && !$0.hasPrefix("/") } }
}
