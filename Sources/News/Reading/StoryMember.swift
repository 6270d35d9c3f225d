/// One of the articles of a story, as those see it who link them: a story has at most one in each edition.
public struct StoryMember: Sendable, Hashable, Identifiable {
    public let id: ArticleID
    public let edition: EditionID
    public let section: SectionID
    public let slug: Slug
    public let state: ArticleState
    /// The headline of lists.
    public let headline: String
    /// The revision that readers get; of one never published, the newest.
    public let revision: Int
    /// What it translates, where it is known to be a translation.
    public let translation: Translation?

    public init(
        id: ArticleID, edition: EditionID, section: SectionID, slug: Slug, state: ArticleState, headline: String,
        revision: Int, translation: Translation?
    ) {
        self.id = id
        self.edition = edition
        self.section = section
        self.slug = slug
        self.state = state
        self.headline = headline
        self.revision = revision
        self.translation = translation
    }
}

/// A translation whose original says something else by now.
public struct BehindTranslation: Sendable, Hashable {
    public let article: DeskSummary
    public let translation: Translation
    /// The original's edition and the headline of lists.
    public let originalEdition: EditionID
    public let originalHeadline: String
    /// Since when, which is its place in the list.
    public let since: Instant

    public init(
        article: DeskSummary, translation: Translation, originalEdition: EditionID, originalHeadline: String,
        since: Instant
    ) {
        self.article = article
        self.translation = translation
        self.originalEdition = originalEdition
        self.originalHeadline = originalHeadline
        self.since = since
    }

    /// Where the list goes on after it.
    public var key: DeskKey { DeskKey(changedAt: since, article: article.id) }
}

/// Where the same topic or author is found in another edition.
public struct EditionPlace: Sendable, Hashable {
    public let edition: EditionID
    public let slug: Slug

    public init(edition: EditionID, slug: Slug) {
        self.edition = edition
        self.slug = slug
    }
}
