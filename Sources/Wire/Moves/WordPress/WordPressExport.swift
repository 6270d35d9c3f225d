/// Reads WordPress's export format (WXR 1.0 to 1.2) as it streams by: an RSS channel with the site's authors and terms,
/// then one item after the other.
struct WordPressExport {
    /// What is complete.
    enum Record {
        case title(String)
        /// Of the blog, or of the whole network where it has none of its own.
        case address(String, isBlog: Bool)
        case author(login: String, number: String, name: String)
        case category(slug: String, parent: String, name: String, number: String)
        case item(WordPressItem)
    }

    private enum Place { case channel, author, term, item, comment, detail }

    private var set = ByteSet()
    private var stream = XMLStream()
    private var place = Place.channel
    /// What stands in this file for the prefixes that WordPress writes; empty where it is they.
    private var prefixes: [String: String] = [:]
    private var item = WordPressItem()
    private var isInItem = false
    private var captured: String?
    private var text = XMLText()
    private var fields: [String: String] = [:]
    private var term = WordPressItem.Term(taxonomy: "", slug: "", name: "")
    private(set) var log = MoveLog()
    /// Whether bodies are read; a survey does without.
    private let readsBodies: Bool

    init(readsBodies: Bool) { self.readsBodies = readsBodies }

    mutating func read(_ bytes: [UInt8], isLast: Bool, _ visit: (Record) -> Void) {
        let utf8 = set.utf8(bytes, isLast: isLast)
        var stream = stream
        // The stream moves out of `self`, so that what it finds can be told to the rest of it.
        self.stream = XMLStream()
        stream.read(utf8, isLast: isLast) { hear($0, visit) }
        self.stream = stream
        guard isLast else { return }
        if isInItem {
            log.add(.unclosed, item.title)
            endItem(visit)
        }
        log.add(stream, set)
    }

    private mutating func hear(_ event: XMLStream.Event, _ visit: (Record) -> Void) {
        switch event {
        case .text(let part, let isRaw): if captured != nil { text.append(part, isRaw: isRaw) }
        case .start(let written, let attributes):
            if !isInItem { learnPrefixes(attributes) }
            start(name(of: written), attributes, visit)
        case .end(let written): end(name(of: written), visit)
        }
    }

    // MARK: Namespaces

    /// A file that another program rewrote may have other prefixes for WordPress's names than WordPress writes.
    private mutating func learnPrefixes(_ attributes: [XMLStream.Attribute]) {
        for attribute in attributes where attribute.name.hasPrefix("xmlns:") && prefixes.count < 20 {
            let prefix = String(attribute.name.dropFirst(6))
            let space = attribute.value.lowercased()
            let own: String? =
                switch space {
                case "http://purl.org/rss/1.0/modules/content/": "content"
                case "http://purl.org/dc/elements/1.1/": "dc"
                case _ where space.hasPrefix("http://wordpress.org/export/"):
                    space.hasSuffix("/excerpt/") ? "excerpt" : "wp"
                default: nil
                }
            if let own, own != prefix { prefixes[prefix] = own }
        }
    }

    private func name(of written: String) -> String {
        prefixes.isEmpty ? written : XMLStream.name(written, prefixes)
    }

    // MARK: Elements

    private mutating func start(_ name: String, _ attributes: [XMLStream.Attribute], _ visit: (Record) -> Void) {
        // A field that another one begins within was never closed.
        let isField = Self.fields.contains(name) || Self.containers.contains(name) || name == "category"
        if captured != nil, isField { take(visit) }
        switch name {
        case "item":
            if isInItem {
                log.add(.unclosed, item.title)
                endItem(visit)
            }
            (isInItem, place, item) = (true, .item, WordPressItem())
        case "wp:comment":
            if isInItem {
                item.comments += 1
                place = .comment
            }
        case "wp:postmeta" where place == .item: (place, fields) = (.detail, [:])
        case "wp:author" where !isInItem: (place, fields) = (.author, [:])
        case "wp:category", "wp:tag", "wp:term":
            if !isInItem { (place, fields) = (.term, [:]) }
        case "category" where place == .item:
            func value(_ name: String) -> String { attributes.first { $0.name == name }?.value ?? "" }
            term = WordPressItem.Term(taxonomy: value("domain"), slug: value("nicename"), name: "")
            captured = name
        default:
            guard place != .comment, Self.fields.contains(name), readsBodies || name != "content:encoded" else {
                return
            }
            captured = name
        }
    }

    private mutating func end(_ name: String, _ visit: (Record) -> Void) {
        if captured == name {
            take(visit)
            return
        }
        switch name {
        case "item":
            if captured != nil { take(visit) }
            if isInItem { endItem(visit) }
        case "wp:comment": if place == .comment { place = .item }
        case "wp:postmeta":
            guard place == .detail else { return }
            endDetail()
        case "wp:author":
            guard place == .author else { return }
            place = .channel
            visit(
                .author(
                    login: fields["wp:author_login"] ?? "", number: fields["wp:author_id"] ?? "",
                    name: fields["wp:author_display_name"] ?? ""
                )
            )
        case "wp:category":
            guard place == .term else { return }
            place = .channel
            visit(
                .category(
                    slug: fields["wp:category_nicename"] ?? "", parent: fields["wp:category_parent"] ?? "",
                    name: fields["wp:cat_name"] ?? "", number: fields["wp:term_id"] ?? ""
                )
            )
        case "wp:tag", "wp:term": if place == .term { place = .channel }
        default: break
        }
    }

    private mutating func endItem(_ visit: (Record) -> Void) {
        if captured != nil { take(visit) }
        if place == .detail { endDetail() }
        (isInItem, place) = (false, .channel)
        visit(.item(item))
        item = WordPressItem()
    }

    private mutating func endDetail() {
        place = .item
        guard let key = fields["wp:meta_key"], WordPressItem.knownDetails.contains(key),
            let value = fields["wp:meta_value"]
        else { return }
        if key == "_wp_old_slug" {
            if item.oldSlugs.count < 50 { item.oldSlugs.append(value) }
        } else {
            item.details[key] = value
        }
    }

    /// Puts the text that was captured where it belongs.
    private mutating func take(_ visit: (Record) -> Void) {
        guard let name = captured else { return }
        captured = nil
        if text.isCut { log.add(.cut, item.title.isEmpty ? name : item.title) }
        let (value, mended) = text.take()
        if mended > 0 { log.add(.mended, String(value.prefix(100)), count: mended) }
        switch place {
        case .author, .term, .detail: fields[name] = value
        case .comment: break
        case .item: setField(name, value)
        case .channel:
            switch name {
            case "title": visit(.title(value))
            case "wp:base_site_url": visit(.address(value, isBlog: false))
            case "wp:base_blog_url", "link": visit(.address(value, isBlog: true))
            default: break
            }
        }
    }

    private mutating func setField(_ name: String, _ value: String) {
        switch name {
        case "title": item.title = value
        case "link": item.link = value
        case "guid": item.guid = value
        case "dc:creator": item.creator = value
        case "content:encoded": item.content = value
        case "excerpt:encoded": item.excerpt = value
        case "pubDate": item.publishedText = value
        case "wp:post_id": item.number = Int64(PageText.trimmed(value)) ?? 0
        case "wp:post_parent": item.parent = Int64(PageText.trimmed(value)) ?? 0
        case "wp:post_date": item.localDate = value
        case "wp:post_date_gmt": item.universalDate = value
        case "wp:post_modified": item.modifiedLocal = value
        case "wp:post_modified_gmt": item.modifiedUniversal = value
        case "wp:post_name": item.slug = value
        case "wp:status": item.status = PageText.trimmed(value)
        case "wp:post_type": item.type = PageText.trimmed(value)
        case "wp:post_password": item.password = value
        case "wp:attachment_url": item.attachmentAddress = value
        case "wp:is_sticky": item.isSticky = PageText.trimmed(value) == "1"
        case "category":
            term.name = value
            if item.terms.count < 500 { item.terms.append(term) }
        default: break
        }
    }

    private static let containers: Set<String> = [
        "item", "wp:comment", "wp:postmeta", "wp:author", "wp:category", "wp:tag", "wp:term",
    ]
    private static let fields: Set<String> = [
        "title", "link", "guid", "dc:creator", "content:encoded", "excerpt:encoded", "pubDate", "wp:post_id",
        "wp:post_date", "wp:post_date_gmt", "wp:post_modified", "wp:post_modified_gmt", "wp:post_name", "wp:status",
        "wp:post_type", "wp:post_parent", "wp:post_password", "wp:attachment_url", "wp:is_sticky", "wp:meta_key",
        "wp:meta_value",
        "wp:author_id", "wp:author_login", "wp:author_display_name", "wp:term_id", "wp:category_nicename",
        "wp:category_parent", "wp:cat_name", "wp:base_site_url", "wp:base_blog_url",
    ]
}
