public import News

/// What the articles of an archive refer to, by place in these lists. Names are keyed by the place of their edition.
public struct ArchiveSkeleton: Sendable {
    public struct SectionEntry: Sendable {
        /// The place of its parent, which stands earlier in the list.
        public var parent: Int?
        public var names: [Int: Section.Name]

        public init(parent: Int?, names: [Int: Section.Name]) {
            self.parent = parent
            self.names = names
        }
    }

    public struct ContributorEntry: Sendable {
        public var kind: Contributor.Kind
        public var names: [Int: Contributor.Name]

        public init(kind: Contributor.Kind, names: [Int: Contributor.Name]) {
            self.kind = kind
            self.names = names
        }
    }

    public struct PictureEntry: Sendable {
        /// Its `id` and `texts` are not looked at.
        public var picture: LibraryPicture
        public var texts: [Int: Picture.Text]

        public init(picture: LibraryPicture, texts: [Int: Picture.Text]) {
            self.picture = picture
            self.texts = texts
        }
    }

    public var sections: [SectionEntry]
    public var contributors: [ContributorEntry]
    public var topics: [[Int: Topic.Name]]
    public var pictures: [PictureEntry]

    public init(
        sections: [SectionEntry], contributors: [ContributorEntry], topics: [[Int: Topic.Name]],
        pictures: [PictureEntry]
    ) {
        self.sections = sections
        self.contributors = contributors
        self.topics = topics
        self.pictures = pictures
    }
}
