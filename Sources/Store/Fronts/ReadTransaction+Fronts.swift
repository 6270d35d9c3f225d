public import News

extension ReadTransaction {
    /// The home page of an edition in four statements at most, whatever the number of sections and pins: the
    /// arrangement, what it names, every list at once, the pictures.
    /// - Parameters:
    ///   - draft: An arrangement to show in place of the one that readers have.
    ///   - latest: How many headlines stand in the wire.
    public func home(
        of edition: EditionID, sections: SectionTree, draft: FrontArrangement? = nil, latest: Int = 20, at now: Instant
    ) throws -> HomeReading {
        let front = FrontID(edition: edition)
        let arrangement = try draft ?? liveVersion(of: front)?.arrangement ?? .automatic
        let (filling, lists) = try filling(front, arrangement, sections: sections, also: [(.latest, latest)], at: now)
        let top = [FrontSlot.lead, .seconds, .thirds].flatMap { filling.articles(in: $0) }
        let opinions = filling.articles(in: .opinion)
        let blocks = filling.layout.slots.compactMap { slot -> HomeReading.SectionBlock? in
            guard case .section(let id) = slot else { return nil }
            let stories = filling.articles(in: slot)
            return stories.isEmpty ? nil : HomeReading.SectionBlock(section: id, stories: stories)
        }
        // Opinion pieces and lines stand without pictures.
        let pictured = (top + blocks.flatMap(\.stories)).compactMap(\.leadPicture)
        return HomeReading(
            top: top, opinions: opinions, sections: blocks, latest: lists[.latest] ?? [],
            pictures: try pictures(Set(pictured), in: edition), named: arrangement.pins.map(\.article),
            changesAt: filling.changesAt
        )
    }

    /// The first page of a section's front, in four statements at most.
    /// - Parameters:
    ///   - draft: An arrangement to show in place of the one that readers have.
    ///   - length: How many stories stand on it.
    ///   - latest: How many headlines stand in the wire.
    public func sectionFront(
        _ section: SectionID, in edition: EditionID, sections: SectionTree, draft: FrontArrangement? = nil, length: Int,
        latest: Int, at now: Instant
    ) throws -> SectionReading {
        let front = FrontID(edition: edition, section: section)
        let arrangement = try draft ?? liveVersion(of: front)?.arrangement ?? .automatic
        let stories = ListSubject.sectionStories(section)
        let (filling, lists) = try filling(
            front, arrangement, sections: sections,
            also: [(stories, length + arrangement.pins.count + 1), (.section(section), latest)], at: now
        )
        var items = filling.articles
        let shown = Set(items.map(\.id))
        let rest = (lists[stories] ?? []).filter { !shown.contains($0.id) }
        items += rest.prefix(max(0, length - items.count))
        // The list goes on after the last story that stands by itself; one that is pinned may stand there once more.
        let pinned = Set(filling.places.values.filter { $0.pin != nil }.map(\.article.id))
        let automatic = items.last { !pinned.contains($0.id) }
        let older =
            rest.count > length - shown.count
            ? automatic.map { ListKey(publishedAt: $0.publishedAt, article: $0.id) } : nil
        return SectionReading(
            stories: ListReading(
                items: items, older: older, isNewest: true,
                pictures: try pictures(Set(items.compactMap(\.leadPicture)), in: edition)
            ),
            latest: lists[.section(section)] ?? [], named: arrangement.pins.map(\.article),
            changesAt: filling.changesAt
        )
    }

    /// What stands on a front with an arrangement, in two statements at most.
    public func filling(
        _ front: FrontID, _ arrangement: FrontArrangement, sections: SectionTree, at now: Instant
    ) throws -> FrontFilling {
        try filling(front, arrangement, sections: sections, also: [], at: now).0
    }

    private func filling(
        _ front: FrontID, _ arrangement: FrontArrangement, sections: SectionTree,
        also others: [(subject: ListSubject, limit: Int)], at now: Instant
    ) throws -> (FrontFilling, [ListSubject: [ArticleSummary]]) {
        let layout = FrontLayout(front, arrangement, sections: sections)
        let pins = arrangement.pins.filter { !$0.isOver(at: now) && layout.has($0.place) }
        let pinned = try pinnedArticles(pins.map(\.article), in: front.edition)
        var sources = layout.sources(pins: pinned.count)
        for other in others {
            if let known = sources.firstIndex(where: { $0.subject == other.subject }) {
                sources[known].limit = max(sources[known].limit, other.limit)
            } else {
                sources.append(other)
            }
        }
        let lists = try lists(sources, in: front.edition)
        return (FrontFilling(layout, arrangement, pinned: pinned, automatic: lists, at: now), lists)
    }

    /// Those of some articles that readers of an edition may see, with the embargo that may still hold; one statement,
    /// none for no articles.
    public func pinnedArticles(_ ids: [ArticleID], in edition: EditionID) throws -> [ArticleID: PinnedArticle] {
        guard !ids.isEmpty else { return [:] }
        var found: [ArticleID: PinnedArticle] = [:]
        for var row in try rows(
            """
            SELECT a.embargoed_until, \(ArticleSummary.columns) FROM article a
            WHERE a.id IN (\(list: ids)) AND COALESCE(a.edition_id, 0) = \(edition)
                AND COALESCE(a.state, '') = 'published'
            """
        ) {
            let embargo = try row.optionalInstant()
            let summary = try ArticleSummary(row: row)
            found[summary.id] = PinnedArticle(summary, embargoedUntil: embargo)
        }
        return found
    }

    /// Articles of the desk by their identities, in whatever state; one statement, none for no articles.
    public func deskSummaries(_ ids: Set<ArticleID>) throws -> [ArticleID: DeskSummary] {
        guard !ids.isEmpty else { return [:] }
        let found = try rows("SELECT \(DeskSummary.columns) FROM article a WHERE a.id IN (\(list: ids.sorted()))")
            .map(DeskSummary.init(row:))
        return Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
    }
}
