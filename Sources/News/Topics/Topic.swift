/// A subject that articles carry. It exists once; every edition names it.
public struct Topic: Sendable, Hashable, Identifiable {
    /// What one edition calls the topic.
    public struct Name: Sendable, Hashable {
        public var name: String
        public var slug: Slug

        public init(name: String, slug: Slug) {
            self.name = name
            self.slug = slug
        }
    }

    public let id: TopicID
    public var names: [EditionID: Name]

    public init(id: TopicID, names: [EditionID: Name]) {
        self.id = id
        self.names = names
    }
}
