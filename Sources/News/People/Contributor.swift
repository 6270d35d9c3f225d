/// A person or an agency named to readers. It exists once; every edition may name it in its own script.
public struct Contributor: Sendable, Hashable, Identifiable {
    public enum Kind: String, Sendable, Codable, CaseIterable { case person, organization }

    /// What one edition calls the contributor.
    public struct Name: Sendable, Hashable {
        public var name: String
        public var slug: Slug
        /// Words about them on their page.
        public var biography: String?

        public init(name: String, slug: Slug, biography: String? = nil) {
            self.name = name
            self.slug = slug
            self.biography = biography
        }
    }

    public let id: ContributorID
    public var kind: Kind
    public var names: [EditionID: Name]
    /// Shown on their page.
    public var picture: PictureID?
    /// Their sites and profiles, in order.
    public var links: [LinkTarget]
    /// Grows with each change, so that a change made on an older one is known.
    public var version: Int

    public init(
        id: ContributorID, kind: Kind, names: [EditionID: Name], picture: PictureID? = nil, links: [LinkTarget] = [],
        version: Int = 1
    ) {
        self.id = id
        self.kind = kind
        self.names = names
        self.picture = picture
        self.links = links
        self.version = version
    }
}
