/// An editorial department. It exists once; every edition names it and gives it a slug of its own.
public struct Section: Sendable, Hashable, Identifiable {
    /// What one edition calls the section.
    public struct Name: Sendable, Hashable {
        public var name: String
        public var slug: Slug

        public init(name: String, slug: Slug) {
            self.name = name
            self.slug = slug
        }
    }

    public let id: SectionID
    /// `nil` at the top of the tree.
    public var parent: SectionID?
    /// Order among its siblings, ascending.
    public var position: Int
    /// Editions without a name here do not show the section.
    public var names: [EditionID: Name]
    /// Grows with each change, so that a change made on an older one is known.
    public var version: Int

    public init(id: SectionID, parent: SectionID?, position: Int, names: [EditionID: Name], version: Int = 1) {
        self.id = id
        self.parent = parent
        self.position = position
        self.names = names
        self.version = version
    }
}
