/// A contributor as one edition names them, for bylines and author pages.
public struct NamedContributor: Sendable, Hashable, Identifiable {
    public let id: ContributorID
    public let kind: Contributor.Kind
    public let name: Contributor.Name

    public init(id: ContributorID, kind: Contributor.Kind, name: Contributor.Name) {
        self.id = id
        self.kind = kind
        self.name = name
    }
}

/// What an author's page says of them beside their name.
public struct AuthorProfile: Sendable, Hashable {
    public var picture: Picture?
    public var links: [LinkTarget]

    public init(picture: Picture? = nil, links: [LinkTarget] = []) {
        self.picture = picture
        self.links = links
    }
}

/// A topic as one edition names it.
public struct NamedTopic: Sendable, Hashable, Identifiable {
    public let id: TopicID
    public let name: Topic.Name

    public init(id: TopicID, name: Topic.Name) {
        self.id = id
        self.name = name
    }
}

/// A published translation of an article: enough to link to it.
public struct TranslationLink: Sendable, Hashable {
    public let article: ArticleID
    public let edition: EditionID
    public let section: SectionID
    public let slug: Slug

    public init(article: ArticleID, edition: EditionID, section: SectionID, slug: Slug) {
        self.article = article
        self.edition = edition
        self.section = section
        self.slug = slug
    }
}
