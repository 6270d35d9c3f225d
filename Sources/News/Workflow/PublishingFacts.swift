/// Everything the publishing checks look at.
public struct PublishingFacts: Sendable {
    public var content: ArticleContent
    public var edition: EditionID
    /// That of the edition.
    public var language: LanguageTag
    /// Whether the edition shows the article's section.
    public var sectionIsNamed: Bool
    /// The pictures that the article shows, with the words of its edition.
    public var pictures: [PictureID: Picture]
    /// Those of the articles it links to that readers can reach.
    public var reachableArticles: Set<ArticleID>
    /// The paths of our own site that it links to and at which readers find nothing.
    public var deadPaths: [String]
    /// When it is to go out, where that is asked for.
    public var dueAt: Instant?
    /// Whether it is a translation, whose blocks are begun without words.
    public var isTranslation: Bool
    public var now: Instant
    /// The day in the publication's zone on which readers are to get it, by which rights of pictures are looked at.
    public var day: CivilDate?

    public init(
        content: ArticleContent, edition: EditionID, language: LanguageTag, sectionIsNamed: Bool,
        pictures: [PictureID: Picture],
        reachableArticles: Set<ArticleID>, dueAt: Instant? = nil, now: Instant, day: CivilDate? = nil,
        isTranslation: Bool = false, deadPaths: [String] = []
    ) {
        self.deadPaths = deadPaths
        self.isTranslation = isTranslation
        self.content = content
        self.edition = edition
        self.language = language
        self.sectionIsNamed = sectionIsNamed
        self.pictures = pictures
        self.reachableArticles = reachableArticles
        self.dueAt = dueAt
        self.now = now
        self.day = day
    }
}
