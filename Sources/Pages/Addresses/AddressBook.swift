public import News

/// Writes and reads every address of one publication.
public struct AddressBook: Sendable {
    private let publication: Publication
    private let words: [EditionID: PathWords]
    /// The encoded path of every section: each card of each page needs one.
    private let sectionPaths: [EditionID: [SectionID: String]]
    /// Whether the pages are files, which no query can choose from: a later page of a list has a path of its own.
    private let isForFiles: Bool

    /// - Parameter isForFiles: Whether the pages are files.
    public init(publication: Publication, words: [EditionID: PathWords], isForFiles: Bool = false) {
        self.publication = publication
        self.words = words
        self.isForFiles = isForFiles
        var paths: [EditionID: [SectionID: String]] = [:]
        for edition in publication.editions {
            for section in publication.sections.all {
                let slugs = publication.sections.path(to: section.id).compactMap { $0.names[edition.id]?.slug.rawValue }
                paths[edition.id, default: [:]][section.id] = AddressBook.encoded([edition.pathPrefix] + slugs)
            }
        }
        sectionPaths = paths
    }

    /// First path pieces that belong to the program.
    public static let programPieces: Set<String> = ["media", "desk", "api", "healthz", "readyz", "metrics", "oembed"]

    /// First path pieces of an edition that no section may take.
    public func reservedPieces(in edition: EditionID) -> Set<String> {
        var reserved = Self.programPieces
        if let words = words[edition] {
            reserved.formUnion([
                words.latest, words.archive, words.author, words.topic, words.corrections, words.search,
            ])
        }
        reserved.formUnion(publication.editions.map(\.pathPrefix))
        if let other = publication.inOtherScripts() { reserved.formUnion(other.editions.map(\.pathPrefix)) }
        return reserved
    }

    /// The edition at the root.
    var rootEdition: EditionID? { publication.editions.first { $0.pathPrefix.isEmpty }?.id }

    // MARK: Writing

    /// The path and query of an address, percent-encoded.
    public func path(_ url: SiteURL) -> String {
        switch url {
        case .home(let edition):
            let prefix = prefix(of: edition)
            return prefix.isEmpty ? "/" : Self.encoded([prefix])
        case .section(let edition, let section, let before):
            return path(of: section, in: edition) + page(before)
        case .article(let edition, let section, let slug, let id):
            let above = path(of: section, in: edition)
            return (above == "/" ? "" : above) + "/" + PathCoding.encoded("\(slug.rawValue)-\(id.rawValue)")
        case .latest(let edition, let before):
            return Self.encoded([prefix(of: edition), word(edition, \.latest)]) + page(before)
        case .archive(let edition): return Self.encoded([prefix(of: edition), word(edition, \.archive)])
        case .archiveYear(let edition, let year):
            return Self.encoded([prefix(of: edition), word(edition, \.archive), CivilDate.padded(year, to: 4)])
        case .archiveMonth(let edition, let year, let month):
            return Self.encoded([
                prefix(of: edition), word(edition, \.archive), CivilDate.padded(year, to: 4),
                CivilDate.padded(month, to: 2),
            ])
        case .archiveDay(let edition, let date):
            return Self.encoded(
                [
                    prefix(of: edition), word(edition, \.archive), CivilDate.padded(date.year, to: 4),
                    CivilDate.padded(date.month, to: 2), CivilDate.padded(date.day, to: 2),
                ]
            )
        case .author(let edition, let slug, let id, let before):
            return Self.encoded([prefix(of: edition), word(edition, \.author), "\(slug.rawValue)-\(id.rawValue)"])
                + page(before)
        case .topic(let edition, let slug, let id, let before):
            return Self.encoded([prefix(of: edition), word(edition, \.topic), "\(slug.rawValue)-\(id.rawValue)"])
                + page(before)
        case .corrections(let edition, let before):
            return Self.encoded([prefix(of: edition), word(edition, \.corrections)]) + page(before)
        case .feed(let address):
            let page = path(address.page)
            return (page == "/" ? "" : page) + "/" + address.format.rawValue + query(address.before)
        case .sitemapIndex: return "/sitemap.xml"
        case .newsSitemap: return "/sitemap-news.xml"
        case .sitemap(let edition, let shard): return Self.encoded([prefix(of: edition), shard.file])
        case .rendition(let address): return address.path
        case .attachment(let address): return address.path
        case .shareImage(let address): return address.path
        case .oEmbed(let request): return request.path
        case .search(let edition, let request):
            return Self.encoded([prefix(of: edition), word(edition, \.search)]) + SearchCoding.query(request)
        case .searchFeed(let edition, let request, let format):
            return Self.encoded([prefix(of: edition), word(edition, \.search), format.rawValue])
                + SearchCoding.query(request.with(order: .best))
        case .openSearch(let edition): return Self.encoded([prefix(of: edition), "opensearch.xml"])
        case .manifest(let edition): return Self.encoded([prefix(of: edition), "manifest.webmanifest"])
        case .robots: return "/robots.txt"
        case .faviconSVG: return "/favicon.svg"
        case .faviconICO: return "/favicon.ico"
        case .touchIcon: return "/apple-touch-icon.png"
        }
    }

    /// The whole address, for canonical links, feeds and mail.
    public func absolute(_ url: SiteURL) -> String {
        let path = path(url)
        return publication.url + (path == "/" ? "/" : path)
    }

    private func prefix(of edition: EditionID) -> String { publication.edition(edition)?.pathPrefix ?? "" }

    private func word(_ edition: EditionID, _ path: KeyPath<PathWords, String>) -> String {
        words[edition]?[keyPath: path] ?? ""
    }

    private func path(of section: SectionID, in edition: EditionID) -> String {
        sectionPaths[edition]?[section] ?? AddressBook.encoded([prefix(of: edition)])
    }

    /// What names a later page of a list.
    private func page(_ before: ListKey?) -> String {
        isForFiles ? before.map { "/\($0.text).html" } ?? "" : query(before)
    }

    private func query(_ before: ListKey?) -> String { before.map { "?before=\($0.text)" } ?? "" }

    private static func encoded(_ pieces: [String]) -> String {
        var path = ""
        for piece in pieces where !piece.isEmpty { path += "/" + PathCoding.encoded(piece) }
        return path.isEmpty ? "/" : path
    }

    // MARK: Reading

    /// A path as redirects are kept under it: decoded, in lower case and NFC, without a slash at its end; `nil` for what
    /// is no path of a site.
    public static func normalized(_ path: String) -> String? { PathCoding.normalized(path) }

    /// The address that a request's path and query name; `nil` when it can be none of ours. Whether it is written as we
    /// would write it, the caller sees by `path(_:)`.
    public func parse(path: String, query: String?) -> SiteURL? {
        guard var pieces = PathCoding.pieces(of: path) else { return nil }
        var query = query
        if isForFiles, let last = pieces.last, last.hasSuffix(".html"), let key = ListKey(text: last.dropLast(5)) {
            pieces.removeLast()
            query = "before=\(key.text)"
        }
        if pieces == ["oembed"] { return .oEmbed(OEmbedRequest(query: query ?? "")) }
        if let shared = shared(pieces) { return shared }
        guard let (edition, rest) = edition(of: pieces), let words = words[edition] else { return nil }
        let before = query.flatMap(Self.before)
        guard let first = rest.first else { return .home(edition) }
        switch (first, rest.count) {
        case ("manifest.webmanifest", 1): return .manifest(edition)
        case ("opensearch.xml", 1): return .openSearch(edition)
        case (words.search, 1): return .search(edition, SearchCoding.request(query ?? ""))
        case (words.search, 2):
            return FeedAddress.Format(rawValue: rest[1]).map {
                .searchFeed(edition, SearchCoding.request(query ?? "").with(order: .best), $0)
            }
        case (words.latest, 1): return .latest(edition, before: before)
        case (words.corrections, 1): return .corrections(edition, before: before)
        case (words.archive, _): return archive(rest.dropFirst(), in: edition)
        case (words.author, 2):
            return Self.identified(rest[1]).map { .author(edition, $0, ContributorID(rawValue: $1), before: before) }
        case (words.topic, 2):
            return Self.identified(rest[1]).map { .topic(edition, $0, TopicID(rawValue: $1), before: before) }
        default: break
        }
        if let format = rest.last.flatMap(FeedAddress.Format.init(rawValue:)) {
            return subject(rest.dropLast(), in: edition, words).map {
                .feed(FeedAddress(edition, $0, format, before: before))
            }
        }
        if rest.count == 1, let shard = SitemapShard(file: first) { return .sitemap(edition, shard) }
        if let section = publication.sections.section(at: rest, in: edition) {
            return .section(edition, section.id, before: before)
        }
        // The number alone decides which article it is; a wrong section or slug is put right by a redirect.
        guard rest.count >= 2, let last = rest.last, let (slug, id) = Self.identified(last) else { return nil }
        let section = publication.sections.section(at: rest.dropLast(), in: edition)?.id ?? SectionID(rawValue: 0)
        return .article(edition, section, slug, ArticleID(rawValue: id))
    }

    /// What the feed under a page lists.
    private func subject(
        _ pieces: ArraySlice<String>, in edition: EditionID, _ words: PathWords
    ) -> FeedAddress.Subject? {
        guard let first = pieces.first, let last = pieces.last else { return .latest }
        if pieces.count == 2, first == words.author, let (slug, id) = Self.identified(last) {
            return .author(slug, ContributorID(rawValue: id))
        }
        if pieces.count == 2, first == words.topic, let (slug, id) = Self.identified(last) {
            return .topic(slug, TopicID(rawValue: id))
        }
        return publication.sections.section(at: Array(pieces), in: edition).map { .section($0.id) }
    }

    private func shared(_ pieces: [String]) -> SiteURL? {
        switch pieces.first {
        case "robots.txt" where pieces.count == 1: .robots
        case "sitemap.xml" where pieces.count == 1: .sitemapIndex
        case "sitemap-news.xml" where pieces.count == 1: .newsSitemap
        case "favicon.svg" where pieces.count == 1: .faviconSVG
        case "favicon.ico" where pieces.count == 1: .faviconICO
        case "apple-touch-icon.png" where pieces.count == 1: .touchIcon
        case "media" where pieces.count == 3 && pieces[1] == "files":
            AttachmentAddress(file: pieces[2]).map { .attachment($0) }
        case "media" where pieces.count == 3 && pieces[1] == "share":
            ShareImageAddress(file: pieces[2]).map { .shareImage($0) }
        case "media" where pieces.count == 3: RenditionAddress(hash: pieces[1], file: pieces[2]).map { .rendition($0) }
        default: nil
        }
    }

    private func edition(of pieces: [String]) -> (EditionID, [String])? {
        if let first = pieces.first,
            let edition = publication.editions.first(where: { !$0.pathPrefix.isEmpty && $0.pathPrefix == first })
        {
            return (edition.id, Array(pieces.dropFirst()))
        }
        return publication.editions.first { $0.pathPrefix.isEmpty }.map { ($0.id, pieces) }
    }

    private func archive(_ pieces: ArraySlice<String>, in edition: EditionID) -> SiteURL? {
        let numbers = pieces.compactMap {
            $0.utf8.count <= 4 && $0.utf8.allSatisfy { (48...57).contains($0) } ? Int($0) : nil
        }
        guard numbers.count == pieces.count else { return nil }
        switch numbers.count {
        case 0: return .archive(edition)
        case 1: return CivilDate(year: numbers[0], month: 1, day: 1).map { .archiveYear(edition, $0.year) }
        case 2:
            guard CivilDate(year: numbers[0], month: numbers[1], day: 1) != nil else { return nil }
            return .archiveMonth(edition, year: numbers[0], month: numbers[1])
        case 3: return CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]).map { .archiveDay(edition, $0) }
        default: return nil
        }
    }

    private static func identified(_ piece: String) -> (Slug, Int64)? {
        guard let hyphen = piece.lastIndex(of: "-") else { return nil }
        let digits = piece[piece.index(after: hyphen)...]
        guard (1...18).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }),
            let number = Int64(digits), number > 0
        else { return nil }
        return (Slug(rawValue: String(piece[..<hyphen])) ?? Slug(cleaning: String(piece[..<hyphen])), number)
    }

    private static func before(_ query: String) -> ListKey? {
        for pair in query.split(separator: "&").prefix(32) where pair.hasPrefix("before=") {
            return ListKey(text: pair.dropFirst("before=".count))
        }
        return nil
    }
}
