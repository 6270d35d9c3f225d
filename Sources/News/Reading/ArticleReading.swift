/// Everything the page of one published article shows.
public struct ArticleReading: Sendable {
    public let article: Article
    public let credits: [NamedContributor]
    /// Who brought it into this language.
    public let translators: [NamedContributor]
    public let topics: [NamedTopic]
    public let corrections: [Correction]
    /// Published translations in other editions.
    public let translations: [TranslationLink]
    /// Every picture the page may show (lead, body, cards), by identity.
    public let pictures: [PictureID: Picture]
    /// The latest of the article's section (of the whole edition where the section has few), newest first, without the
    /// article itself.
    public let latest: [ArticleSummary]
    /// What `latest` was read from.
    public let latestScope: LatestScope
    /// Stories to read next.
    public let related: [ArticleSummary]

    public init(
        article: Article, credits: [NamedContributor], topics: [NamedTopic], corrections: [Correction],
        translations: [TranslationLink], pictures: [PictureID: Picture], latest: [ArticleSummary],
        latestScope: LatestScope, related: [ArticleSummary], translators: [NamedContributor] = []
    ) {
        self.translators = translators
        self.article = article
        self.credits = credits
        self.topics = topics
        self.corrections = corrections
        self.translations = translations
        self.pictures = pictures
        self.latest = latest
        self.latestScope = latestScope
        self.related = related
    }
}

/// Where a list of latest headlines comes from.
public enum LatestScope: Sendable, Hashable {
    case edition
    case section(SectionID)
}
