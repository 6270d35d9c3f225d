/// How many sections, topics, authors and pictures a sample has. Those of the standard size are in each.
public struct SampleSize: Sendable, Hashable {
    public var sections: Int
    public var topics: Int
    public var authors: Int
    public var pictures: Int

    public init(
        sections: Int = standard.sections, topics: Int = standard.topics, authors: Int = standard.authors,
        pictures: Int = standard.pictures
    ) {
        self.sections = sections
        self.topics = topics
        self.authors = authors
        self.pictures = pictures
    }

    /// What the words of the sample name by themselves.
    public static let standard = SampleSize(
        sections: Beat.all.count + Beat.childCount, topics: Beat.all.map(\.topics.count).reduce(0, +), authors: 27,
        pictures: SampleArchive.drawings.count
    )

    /// As many as the words of the sample can be put together to names that differ. The bound on pictures is the disk's.
    public static let largest = SampleSize(
        sections: standard.sections + Beat.childCount * Names.places.count, topics: 50_000,
        authors: Names.personCount, pictures: 1_000_000
    )
}

extension Beat {
    fileprivate static let childCount = all.map(\.children.count).reduce(0, +)
}
