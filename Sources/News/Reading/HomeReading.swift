/// Everything the home page of an edition shows.
public struct HomeReading: Sendable {
    /// The newest stories of each section of the top level, in the tree's order; sections without any are left out.
    public struct SectionBlock: Sendable {
        public let section: SectionID
        public let stories: [ArticleSummary]

        public init(section: SectionID, stories: [ArticleSummary]) {
            self.section = section
            self.stories = stories
        }
    }

    /// The lead first, then the seconds; at most seven.
    public let top: [ArticleSummary]
    public let sections: [SectionBlock]
    /// Newest first, briefs included.
    public let latest: [ArticleSummary]
    public let pictures: [PictureID: Picture]

    public init(
        top: [ArticleSummary], sections: [SectionBlock], latest: [ArticleSummary], pictures: [PictureID: Picture]
    ) {
        self.top = top
        self.sections = sections
        self.latest = latest
        self.pictures = pictures
    }
}
