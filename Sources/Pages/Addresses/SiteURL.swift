public import News

/// Every address of the site that readers can ask for. `AddressBook` writes them and reads them back; no other code
/// makes or takes apart a path.
public enum SiteURL: Sendable, Hashable {
    case home(EditionID)
    case section(EditionID, SectionID, before: ListKey?)
    case article(EditionID, SectionID, Slug, ArticleID)
    case latest(EditionID, before: ListKey?)
    case archive(EditionID)
    case archiveYear(EditionID, Int)
    case archiveMonth(EditionID, year: Int, month: Int)
    case archiveDay(EditionID, CivilDate)
    case author(EditionID, Slug, ContributorID, before: ListKey?)
    case topic(EditionID, Slug, TopicID, before: ListKey?)
    /// What was put right in the edition's articles.
    case corrections(EditionID, before: ListKey?)
    case feed(FeedAddress)
    /// The list of all sitemaps, and what was published in the last two days.
    case sitemapIndex
    case newsSitemap
    case sitemap(EditionID, SitemapShard)
    case rendition(RenditionAddress)
    case attachment(AttachmentAddress)
    /// The picture by which others show an article.
    case shareImage(ShareImageAddress)
    /// What others show an article as (oEmbed).
    case oEmbed(OEmbedRequest)
    case search(EditionID, SearchRequest)
    /// What a search finds, as a feed; the newest first, whatever order it names.
    case searchFeed(EditionID, SearchRequest, FeedAddress.Format)
    case manifest(EditionID)
    /// How browsers search the edition (OpenSearch 1.1).
    case openSearch(EditionID)
    case robots
    case faviconSVG
    case faviconICO
    case touchIcon

    /// The edition it belongs to; `nil` for what all share.
    public var edition: EditionID? {
        switch self {
        case .home(let id), .section(let id, _, _), .article(let id, _, _, _), .latest(let id, _), .archive(let id),
            .archiveYear(let id, _), .archiveMonth(let id, _, _), .archiveDay(let id, _), .author(let id, _, _, _),
            .topic(let id, _, _, _), .corrections(let id, _), .manifest(let id), .sitemap(let id, _),
            .search(let id, _), .searchFeed(let id, _, _), .openSearch(let id):
            id
        case .feed(let address): address.edition
        case .sitemapIndex, .newsSitemap, .rendition, .attachment, .shareImage, .oEmbed, .robots, .faviconSVG,
            .faviconICO, .touchIcon:
            nil
        }
    }
}

/// A rendition as its address tells it: the beginning of the original's hash stands for the picture.
public struct RenditionAddress: Sendable, Hashable {
    /// What decides which part of the picture is shown; another part is another address.
    public enum Place: Sendable, Hashable {
        /// Around a point, in hundredths of the width and of the height.
        case around(x: Int, y: Int)
        /// The part that someone chose by hand.
        case frame(CropFrame)
    }

    /// The first 20 hexadecimal digits of the original's SHA-256.
    public let hash: String
    public let place: Place
    public let crop: Crop
    public let width: Int
    public let format: Rendition.Format

    public init(_ picture: Picture, crop: Crop, width: Int, format: Rendition.Format) {
        hash = String(picture.contentHash.prefix(20))
        place =
            picture.crops[crop].map { .frame($0) }
            ?? .around(x: picture.focalPoint.hundredthsX, y: picture.focalPoint.hundredthsY)
        self.crop = crop
        self.width = width
        self.format = format
    }

    /// The file's name, which is also what its entity tag is made of.
    package var file: String {
        let place =
            switch self.place {
            case .around(let x, let y): "f\(x)-\(y)"
            case .frame(let frame): "c\(frame.left)-\(frame.top)-\(frame.width)"
            }
        return "\(place)-\(crop.rawValue)-\(width).\(format.rawValue)"
    }

    /// `/media/0123456789abcdef0123/f50-40-landscape-640.webp`, or `…/c100-0-800-square-640.webp`
    package var path: String { "/media/\(hash)/\(file)" }

    /// - Returns: `nil` for anything that no page of ours would ask for.
    init?(hash: String, file: String) {
        let parts = file.split(separator: ".", omittingEmptySubsequences: false)
        guard hash.utf8.count == 20, hash.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }),
            parts.count == 2, let format = Rendition.Format(rawValue: String(parts[1]))
        else { return nil }
        let pieces = parts[0].split(separator: "-", omittingEmptySubsequences: false)
        guard let first = pieces.first, let kind = first.first, pieces.count == (kind == "c" ? 5 : 4),
            let crop = Crop(rawValue: String(pieces[pieces.count - 2])), let width = Int(pieces[pieces.count - 1]),
            Rendition.widths.contains(width)
        else { return nil }
        let numbers = ([first.dropFirst()] + pieces[1..<pieces.count - 2]).compactMap { Int($0) }
        switch (kind, numbers.count) {
        case ("f", 2):
            guard numbers.allSatisfy({ (0...100).contains($0) }) else { return nil }
            place = .around(x: numbers[0], y: numbers[1])
        case ("c", 3):
            guard let frame = CropFrame(left: numbers[0], top: numbers[1], width: numbers[2]) else { return nil }
            place = .frame(frame)
        default: return nil
        }
        self.hash = hash
        self.crop = crop
        self.width = width
        self.format = format
        // "f050" and "f50" must not be two addresses of one file.
        guard self.file == file else { return nil }
    }
}
