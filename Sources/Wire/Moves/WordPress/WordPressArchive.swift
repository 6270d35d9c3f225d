internal import Foundation
internal import News

/// A WordPress export (WXR) as items to move. It is read twice: the first time for what items name (authors, sections,
/// attachments), which may stand behind them.
public struct WordPressArchive: ArchiveReader {
    public private(set) var site = MovedSite()
    private var ownLog = MoveLog()
    private var surveying = WordPressExport(readsBodies: false)
    private var reading = WordPressExport(readsBodies: true)
    private var authors: [String: (name: String, number: String)] = [:]
    private var categories: [String: Category] = [:]
    private var categoryOfNumber: [String: String] = [:]
    private var files = FileTable()
    private var hasBlogAddress = false

    private struct Category {
        var name: String
        var parent: String
        var number: String
    }

    /// More authors or categories are not kept.
    private static let mostTerms = 100_000
    /// A section stands no deeper.
    private static let deepest = 6

    public init() {}

    public var needsSurvey: Bool { true }

    public var log: MoveLog {
        var log = ownLog
        log.add(reading.log)
        return log
    }

    public mutating func survey(_ bytes: [UInt8], isLast: Bool) {
        var found: [WordPressExport.Record] = []
        surveying.read(bytes, isLast: isLast) { found.append($0) }
        for record in found { note(record) }
        // Another file may follow.
        if isLast { surveying = WordPressExport(readsBodies: false) }
    }

    public mutating func read(_ bytes: [UInt8], isLast: Bool) -> [MovedItem] {
        if site.files == nil {
            ownLog.add(.tooManyAttachments, count: files.passed)
            let files = files
            site.files = { files[$0] }
            site.hanging = { files.hanging(under: $0) }
            self.files = FileTable()
        }
        var items: [WordPressItem] = []
        reading.read(bytes, isLast: isLast) { if case .item(let item) = $0 { items.append(item) } }
        if isLast {
            ownLog.add(reading.log)
            reading = WordPressExport(readsBodies: true)
        }
        return items.compactMap { moved($0) }
    }

    // MARK: Survey

    private mutating func note(_ record: WordPressExport.Record) {
        switch record {
        case .title(let title): if site.title.isEmpty { site.title = PageText.plain(title) }
        case .address(let address, let isBlog):
            let address = PageText.trimmed(address)
            guard isBlog || !hasBlogAddress, LinkTarget(rawValue: address + "/")?.host != nil else { return }
            hasBlogAddress = hasBlogAddress || isBlog
            site.address = address
        case .author(let login, let number, let name):
            guard authors.count < Self.mostTerms else { return ownLog.add(.tooManyTerms, login) }
            authors[login] = (PageText.plain(name), PageText.trimmed(number))
        case .category(let slug, let parent, let name, let number):
            guard categories.count < Self.mostTerms else { return ownLog.add(.tooManyTerms, name) }
            categories[slug] = Category(name: PageText.plain(name), parent: parent, number: PageText.trimmed(number))
            categoryOfNumber[PageText.trimmed(number)] = slug
        case .item(let item):
            guard item.type == "attachment", item.number > 0 else { return }
            let address = item.attachmentAddress.isEmpty ? item.guid : item.attachmentAddress
            files.add(
                item.number, address: PageText.trimmed(address),
                alt: PageText.plain(item.details["_wp_attachment_image_alt"] ?? ""),
                caption: PageText.plain(item.excerpt), under: item.parent
            )
        }
    }

    // MARK: Items

    private mutating func moved(_ item: WordPressItem) -> MovedItem? {
        guard let state = state(of: item) else { return nil }
        ownLog.add(.comments, PageText.plain(item.title), count: item.comments)
        if item.isSticky { ownLog.add(.sticky, PageText.plain(item.title)) }
        var headline = PageText.plain(item.title)
        if headline.isEmpty {
            headline = PageText.beginning(of: item.content)
            guard !headline.isEmpty else {
                ownLog.add(.unreadable, "an item with neither headline nor text")
                return nil
            }
            ownLog.add(.withoutHeadline, headline)
        }
        let own = item.number > 0 ? String(item.number) : item.guid.isEmpty ? item.link : item.guid
        var moved = MovedItem(
            identity: [site.address, own.isEmpty ? headline : own], headline: headline, body: item.content,
            markup: .wordPress
        )
        moved.state = state
        moved.standfirst = PageText.plain(item.excerpt).nonEmpty
        for name in ["newspack_post_subtitle", "subtitle", "_subtitle"] where moved.standfirst == nil {
            moved.standfirst = item.details[name].flatMap { PageText.plain($0).nonEmpty }
        }
        moved.slug = Slug(
            rawValue: (item.slug.removingPercentEncoding ?? item.slug).precomposedStringWithCanonicalMapping)
        moved.source = nil
        readTerms(of: item, into: &moved)
        if moved.byline.isEmpty { moved.byline = byline(of: item) }
        moved.publishedAt =
            WordPressDate.read(universal: item.universalDate, local: item.localDate)
            ?? ImportedDate(reading: item.publishedText)
        moved.modifiedAt = WordPressDate.read(universal: item.modifiedUniversal, local: item.modifiedLocal)
        if state == .scheduled {
            moved.dueAt = moved.publishedAt
            moved.edNote = "Scheduled at the old site for \(item.localDate)."
        }
        moved.number = item.number
        if let number = item.details["_thumbnail_id"].flatMap({ Int64(PageText.trimmed($0)) }), number > 0 {
            moved.leadPicture = site.files?(number)
            if moved.leadPicture == nil { ownLog.add(.pictureUnknown, String(number)) }
        }
        moved.oldPaths = state == .published ? oldPaths(of: item) : []
        return moved
    }

    /// - Returns: `nil` for what is left out.
    private mutating func state(of item: WordPressItem) -> ArticleState? {
        switch item.type {
        case "post", "page": break
        case "attachment": return nil
        default:
            ownLog.add(.otherType, item.type.isEmpty ? "no type" : item.type)
            return nil
        }
        switch item.status {
        case "trash":
            ownLog.add(.trashed, PageText.plain(item.title))
            return nil
        case "auto-draft", "inherit":
            ownLog.add(.otherType, item.status)
            return nil
        case _ where !item.password.isEmpty:
            ownLog.add(.withPassword, PageText.plain(item.title))
            return .draft
        case "publish": return .published
        case "pending": return .submitted
        case "private":
            ownLog.add(.privateItem, PageText.plain(item.title))
            return .draft
        case "future": return .scheduled
        case "draft": return .draft
        default:
            ownLog.add(.odd, "the status “\(item.status.prefix(40))”, kept as a draft")
            return .draft
        }
    }

    private func byline(of item: WordPressItem) -> [MovedItem.Name] {
        let login = PageText.trimmed(item.creator)
        guard !login.isEmpty else { return [] }
        let known = authors[login]
        return [author(known?.name.nonEmpty ?? login, slug: login, number: known?.number)]
    }

    private func author(_ name: String, slug: String, number: String?) -> MovedItem.Name {
        var paths = ["\(site.base)/author/\(Self.piece(slug))"]
        if let number, !number.isEmpty { paths.append("\(site.base)/?author=\(number)") }
        return MovedItem.Name(name, oldPaths: paths)
    }

    /// A piece of a path as WordPress makes one of a name that has none.
    private static func piece(_ text: String) -> String {
        (text.removingPercentEncoding ?? text).lowercased().replacing(" ", with: "-")
    }

    private func oldPaths(of item: WordPressItem) -> [String] {
        var paths: [String] = []
        let number = "\(site.base)/?\(item.type == "page" ? "page_id" : "p")=\(item.number)"
        if item.number > 0 {
            paths.append(number)
            if item.type == "page" { paths.append("\(site.base)/?p=\(item.number)") }
        }
        if let path = site.path(of: PageText.trimmed(item.link)), !path.contains("?") {
            paths.append(path)
            let trimmed = path.hasSuffix("/") ? path.dropLast() : path[...]
            if let slash = trimmed.lastIndex(of: "/"), trimmed[slash...].dropFirst() == item.slug {
                paths += item.oldSlugs.map { trimmed[...slash] + $0 }
            }
        }
        return paths.withoutRepeats
    }

    // MARK: Terms

    private mutating func readTerms(of item: WordPressItem, into moved: inout MovedItem) {
        var sections: [String] = []
        for term in item.terms {
            let name = PageText.plain(term.name).nonEmpty ?? term.slug
            guard !name.isEmpty else { continue }
            switch term.taxonomy {
            case "category", "":
                if categories[term.slug] == nil, categories.count < Self.mostTerms {
                    categories[term.slug] = Category(name: name, parent: "", number: "")
                }
                sections.append(term.slug.isEmpty ? name : term.slug)
                if categories[term.slug] == nil { moved.topics.append(MovedItem.Name(name)) }
            case "post_tag", "tag":
                let slug = term.slug.isEmpty ? name : term.slug
                moved.topics.append(
                    MovedItem.Name(
                        name,
                        oldPaths: ["tag/\(Self.piece(slug))", "?tag=\(Self.piece(slug))"].map { "\(site.base)/\($0)" })
                )
            case "author":
                let slug = term.slug.hasPrefix("cap-") ? String(term.slug.dropFirst(4)) : term.slug
                moved.byline.append(author(name, slug: slug, number: nil))
            case "language": moved.language = PageLanguage.tag(term.slug)
            case "post_format":
                switch term.slug {
                case "post-format-video": moved.kind = .video
                case "post-format-gallery": moved.kind = .gallery
                default: break
                }
            default: ownLog.add(.taxonomy, "\(term.taxonomy): \(name)")
            }
        }
        if item.type == "page" {
            moved.section = [MovedItem.Name(WordPressPages.name(in: moved.language))]
            moved.topics += sections.compactMap { categories[$0] }.map { MovedItem.Name($0.name) }
        } else {
            place(moved: &moved, in: sections.withoutRepeats, item)
        }
        moved.topics = moved.topics.withoutRepeats
    }

    /// The section is the one that the site's plug-in names, else the deepest below the first; the others become topics.
    private mutating func place(moved: inout MovedItem, in sections: [String], _ item: WordPressItem) {
        let named = ["_yoast_wpseo_primary_category", "rank_math_primary_category"].compactMap { item.details[$0] }
            .compactMap { categoryOfNumber[PageText.trimmed($0)] }.first { sections.contains($0) }
        guard let first = named ?? sections.first else { return }
        var slugs = path(to: first)
        if named == nil {
            for other in sections.dropFirst() {
                let deeper = path(to: other)
                if deeper.count > slugs.count, deeper.contains(first) { slugs = deeper }
            }
        }
        var old = "\(site.base)/category"
        moved.section = slugs.map { slug in
            let category = categories[slug]
            old += "/\(Self.piece(slug))"
            var paths = [old]
            if let number = category?.number, !number.isEmpty { paths.append("\(site.base)/?cat=\(number)") }
            return MovedItem.Name(category?.name.nonEmpty ?? slug, oldPaths: paths)
        }
        for other in sections where !slugs.contains(other) {
            guard let category = categories[other] else { continue }
            ownLog.add(.sectionAsTopic, category.name)
            let steps = path(to: other).map { "/\(Self.piece($0))" }
            var paths = ["\(site.base)/category\(steps.joined())"]
            if let number = category.number.nonEmpty { paths.append("\(site.base)/?cat=\(number)") }
            moved.topics.append(MovedItem.Name(category.name, oldPaths: paths))
        }
    }

    /// The slugs from the top down to a category.
    private mutating func path(to slug: String) -> [String] {
        var path = [slug]
        var next = categories[slug]?.parent ?? ""
        while !next.isEmpty, categories[next] != nil {
            guard !path.contains(next) else {
                ownLog.add(.parentCycle, path.reversed().joined(separator: " › "))
                // The circle is cut for good where it was found.
                categories[slug]?.parent = ""
                return [slug]
            }
            path.insert(next, at: 0)
            next = categories[next]?.parent ?? ""
            if path.count > 200 { break }
        }
        if path.count > Self.deepest {
            ownLog.add(.tooDeepSection, path.joined(separator: " › "))
            path = Array(path.prefix(Self.deepest - 1)) + [slug]
        }
        return path
    }
}

/// WordPress's two clocks: its own, and Greenwich's, which a draft has not.
enum WordPressDate {
    static func read(universal: String, local: String) -> ImportedDate? {
        if let date = civil(universal) { return ImportedDate(date.date, date.time, offset: 0) }
        return civil(local).map { .civil($0) }
    }

    /// `2019-05-04 13:00:00`; none for the zeros of a date that is not there.
    private static func civil(_ text: String) -> CivilDateTime? {
        guard case .civil(let date)? = ISODate.read(PageText.trimmed(text)), date.date.year > 0 else { return nil }
        return date
    }
}

/// Where WordPress's pages stand, which are in no category.
enum WordPressPages {
    static func name(in language: LanguageTag?) -> String {
        switch language?.primary {
        case "ar": "صفحات"
        case "es": "Páginas"
        default: "Pages"
        }
    }
}
