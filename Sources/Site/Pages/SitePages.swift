internal import Edge
internal import News
internal import Pages
internal import Store

/// Makes the page of an address from one snapshot of the store.
struct SitePages: Sendable {
    /// How many stories stand on a page of a list, and how many headlines in a wire.
    private static let storiesPerPage = 20
    private static let headlinesPerPage = 60
    private static let correctionsPerPage = 30
    private static let wireLength = 20
    /// The home page has the heads of all its sections besides, and is to come in one flight in Arabic, too.
    private static let homeWireLength = 9

    let database: any Database
    let clock: NewsClock
    let zone: Zone
    /// How many addresses one sitemap holds.
    var shardLength = SitemapShard.length

    /// - Parameters:
    ///   - url: The address, as the request has it.
    ///   - path: The request's own path, to see whether it is written as we would.
    /// - Returns: `nil` when nothing stands there.
    func page(
        _ url: SiteURL, path: String, suggesting other: Edition? = nil, renderer: PageRenderer
    ) async throws -> SiteAnswer? {
        if let moved = try await movedFromArchive(url, path) { return moved }
        let answer = try await living(url, path: path, suggesting: other, renderer: renderer)
        // An address of an old site may end in a number, too (`/2019/05/top-10`). Where it is known as such, it says more
        // than the number does.
        switch url {
        case .article, .author, .topic:
            guard case .moved(let target, _)? = answer else { return answer }
            guard let known = try await redirect(from: path) else {
                return try await isOurs(path, url, leadingTo: target) ? answer : nil
            }
            return .moved(to: known.rawValue, dependencies: [.publication, .redirects])
        default: return answer
        }
    }

    /// Whether an address with an article's number may have been that article's: by its section, a word of its slug, or the
    /// receipt of a publication. Addresses of other sites end in numbers, too (`/category/sport-2`).
    private func isOurs(_ path: String, _ url: SiteURL, leadingTo target: String) async throws -> Bool {
        guard case .article(_, let section, let slug, let id) = url, section.rawValue == 0 else { return true }
        func words(_ text: some StringProtocol) -> Set<Substring> {
            Set(String(text).split { $0 == "-" || $0 == "/" }.filter { $0.count > 2 })
        }
        let last = target.removingPercentEncoding?.split(separator: "/").last ?? ""
        if !words(slug.rawValue).isDisjoint(with: words(last)) { return true }
        let parent = path.split(separator: "/").dropLast().joined(separator: "/")
        return try await database.readBriefly { store in
            if try store.redirect(from: "/" + parent) != nil { return true }
            let before = ArticleID(rawValue: id.rawValue - 1)
            return try store.publishedAddresses(after: before, upTo: id)[id]?.contains(path) ?? false
        }
    }

    /// Other systems have articles by number where we have years (`/archives/7`): one that is known leads on where the
    /// archive has nothing.
    private func movedFromArchive(_ url: SiteURL, _ path: String) async throws -> SiteAnswer? {
        let (edition, first, last): (EditionID, CivilDate?, CivilDate?) =
            switch url {
            case .archiveYear(let edition, let year):
                (edition, CivilDate(year: year, month: 1, day: 1), CivilDate(year: year, month: 12, day: 31))
            case .archiveMonth(let edition, let year, let month):
                (
                    edition, CivilDate(year: year, month: month, day: 1),
                    CivilDate(year: year, month: month, day: CivilDate.days(inMonth: month, of: year))
                )
            case .archiveDay(let edition, let date): (edition, date, date)
            default: (EditionID(rawValue: 0), nil, nil)
            }
        guard let first, let last, let known = try await redirect(from: path) else { return nil }
        let isEmpty = try await database.readBriefly {
            try $0.archiveDays(in: edition, from: first, to: last).isEmpty
        }
        return isEmpty ? .moved(to: known.rawValue, dependencies: [.publication, .redirects]) : nil
    }

    private func redirect(from path: String) async throws -> LinkTarget? {
        guard let normal = AddressBook.normalized(path) else { return nil }
        return try await database.readBriefly { try $0.redirect(from: normal) }
    }

    private func living(
        _ url: SiteURL, path: String, suggesting other: Edition?, renderer: PageRenderer
    ) async throws -> SiteAnswer? {
        guard
            let edition = url.edition.flatMap({ renderer.publication.edition($0) })
                ?? renderer.publication.editions.first
        else { return nil }
        let now = clock.now()
        let canonical = renderer.addresses.path(url)
        if case .article = url {
        } else if case .author = url {
        } else if case .topic = url {
        } else if case .feed = url {
        } else if canonical != path {
            return .moved(to: canonical, dependencies: [.publication])
        }
        switch url {
        case .home: return .page(try await front(FrontID(edition: edition.id), edition: edition, renderer: renderer))
        case .section(_, let section, nil):
            let front = FrontID(edition: edition.id, section: section)
            return .page(try await self.front(front, edition: edition, renderer: renderer))
        case .section(_, let section, let before):
            let stories = try await database.readBriefly { store in
                try store.listReading(
                    .sectionStories(section), in: edition.id, before: before, limit: Self.storiesPerPage
                )
            }
            return .page(
                renderer.section(
                    section, SectionReading(stories: stories), before: before, edition: edition, now: now
                )
            )
        case .article(_, _, _, let id):
            return try await article(id, path: path, edition: edition, suggesting: other, renderer, now)
        case .latest(_, let before):
            let reading = try await database.readBriefly {
                try $0.listReading(
                    .latest, in: edition.id, before: before, limit: Self.headlinesPerPage,
                    isSettled: renderer.isForFiles
                )
            }
            return .page(renderer.latest(reading, before: before, edition: edition, now: now))
        case .archive:
            return .page(try await archive(year: nil, edition: edition, renderer, now))
        case .archiveYear(_, let year):
            return .page(try await archive(year: year, edition: edition, renderer, now))
        case .archiveMonth(_, let year, let month):
            guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
            let last = first.advanced(days: CivilDate.days(inMonth: month, of: year) - 1)
            let (days, others) = try await database.readBriefly {
                (
                    try $0.archiveDays(in: edition.id, from: first, to: last),
                    try $0.editionsPublishing(from: first, to: last)
                )
            }
            return .page(
                renderer.month(year: year, month: month, days: days, alsoIn: others, edition: edition, now: now)
            )
        case .archiveDay(_, let date):
            let start = zone.startOfDay(date)
            let end = zone.startOfDay(date.advanced(days: 1))
            let (articles, others, neighbours) = try await database.read {
                (
                    try $0.latest(in: edition.id, from: start, to: end, limit: 2000),
                    try $0.editionsPublishing(from: date, to: date),
                    try $0.archiveNeighbours(of: date, in: edition.id)
                )
            }
            return .page(
                renderer.day(date, articles, alsoIn: others, neighbours: neighbours, edition: edition, now: now)
            )
        case .author(_, _, let id, let before):
            return try await author(id, before: before, path: path, edition: edition, renderer, now)
        case .topic(_, _, let id, let before):
            return try await topic(id, before: before, path: path, edition: edition, renderer, now)
        case .corrections(_, let before):
            let (items, older) = try await database.readBriefly {
                try $0.correctedArticles(in: edition.id, before: before, limit: Self.correctionsPerPage)
            }
            return .page(renderer.corrections(items, older: older, before: before, edition: edition, now: now))
        case .feed(let address): return try await feed(address, path: path, edition: edition, renderer, now)
        case .sitemapIndex: return try await sitemapIndex(renderer, now)
        case .newsSitemap: return try await newsSitemap(renderer, now)
        case .sitemap(_, let shard): return try await sitemap(shard, edition: edition, renderer, now)
        // What strangers ask is answered beside the kept pages.
        case .search, .searchFeed, .oEmbed, .shareImage: return nil
        case .openSearch: return .page(renderer.openSearch(edition: edition))
        case .manifest: return .page(renderer.manifest(edition: edition))
        case .robots: return .page(renderer.robots())
        case .faviconSVG: return .page(renderer.favicon())
        case .rendition, .attachment, .faviconICO, .touchIcon: return nil
        }
    }

    /// A home page or the first page of a section's front.
    /// - Parameter draft: An arrangement to show in place of the one that readers have.
    func front(
        _ front: FrontID, edition: Edition, draft: FrontArrangement? = nil, renderer: PageRenderer
    ) async throws -> RenderedPage {
        let now = clock.now()
        let sections = renderer.publication.sections
        guard let section = front.section else {
            let reading = try await database.readBriefly {
                try $0.home(of: edition.id, sections: sections, draft: draft, latest: Self.homeWireLength, at: now)
            }
            return renderer.home(reading, edition: edition, now: now)
        }
        let reading = try await database.readBriefly { store in
            let reading = try store.sectionFront(
                section, in: edition.id, sections: sections, draft: draft, length: Self.storiesPerPage,
                latest: Self.wireLength, at: now
            )
            guard renderer.isForFiles, let older = reading.stories.older else { return reading }
            return reading.going(
                onAt: try store.settledKey(
                    older, .sectionStories(section), in: edition.id, length: Self.storiesPerPage)
            )
        }
        return renderer.section(section, reading, before: nil, edition: edition, now: now)
    }

    private func archive(
        year: Int?, edition: Edition, _ renderer: PageRenderer, _ now: Instant
    ) async throws -> RenderedPage {
        // Days are numbers in the order of the calendar: 20261124.
        let first = CivilDate(year: year ?? 1, month: 1, day: 1)
        let last = CivilDate(year: year ?? 9999, month: 12, day: 31)
        let (months, others) = try await database.readBriefly { store in
            var others: Set<EditionID> = []
            if let first, let last { others = try store.editionsPublishing(from: first, to: last) }
            return (try store.archiveMonths(in: edition.id, year: year), others)
        }
        return renderer.archive(months: months, year: year, alsoIn: others, edition: edition, now: now)
    }

    /// How many articles a page of a search has, and for how long the store may look.
    private static let foundPerPage = 15
    private static let searchSeconds = 1.0

    /// What a reader's search finds; `nil` where the publication has not the edition.
    func search(
        _ request: SearchRequest, in id: EditionID, suggesting other: Edition? = nil, renderer: PageRenderer
    ) async throws -> RenderedPage? {
        guard let edition = renderer.publication.edition(id) else { return nil }
        let now = clock.now()
        let zone = zone
        let publication = renderer.publication
        let asked = renderer.asked(request, in: edition)
        guard !request.text.isEmpty else {
            return renderer.search(request, SearchReading(), edition: edition, suggesting: other, now: now)
        }
        do {
            let reading = try await database.read(within: Self.searchSeconds) {
                try $0.readerSearch(
                    asked.request, in: asked.edition, of: publication, zone: zone, at: now, limit: Self.foundPerPage)
            }
            return renderer.search(request, reading, edition: edition, suggesting: other, now: now)
        } catch let error as NewsError where error.code == .tooMany {
            return renderer.search(request, SearchReading(), problem: .slow, edition: edition, now: now)
        }
    }

    /// What a search finds, as a feed.
    /// - Returns: `nil` for a search without words, and when it took too long.
    func searchFeed(
        _ request: SearchRequest, _ format: FeedAddress.Format, in id: EditionID, renderer: PageRenderer
    ) async throws -> RenderedPage? {
        guard let edition = renderer.publication.edition(id), !request.text.trimmed.isEmpty else { return nil }
        let (now, zone, publication) = (clock.now(), zone, renderer.publication)
        let asked = renderer.asked(request.with(order: .newest), in: edition)
        let (found, reading) = try await database.read(within: Self.searchSeconds) { store in
            let found = try store.readerSearch(
                asked.request, in: asked.edition, of: publication, zone: zone, at: now, limit: Self.foundPerPage
            )
            // What has all words but one is a help on a page; a program wants what it asked for.
            let ids = found.isRelaxed ? [] : found.hits.map(\.article.id)
            return (found, try store.feed(of: ids, in: id))
        }
        let older = found.isRelaxed ? nil : found.next.map { key in request.with { $0.after = key } }
        return renderer.searchFeed(reading, request, older: older, format, edition: edition, now: now)
    }

    /// A published article as others show it; `nil` where the address is none of one.
    func oEmbed(_ request: OEmbedRequest, renderer: PageRenderer) async throws -> RenderedPage? {
        guard request.url.hasPrefix(renderer.publication.url + "/") else { return nil }
        let path = String(request.url.dropFirst(renderer.publication.url.count).prefix { $0 != "?" && $0 != "#" })
        let local = renderer.renderer(for: path)
        guard case .article(_, _, _, let id)? = local.addresses.parse(path: path, query: nil) else { return nil }
        let found = try await database.readBriefly { store -> (EditionID, FeedReading)? in
            guard let article = try store.article(id), article.state == .published else { return nil }
            return (article.edition, try store.feed(of: [id], in: article.edition))
        }
        guard let found, let entry = found.1.items.first, let edition = local.publication.edition(found.0) else {
            return nil
        }
        return local.oEmbed(entry, in: found.1, request, edition: edition)
    }

    /// The page that says to come again.
    func busy(_ request: SearchRequest, in id: EditionID, renderer: PageRenderer) -> RenderedPage? {
        renderer.publication.edition(id).map {
            renderer.search(request, SearchReading(), problem: .busy, edition: $0, now: clock.now())
        }
    }

    private func article(
        _ id: ArticleID, path: String, edition: Edition, suggesting other: Edition?, _ renderer: PageRenderer,
        _ now: Instant
    ) async throws -> SiteAnswer? {
        enum Found: Sendable {
            case reading(ArticleReading)
            case gone(note: String?, [ArticleSummary], section: SectionID, [TranslationLink])
            case moved(SiteURL)
            case redirected(LinkTarget)
        }
        let found = try await database.readBriefly { store -> Found? in
            guard let article = try store.article(id) else { return nil }
            switch article.state {
            case .published: break
            case .unpublished, .killed:
                // What never went out leaves no trace, not even that it was killed.
                guard article.firstPublishedAt != nil else { return nil }
                return .gone(
                    note: try store.withdrawalNote(of: id),
                    try store.list(.latest, in: edition.id, limit: Self.wireLength), section: article.section,
                    try store.translations(of: [article.id])[article.id] ?? []
                )
            case .draft, .submitted, .inReview, .changesAsked, .approved, .scheduled, .spiked: return nil
            }
            let canonical = SiteURL.article(article.edition, article.section, article.slug, article.id)
            if renderer.addresses.path(canonical) != path {
                // A section that moved may have a number at its end, too: “/sport/mondial-2026”.
                if let target = try store.redirect(from: path, normal: AddressBook.normalized(path)) {
                    return .redirected(target)
                }
                return .moved(canonical)
            }
            return .reading(try store.reading(of: article, isAlone: renderer.isForFiles))
        }
        switch found {
        case nil: return nil
        case .gone(let note, let latest, let section, let translations)?:
            return .page(
                renderer.gone(
                    id, note: note, section: section, translations: translations, edition: edition, latest: latest,
                    suggesting: other, now: now
                )
            )
        case .moved(let url)?:
            return .moved(to: renderer.addresses.path(url), dependencies: [.publication, .article(id)])
        case .redirected(let target)?:
            return .moved(to: target.rawValue, dependencies: [.publication, .redirects, .article(id)])
        case .reading(let reading)?: return .page(renderer.article(reading, edition: edition, now: now))
        }
    }

    private func author(
        _ id: ContributorID, before: ListKey?, path: String, edition: Edition, _ renderer: PageRenderer, _ now: Instant
    ) async throws -> SiteAnswer? {
        let found = try await database.readBriefly { store in
            try store.contributor(id, in: edition.id).map {
                (
                    $0,
                    try store.listReading(
                        .author(id), in: edition.id, before: before, limit: Self.storiesPerPage,
                        isSettled: renderer.isForFiles
                    ),
                    try store.profile(of: id, in: edition.id),
                    try store.places(of: id, besides: edition.id)
                )
            }
        }
        guard let (author, articles, profile, places) = found else {
            // One of whom another was made leads to that one.
            let successor = try await database.readBriefly { store in
                try store.successor(of: id).flatMap { try store.contributor($0, in: edition.id) }
            }
            return successor.map { author in
                .moved(
                    to: renderer.addresses.path(.author(edition.id, author.name.slug, author.id, before: nil)),
                    dependencies: [.publication, .author(id), .author(author.id)]
                )
            }
        }
        // One whom nothing published names is not told of: the name may be that of an article to come.
        guard !articles.items.isEmpty else { return nil }
        let canonical = renderer.addresses.path(.author(edition.id, author.name.slug, id, before: before))
        guard canonical == path else { return .moved(to: canonical, dependencies: [.publication, .author(id)]) }
        return .page(
            renderer.author(
                author, profile, articles: articles, before: before, places: places, edition: edition, now: now
            )
        )
    }

    private func topic(
        _ id: TopicID, before: ListKey?, path: String, edition: Edition, _ renderer: PageRenderer, _ now: Instant
    ) async throws -> SiteAnswer? {
        let found = try await database.readBriefly { store in
            try store.topic(id, in: edition.id).map {
                (
                    $0,
                    try store.listReading(
                        .topic(id), in: edition.id, before: before, limit: Self.storiesPerPage,
                        isSettled: renderer.isForFiles
                    ),
                    try store.places(of: id, besides: edition.id)
                )
            }
        }
        guard let (topic, articles, places) = found else {
            // One that was merged leads to the one it became.
            let successor = try await database.readBriefly { store in
                try store.successor(of: id).flatMap { try store.topic($0, in: edition.id) }
            }
            return successor.map { topic in
                .moved(
                    to: renderer.addresses.path(.topic(edition.id, topic.name.slug, topic.id, before: nil)),
                    dependencies: [.publication, .topic(id), .topic(topic.id)]
                )
            }
        }
        // One that nothing published names is not told of: the name may be that of an article to come.
        guard !articles.items.isEmpty else { return nil }
        let canonical = renderer.addresses.path(.topic(edition.id, topic.name.slug, id, before: before))
        guard canonical == path else { return .moved(to: canonical, dependencies: [.publication, .topic(id)]) }
        return .page(
            renderer.topic(topic, articles: articles, before: before, places: places, edition: edition, now: now)
        )
    }

    /// The newest headlines of an edition.
    func latest(of edition: Edition) async throws -> [ArticleSummary] {
        try await database.readBriefly { try $0.list(.latest, in: edition.id, limit: Self.wireLength) }
    }

    /// The page that says nothing stands there, or the redirect an old address was given.
    func missing(
        path: String, edition: Edition, suggesting other: Edition? = nil, renderer: PageRenderer
    ) async throws -> SiteAnswer {
        let normal = AddressBook.normalized(path)
        let others = normal.map(OldAddress.others) ?? []
        let (target, latest) = try await database.readBriefly { store -> (String?, [ArticleSummary]) in
            var target = try store.redirect(from: path, normal: normal)?.rawValue
            for other in others where target == nil {
                target = try store.redirect(from: other.path).flatMap { other.target($0) }
            }
            return (target, try store.list(.latest, in: edition.id, limit: Self.wireLength))
        }
        if let target { return .moved(to: target, dependencies: [.publication, .redirects]) }
        return .page(renderer.notFound(edition: edition, latest: latest, suggesting: other, now: clock.now()))
    }
}

/// What an address is answered with.
enum SiteAnswer: Sendable {
    case page(RenderedPage)
    /// 301, to a path of ours or an address that an editor gave.
    case moved(to: String, dependencies: [PageDependency])
}
