internal import Foundation
internal import News

/// A Ghost export (JSON) as items to move. It is surveyed first: tags, authors and which post has which stand behind the
/// posts.
public struct GhostArchive: ArchiveReader {
    public private(set) var site = MovedSite()
    public private(set) var log = MoveLog()
    private var pieces = Self.pieces(["posts"])
    private var surveying = Self.pieces(Self.surveyed)
    private var tags: [String: Name] = [:]
    private var users: [String: Name] = [:]
    private var tagsOfPost: [String: [(order: Int, id: String)]] = [:]
    private var authorsOfPost: [String: [(order: Int, id: String)]] = [:]
    private var altOfPost: [String: (alt: String?, caption: String?)] = [:]
    private var links = 0

    private struct Name {
        var name: String
        var slug: String
        var isInternal = false
    }

    private static let surveyed = ["tags", "users", "posts_tags", "posts_authors", "posts_meta", "settings"]
    /// More links between posts and their tags or authors are not kept.
    private static let mostLinks = 3_000_000

    /// - Parameter address: The old site's, which a Ghost export does not tell.
    public init(address: String? = nil) {
        if let address { site.address = address }
    }

    private static func pieces(_ tables: [String]) -> JSONPieces {
        JSONPieces(wanted: Set(tables.flatMap { ["db.data.\($0)", "data.\($0)"] }))
    }

    public var needsSurvey: Bool { true }

    public mutating func survey(_ bytes: [UInt8], isLast: Bool) {
        var found: [(String, ForeignValue)] = []
        surveying.read(bytes, isLast: isLast) { path, piece in
            if let value = ForeignValue(piece) { found.append((String(path.split(separator: ".").last ?? ""), value)) }
        }
        for (table, row) in found { note(row, of: table) }
        if isLast { surveying = Self.pieces(Self.surveyed) }
    }

    private mutating func note(_ row: ForeignValue, of table: String) {
        switch table {
        case "tags":
            guard let id = row["id"]?.text, let name = row["name"]?.text, tags.count < 200_000 else { return }
            let isInternal = row["visibility"]?.text == "internal" || name.hasPrefix("#")
            tags[id] = Name(name: PageText.collapsed(name), slug: row["slug"]?.text ?? "", isInternal: isInternal)
        case "users":
            guard let id = row["id"]?.text, let name = row["name"]?.text, users.count < 200_000 else { return }
            users[id] = Name(name: PageText.collapsed(name), slug: row["slug"]?.text ?? "")
        case "posts_tags", "posts_authors":
            let isTag = table == "posts_tags"
            guard let post = row["post_id"]?.text, let id = row[isTag ? "tag_id" : "author_id"]?.text else { return }
            links += 1
            guard links <= Self.mostLinks else { return log.add(.tooManyTerms, post) }
            let order = row["sort_order"]?.number ?? 0
            if isTag {
                tagsOfPost[post, default: []].append((order, id))
            } else {
                authorsOfPost[post, default: []].append((order, id))
            }
        case "posts_meta":
            guard let post = row["post_id"]?.text, altOfPost.count < 500_000 else { return }
            let alt = row["feature_image_alt"]?.text
            let caption = row["feature_image_caption"]?.text.map { PageText.plain($0) }
            if alt != nil || caption != nil { altOfPost[post] = (alt, caption) }
        case "settings":
            if row["key"]?.text == "title" { site.title = row["value"]?.text ?? "" }
            if row["key"]?.text == "url", site.address.isEmpty, let url = row["value"]?.text {
                site.address = url
            }
        default: break
        }
    }

    public mutating func read(_ bytes: [UInt8], isLast: Bool) -> [MovedItem] {
        var found: [[UInt8]] = []
        pieces.read(bytes, isLast: isLast) { found.append($1) }
        if isLast {
            log.add(.cut, "a post of more than 16 MB", count: pieces.passed)
            if pieces.isCut { log.add(.endsWithin, "it ends within an object") }
            pieces = Self.pieces(["posts"])
        }
        return found.compactMap { piece in
            guard let row = ForeignValue(piece) else {
                log.add(.unreadable, String(decoding: piece.prefix(80), as: UTF8.self))
                return nil
            }
            return moved(row)
        }
    }

    private mutating func moved(_ row: ForeignValue) -> MovedItem? {
        let id = row["id"]?.text ?? row["uuid"]?.text ?? ""
        let isPage = row["type"]?.text == "page" || row["page"]?.flag == true
        var body = row["html"]?.text ?? ""
        if body.isEmpty, let lexical = row["lexical"]?.text {
            var writer = LexicalMarkup()
            body = writer.html(lexical) ?? ""
            for name in writer.unknown { log.add(.block, name) }
        }
        if body.isEmpty, let mobiledoc = row["mobiledoc"]?.text {
            var writer = MobiledocMarkup()
            body = writer.html(mobiledoc) ?? ""
            for name in writer.unknown { log.add(.block, name) }
        }
        var headline = PageText.collapsed(row["title"]?.text ?? "")
        if headline.isEmpty {
            headline = PageText.beginning(of: body)
            guard !headline.isEmpty else {
                log.add(.unreadable, "a post with neither headline nor text")
                return nil
            }
            log.add(.withoutHeadline, headline)
        }
        var item = MovedItem(
            identity: [site.address, row["uuid"]?.text ?? id], headline: headline, body: Self.located(body, site),
            markup: .html
        )
        item.state = state(of: row, headline)
        item.standfirst = row["custom_excerpt"]?.text.map { PageText.collapsed($0) }?.nonEmpty
        let slug = row["slug"]?.text ?? ""
        item.slug = Slug(rawValue: slug)
        item.publishedAt = row["published_at"]?.text.flatMap(Self.date)
        item.modifiedAt = row["updated_at"]?.text.flatMap(Self.date)
        item.language = row["locale"]?.text.flatMap { PageLanguage.tag($0) }
        if item.state == .scheduled {
            item.dueAt = item.publishedAt
            item.edNote = "Scheduled at the old site for \(row["published_at"]?.text ?? "a time it does not tell")."
        }
        if let image = row["feature_image"]?.text {
            let words = altOfPost[id]
            item.leadPicture = ImportedPicture(
                source: Self.located(image, site), alt: words?.alt ?? row["feature_image_alt"]?.text,
                caption: words?.caption
            )
        }
        readNames(of: id, row, isPage: isPage, into: &item)
        if item.state == .published, !slug.isEmpty { item.oldPaths = ["\(site.base)/\(slug)/"] }
        return item
    }

    private mutating func state(of row: ForeignValue, _ headline: String) -> ArticleState {
        if let visibility = row["visibility"]?.text, visibility != "public" {
            log.add(.privateItem, headline)
            return .draft
        }
        switch row["status"]?.text {
        case "published": return .published
        // It went out by mail, and never stood on the site.
        case "sent":
            log.add(.privateItem, headline)
            return .draft
        case "scheduled": return .scheduled
        default: return .draft
        }
    }

    private func readNames(of id: String, _ row: ForeignValue, isPage: Bool, into item: inout MovedItem) {
        let own = (tagsOfPost[id] ?? []).sorted { $0.order < $1.order }.compactMap { tags[$0.id] }.filter {
            !$0.isInternal
        }
        func name(_ entry: Name, _ folder: String) -> MovedItem.Name {
            MovedItem.Name(entry.name, oldPaths: entry.slug.isEmpty ? [] : ["\(site.base)/\(folder)/\(entry.slug)"])
        }
        if isPage {
            item.section = [MovedItem.Name(WordPressPages.name(in: item.language))]
            item.topics = own.map { name($0, "tag") }
        } else {
            // The first tag is the primary one, which Ghost's themes show as a section.
            item.section = own.prefix(1).map { name($0, "tag") }
            item.topics = own.dropFirst().map { name($0, "tag") }
        }
        var authors = (authorsOfPost[id] ?? []).sorted { $0.order < $1.order }.compactMap { users[$0.id] }
        if authors.isEmpty, let author = row["author_id"]?.text.flatMap({ users[$0] }) { authors = [author] }
        item.byline = authors.map { name($0, "author") }
    }

    /// Ghost writes its own address as a word of its own.
    private static func located(_ text: String, _ site: MovedSite) -> String {
        text.replacing("__GHOST_URL__", with: site.address)
    }

    /// ISO 8601, or milliseconds since 1970 in old exports.
    private static func date(_ text: String) -> ImportedDate? {
        switch ISODate.read(text) {
        // Ghost's database keeps Greenwich's time without saying so.
        case .civil(let local)?: ImportedDate(local.date, local.time, offset: 0)
        case let date: date
        }
    }
}
