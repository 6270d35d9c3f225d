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
    case rendition(RenditionAddress)
    case manifest(EditionID)
    case robots
    case faviconSVG
    case faviconICO
    case touchIcon

    /// The edition it belongs to; `nil` for what all share.
    public var edition: EditionID? {
        switch self {
        case .home(let id), .section(let id, _, _), .article(let id, _, _, _), .latest(let id, _), .archive(let id),
            .archiveYear(let id, _), .archiveMonth(let id, _, _), .archiveDay(let id, _), .author(let id, _, _, _),
            .topic(let id, _, _, _),
            .manifest(let id):
            id
        case .rendition, .robots, .faviconSVG, .faviconICO, .touchIcon: nil
        }
    }
}

/// A rendition as its address tells it: the beginning of the original's hash stands for the picture.
public struct RenditionAddress: Sendable, Hashable {
    /// The first 20 hexadecimal digits of the original's SHA-256.
    public let hash: String
    /// Hundredths of the width and of the height.
    public let focalX: Int
    public let focalY: Int
    public let crop: Crop
    public let width: Int
    public let format: Rendition.Format

    public init(_ picture: Picture, crop: Crop, width: Int, format: Rendition.Format) {
        hash = String(picture.contentHash.prefix(20))
        focalX = Int((picture.focalPoint.x * 100).rounded())
        focalY = Int((picture.focalPoint.y * 100).rounded())
        self.crop = crop
        self.width = width
        self.format = format
    }

    init(hash: String, focalX: Int, focalY: Int, crop: Crop, width: Int, format: Rendition.Format) {
        self.hash = hash
        self.focalX = focalX
        self.focalY = focalY
        self.crop = crop
        self.width = width
        self.format = format
    }

    /// `/media/0123456789abcdef0123/f50-40-landscape-640.webp`
    package var path: String {
        "/media/\(hash)/f\(focalX)-\(focalY)-\(crop.rawValue)-\(width).\(format.rawValue)"
    }

    /// - Returns: `nil` for anything that no page of ours would ask for.
    init?(hash: String, file: String) {
        let parts = file.split(separator: ".", omittingEmptySubsequences: false)
        guard hash.utf8.count == 20, hash.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }),
            parts.count == 2, let format = Rendition.Format(rawValue: String(parts[1]))
        else { return nil }
        let pieces = parts[0].split(separator: "-", omittingEmptySubsequences: false)
        guard pieces.count == 4, pieces[0].first == "f", let x = Int(pieces[0].dropFirst()), let y = Int(pieces[1]),
            (0...100).contains(x), (0...100).contains(y), let crop = Crop(rawValue: String(pieces[2])),
            let width = Int(pieces[3]), Rendition.widths.contains(width)
        else { return nil }
        self.init(hash: hash, focalX: x, focalY: y, crop: crop, width: width, format: format)
        // "f050" and "f50" must not be two addresses of one file.
        guard path.hasSuffix("/" + file) else { return nil }
    }
}
