internal import Foundation
public import News
public import Newsroom
public import Pages
internal import Store

/// The readers' site as files (docs/decisions/0032): which there are, by what they belong to, and each made from one
/// snapshot of the store by what makes the pages of the server.
public struct SiteFiles: Sendable {
    public let renderer: PageRenderer
    let pages: SitePages
    let media: MediaRoute?
    let clock: NewsClock

    /// - Parameters:
    ///   - media: Gives pictures and icons; `nil` where there are none.
    ///   - hub: The hub that carries the feeds on; they name it.
    public init(newsroom: Newsroom, theme: Theme, media: MediaRoute?, hub: LinkTarget? = nil) async throws {
        let (publication, banners, empty) = try await newsroom.database.read {
            (try $0.requirePublication(), try $0.banners(), try $0.emptyEditions())
        }
        renderer = PageRenderer(
            publication: publication, banners: banners, zone: newsroom.zone, theme: theme,
            offer: media?.offer ?? PictureOffer(), hub: hub, isForFiles: true
        ).leavingOut(empty)
        pages = SitePages(database: newsroom.database, clock: newsroom.clock, zone: newsroom.zone)
        self.media = media
        clock = newsroom.clock
    }

    // MARK: Which there are

    /// What the files belong to, but for the articles: the key whose change may bring more of them or take some away.
    public func groups() async throws -> [PageDependency] {
        let publication = renderer.publication
        return try await pages.database.read { store in
            var groups: [PageDependency] = [.publication, .redirects]
            groups += publication.editions.map { .latest($0.id) }
            groups += publication.sections.all.map { .section($0.id) }
            for edition in publication.editions {
                groups += try store.archiveMonths(in: edition.id).map { .month(edition.id, $0.date.monthNumber) }
            }
            var authors: Set<ContributorID> = []
            var topics: Set<TopicID> = []
            for edition in publication.editions {
                var lastAuthor = ContributorID(rawValue: 0)
                while true {
                    let found = try store.sitemapAuthors(
                        in: edition.id, after: lastAuthor, upTo: ContributorID(rawValue: .max), limit: 1000)
                    authors.formUnion(found.map(\.id))
                    guard found.count == 1000, let last = found.last else { break }
                    lastAuthor = last.id
                }
                var lastTopic = TopicID(rawValue: 0)
                while true {
                    let found = try store.sitemapTopics(
                        in: edition.id, after: lastTopic, upTo: TopicID(rawValue: .max), limit: 1000)
                    topics.formUnion(found.map(\.id))
                    guard found.count == 1000, let last = found.last else { break }
                    lastTopic = last.id
                }
            }
            return groups + authors.sorted().map { .author($0) } + topics.sorted().map { .topic($0) }
        }
    }

    /// The articles that readers have or had, by a range of their numbers.
    public func articles(
        after: Int64, upTo: Int64
    ) async throws -> [(group: PageDependency, page: FiledPage)] {
        let (first, last) = (ArticleID(rawValue: after), ArticleID(rawValue: upTo))
        let (articles, addresses) = try await pages.database.readBriefly { store in
            (
                try store.filedArticles(after: first, upTo: last),
                try store.publishedAddresses(after: first, upTo: last)
            )
        }
        return articles.flatMap { article in
            files(of: article, publishedAt: addresses[article.id] ?? []).map { (.article(article.id), $0) }
        }
    }

    /// The page of an article, and what leads on to it from where it stood before: the server knows an article by its
    /// number, a host of files does not.
    /// - Parameter addresses: Under which it was published.
    private func files(of article: FiledArticle, publishedAt addresses: [String]) -> [FiledPage] {
        let url = SiteURL.article(article.edition, article.section, article.slug, article.id)
        let here = renderer.addresses.path(url)
        guard let target = LinkTarget(rawValue: here) else { return [.page(url)] }
        let old = addresses.filter { $0 != here }.compactMap { AddressBook.redirectKey(of: $0) }
        var seen: Set<String> = []
        return [.page(url)] + old.filter { seen.insert($0).inserted }.map { .moved(from: $0, to: target) }
    }

    /// The files that belong to a key; later pages of lists are told by the pages before them.
    public func files(of group: PageDependency) async throws -> [FiledPage] {
        let publication = renderer.publication
        let editions = publication.editions.map(\.id)
        func feeds(_ edition: EditionID, _ subject: FeedAddress.Subject) -> [FiledPage] {
            FeedAddress.Format.allCases.map { .page(.feed(FeedAddress(edition, subject, $0))) }
        }
        switch group {
        case .publication:
            let common: [SiteURL] = [.robots, .faviconSVG, .faviconICO, .touchIcon, .sitemapIndex, .newsSitemap]
            let own = editions.flatMap { edition -> [SiteURL] in
                [.manifest(edition), .search(edition, SearchRequest()), .sitemap(edition, .pages)]
            }
            return (common + own).map { .page($0) } + editions.map { .missing($0) }
        case .redirects:
            var files: [FiledPage] = [.redirects]
            var last = ""
            while true {
                let after = last
                let found = try await pages.database.read { try $0.redirects(after: after, limit: 1000) }
                files += found.filter { !$0.from.contains("?") }.map { .moved(from: $0.from, to: $0.to) }
                guard found.count == 1000, let end = found.last else { return files }
                last = end.from
            }
        case .latest(let edition):
            guard editions.contains(edition) else { return [] }
            let (months, shards) = try await pages.database.read { store in
                (try store.archiveMonths(in: edition), try pages.namedShards(of: edition, store))
            }
            let years = Set(months.map(\.date.year)).sorted().map { SiteURL.archiveYear(edition, $0) }
            let lists: [SiteURL] = [
                .home(edition), .latest(edition, before: nil), .archive(edition), .corrections(edition, before: nil),
            ]
            return (lists + years + shards.map { .sitemap(edition, $0) }).map { .page($0) } + feeds(edition, .latest)
        case .section(let id):
            guard let names = publication.sections[id]?.names else { return [] }
            return editions.filter { names[$0] != nil }.flatMap { edition in
                [.page(.section(edition, id, before: nil))] + feeds(edition, .section(id))
            }
        case .author(let id):
            let (found, former) = try await pages.database.read { store in
                (
                    try editions.compactMap { edition in
                        try store.contributor(id, in: edition).map { (edition, $0.name.slug) }
                    }, try store.formerAuthors(of: id)
                )
            }
            return found.flatMap { edition, slug in
                [.page(.author(edition, slug, id, before: nil))] + feeds(edition, .author(slug, id))
            } + former.compactMap { moved($0.moved) }
        case .topic(let id):
            let (found, former) = try await pages.database.read { store in
                (
                    try editions.compactMap { edition in
                        try store.topic(id, in: edition).map { (edition, $0.name.slug) }
                    }, try store.formerTopics(of: id)
                )
            }
            return found.flatMap { edition, slug in
                [.page(.topic(edition, slug, id, before: nil))] + feeds(edition, .topic(slug, id))
            } + former.compactMap { moved($0.moved) }
        case .month(let edition, let number):
            guard editions.contains(edition), let first = CivilDate(number: number * 100 + 1) else { return [] }
            let last = first.advanced(days: CivilDate.days(inMonth: first.month, of: first.year) - 1)
            let length = pages.shardLength
            let (days, count) = try await pages.database.read { store in
                (
                    try store.archiveDays(in: edition, from: first, to: last),
                    try store.articleCount(inMonth: first, of: edition)
                )
            }
            guard !days.isEmpty else { return [] }
            let shards = (1...SitemapShard.parts(of: count, length: length)).map { part in
                SiteURL.sitemap(edition, .month(year: first.year, month: first.month, part: part))
            }
            let month: [SiteURL] = [.archiveMonth(edition, year: first.year, month: first.month)]
            return (month + days.map { .archiveDay(edition, $0.date) } + shards).map { .page($0) }
        case .article(let id):
            let before = ArticleID(rawValue: id.rawValue - 1)
            let (found, addresses) = try await pages.database.read { store in
                (try store.filedArticle(id), try store.publishedAddresses(after: before, upTo: id))
            }
            return found.map { files(of: $0, publishedAt: addresses[id] ?? []) } ?? []
        case .picture, .front, .banner, .everything: return []
        }
    }

    /// A file at an old address that leads on to the new one.
    private func moved(_ addresses: (from: SiteURL, to: SiteURL)) -> FiledPage? {
        guard let old = AddressBook.redirectKey(of: renderer.addresses.path(addresses.from)),
            let target = LinkTarget(rawValue: renderer.addresses.path(addresses.to))
        else { return nil }
        return .moved(from: old, to: target)
    }

    // MARK: What stands at an address

    /// What a file's address says it is; `nil` where it is none of a page.
    public func page(at address: String) -> FiledPage? {
        renderer.renderer(for: address).addresses.parse(path: address, query: nil).map { .page($0) }
    }

    /// The same for a file of which it is known what it belongs to: what stands at an old address leads on.
    public func page(at address: String, of group: String) async throws -> FiledPage? {
        guard let key = PageDependency(text: group) else { return page(at: address) }
        switch key {
        case .article: return try await files(of: key).first { addresses(of: $0).contains(address) }
        case .topic, .author:
            return try await files(of: key).first { addresses(of: $0).contains(address) } ?? page(at: address)
        default: return page(at: address)
        }
    }

    /// The edition whose page for what is not there stands at an address.
    public func missing(at address: String) -> EditionID? {
        renderer.publication.editions.map(\.id).first { addresses(of: .missing($0)).contains(address) }
    }

    /// The address of a file, as links write it; in both scripts where the edition has two.
    public func addresses(of page: FiledPage) -> [String] {
        switch page {
        case .page(let url): renderer.renderers(of: url).map { $0.addresses.path(url) }
        case .missing(let edition):
            renderer.renderers(of: .home(edition)).map { renderer in
                let home = renderer.addresses.path(.home(edition))
                return (home == "/" ? "" : home) + "/404.html"
            }
        case .moved(let from, _): AddressBook.written(from).map { [$0] } ?? []
        case .redirects: ["/_redirects"]
        }
    }

    /// Makes a file.
    /// - Parameter address: One of those that `addresses(of:)` told.
    /// - Returns: `nil` where nothing stands there, or no folder can hold it.
    public func make(_ page: FiledPage, at address: String) async throws -> MadeFile? {
        let renderer = renderer.renderer(for: address)
        let now = clock.now()
        switch page {
        case .page(let url):
            if let media, media.answers(url) {
                guard let bytes = try await media.file(at: url, renderer) else { return nil }
                var file = MadeFile(address: address, isFolder: false, body: bytes)
                file?.dependencies = [.publication]
                return file
            }
            if case .search(let id, _) = url {
                guard let edition = renderer.publication.edition(id) else { return nil }
                let latest = try await pages.latest(of: edition)
                return try file(
                    renderer.searchAmongFiles(edition: edition, latest: latest, now: now), address, isFolder: true)
            }
            guard case .page(let page)? = try await pages.page(url, path: address, renderer: renderer) else {
                return nil
            }
            return try file(page, address, isFolder: page.mediaType.hasPrefix("text/html") && !url.isLaterPage)
        case .missing(let id):
            guard let edition = renderer.publication.edition(id) else { return nil }
            let latest = try await pages.latest(of: edition)
            return try file(renderer.notFound(edition: edition, latest: latest, now: now), address, isFolder: false)
        case .moved(let from, let target):
            guard try await !isTaken(address, renderer) else { return nil }
            let isFile = from.hasSuffix(".html") || from.hasSuffix(".htm")
            return try file(renderer.moved(to: target), address, isFolder: !isFile)
        case .redirects:
            let sections = Set(
                renderer.publication.editions.flatMap { edition in
                    renderer.publication.sections.all.filter { $0.names[edition.id] != nil }.map {
                        renderer.addresses.path(.section(edition.id, $0.id, before: nil))
                    }
                })
            var text = ""
            var last = ""
            while true {
                let after = last
                let found = try await pages.database.read { try $0.redirects(after: after, limit: 1000) }
                for redirect in found {
                    guard !redirect.from.contains("?"), let from = AddressBook.written(redirect.from) else { continue }
                    text += "\(from) \(redirect.to.rawValue) 301\n"
                    // What stood in a section that moved stands in it still.
                    if sections.contains(redirect.to.rawValue) {
                        text += "\(from)/* \(redirect.to.rawValue)/:splat 301\n"
                    }
                }
                guard found.count == 1000, let end = found.last else { break }
                last = end.from
            }
            // What stands below a topic and an author, their feeds, does not move by itself either.
            let former = try await pages.database.read { store in
                try store.formerTopics().map(\.moved) + store.formerAuthors().map(\.moved)
            }
            for (old, new) in former {
                let (from, to) = (renderer.addresses.path(old), renderer.addresses.path(new))
                text += "\(from) \(to) 301\n\(from)/* \(to)/:splat 301\n"
            }
            guard !text.isEmpty else { return nil }
            var file = MadeFile(address: address, isFolder: false, body: Array(text.utf8))
            file?.dependencies = [.redirects]
            return file
        }
    }

    /// Whether a page stands where an old address would lead away from: pages go first, as on the server. A folder's
    /// index stands at the folder's own address.
    private func isTaken(_ address: String, _ renderer: PageRenderer) async throws -> Bool {
        if address.hasSuffix("/index.html") || missing(at: address) != nil || address == "/_redirects" { return true }
        guard case .page(let url)? = page(at: address) else { return false }
        switch url {
        case .article, .author, .topic:
            guard case .page? = try await pages.page(url, path: address, renderer: renderer) else { return false }
            return true
        default: return true
        }
    }

    /// - Throws: `NewsError(.invalid)` where no folder can hold it.
    private func file(_ page: RenderedPage, _ address: String, isFolder: Bool) throws -> MadeFile {
        guard var file = MadeFile(address: address, isFolder: isFolder, body: Array(page.body.utf8)) else {
            throw NewsError(.invalid, "\(address), whose name is too long for a file,")
        }
        file.dependencies = page.dependencies
        file.until = page.fresh?.until
        file.older = page.older
        return file
    }

    /// The bytes of a picture, a font, a sound or a document that pages name; `nil` where there is none.
    public func medium(at address: String) async throws -> [UInt8]? {
        if let font = renderer.theme.font(at: address) { return font.bytes }
        guard let media, let url = renderer.addresses.parse(path: address, query: nil), media.answers(url) else {
            return nil
        }
        return try await media.file(at: url, renderer)
    }
}

extension SiteURL {
    /// Whether it is a later page of a list, which has a file's name among files.
    fileprivate var isLaterPage: Bool {
        switch self {
        case .section(_, _, let before), .latest(_, let before), .author(_, _, _, let before),
            .topic(_, _, _, let before), .corrections(_, let before):
            before != nil
        default: false
        }
    }
}

extension FormerAddress<TopicID> {
    fileprivate var moved: (from: SiteURL, to: SiteURL) {
        (.topic(edition, formerSlug, formerID, before: nil), .topic(edition, slug, id, before: nil))
    }
}

extension FormerAddress<ContributorID> {
    fileprivate var moved: (from: SiteURL, to: SiteURL) {
        (.author(edition, formerSlug, formerID, before: nil), .author(edition, slug, id, before: nil))
    }
}
