public import News

extension ReadTransaction {
    /// The home page of an edition in four statements, whatever the number of sections.
    /// - Parameters:
    ///   - sections: The sections that may have a front on it, in order.
    ///   - perSection: How many stories each shows, none of which stands above it.
    public func home(
        of edition: EditionID, sections: [SectionID], top topCount: Int = 7, perSection: Int = 4, latest: Int = 20
    ) throws -> HomeReading {
        let top = try list(.stories, in: edition, limit: topCount)
        var shown = Set(top.map(\.id))
        // At most all of `top` can come from one section, so this many more are enough, and the reading stays bounded.
        let bySection = try lists(
            sections.map { .sectionStories($0) }, in: edition, limit: perSection + topCount
        )
        let blocks = sections.compactMap { section -> HomeReading.SectionBlock? in
            let stories = (bySection[.sectionStories(section)] ?? []).filter { !shown.contains($0.id) }
                .prefix(perSection)
            shown.formUnion(stories.map(\.id))
            return stories.isEmpty ? nil : HomeReading.SectionBlock(section: section, stories: Array(stories))
        }
        let wire = try list(.latest, in: edition, limit: latest)
        let pictures = Set((top + blocks.flatMap(\.stories)).compactMap(\.leadPicture))
        return HomeReading(
            top: top, sections: blocks, latest: wire, pictures: try self.pictures(pictures, in: edition)
        )
    }

    /// One page of a list with the pictures of its cards: two statements.
    public func listReading(
        _ subject: ListSubject, in edition: EditionID, before: ListKey?, limit: Int
    ) throws -> ListReading {
        let found = try list(subject, in: edition, before: before, limit: limit + 1)
        let items = Array(found.prefix(limit))
        let older = found.count > limit ? items.last.map { ListKey(publishedAt: $0.publishedAt, article: $0.id) } : nil
        return ListReading(
            items: items, older: older, isNewest: before == nil,
            pictures: try pictures(Set(items.compactMap(\.leadPicture)), in: edition)
        )
    }
}
