/// The place of a topic or an author in the list of an edition's names; a page of it goes on after this.
public struct NameKey: Sendable, Hashable {
    /// The name without case and accents.
    public let folded: String
    public let id: Int64

    public init(folded: String, id: Int64) {
        self.folded = folded
        self.id = id
    }

    /// `42-imane souiri`, as it stands in an address before it is encoded.
    public var text: String { "\(id)-\(folded)" }

    /// - Returns: `nil` when `text` is no key.
    public init?(text: some StringProtocol) {
        guard text.utf8.count <= 1000, let hyphen = text.firstIndex(of: "-"), let id = Int64(text[..<hyphen]), id >= 0
        else { return nil }
        self.init(folded: String(text[text.index(after: hyphen)...]), id: id)
    }
}

/// A topic in the desk's list.
public struct TopicEntry: Sendable, Hashable, Identifiable {
    public let id: TopicID
    public let name: String
    /// How many articles carry it.
    public let articles: Int
    public let key: NameKey

    public init(id: TopicID, name: String, articles: Int, key: NameKey) {
        self.id = id
        self.name = name
        self.articles = articles
        self.key = key
    }
}

/// An author in the desk's list.
public struct AuthorEntry: Sendable, Hashable, Identifiable {
    public let id: ContributorID
    public let kind: Contributor.Kind
    public let name: String
    public let key: NameKey

    public init(id: ContributorID, kind: Contributor.Kind, name: String, key: NameKey) {
        self.id = id
        self.kind = kind
        self.name = name
        self.key = key
    }
}
