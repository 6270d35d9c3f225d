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
    /// How many articles carry it.
    public var articles: Int
    /// Grows with each change, so that a change made on an older one is known.
    public var version: Int

    public init(id: TopicID, names: [EditionID: Name], articles: Int = 0, version: Int = 1) {
        self.id = id
        self.names = names
        self.articles = articles
        self.version = version
    }
}
