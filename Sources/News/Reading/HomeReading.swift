/// Everything the home page of an edition shows, nothing twice.
public struct HomeReading: Sendable {
    /// The stories of a section; sections without any are left out.
    public struct SectionBlock: Sendable {
        public let section: SectionID
        public let stories: [ArticleSummary]

        public init(section: SectionID, stories: [ArticleSummary]) {
            self.section = section
            self.stories = stories
        }
    }

    /// The lead first, then the two seconds, then the thirds; without gaps.
    public let top: [ArticleSummary]
    public let opinions: [ArticleSummary]
    /// In the order that they stand in.
    public let sections: [SectionBlock]
    /// Newest first, briefs included.
    public let latest: [ArticleSummary]
    public let pictures: [PictureID: Picture]
    /// The articles that the arrangement names, shown or not: the page changes with them.
    public let named: [ArticleID]
    /// When a place changes by itself.
    public let changesAt: Instant?

    public init(
        top: [ArticleSummary], opinions: [ArticleSummary] = [], sections: [SectionBlock], latest: [ArticleSummary],
        pictures: [PictureID: Picture], named: [ArticleID] = [], changesAt: Instant? = nil
    ) {
        self.top = top
        self.opinions = opinions
        self.sections = sections
        self.latest = latest
        self.pictures = pictures
        self.named = named
        self.changesAt = changesAt
    }
}

/// Everything a page of a section's front shows.
public struct SectionReading: Sendable {
    /// Its stories; on the first page the lead stands first.
    public let stories: ListReading
    /// Its latest headlines, briefs included; on the first page alone.
    public let latest: [ArticleSummary]
    /// The articles that the arrangement names, shown or not: the page changes with them.
    public let named: [ArticleID]
    /// When a place changes by itself.
    public let changesAt: Instant?

    public init(
        stories: ListReading, latest: [ArticleSummary] = [], named: [ArticleID] = [], changesAt: Instant? = nil
    ) {
        self.stories = stories
        self.latest = latest
        self.named = named
        self.changesAt = changesAt
    }

    /// The same whose stories go on elsewhere.
    public func going(onAt older: ListKey?) -> SectionReading {
        SectionReading(stories: stories.going(onAt: older), latest: latest, named: named, changesAt: changesAt)
    }
}
