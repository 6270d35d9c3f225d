public import News

/// A picture of a saved page.
public struct ImportedPicture: Sendable, Hashable {
    /// The address as the page writes it; relative where a browser saved the file beside the page.
    public var source: String
    /// `source` resolved against the page's address; `nil` where that gives no `http(s)` address.
    public var address: LinkTarget?
    /// Words for those who do not see it.
    public var alt: String?
    public var caption: String?
    /// Who must be named with it.
    public var credit: String?
    /// Pixels, as the page says.
    public var width: Int?
    /// Pixels, as the page says.
    public var height: Int?

    public init(
        source: String, address: LinkTarget? = nil, alt: String? = nil, caption: String? = nil, credit: String? = nil,
        width: Int? = nil, height: Int? = nil
    ) {
        self.source = source
        self.address = address
        self.alt = alt
        self.caption = caption
        self.credit = credit
        self.width = width
        self.height = height
    }
}
