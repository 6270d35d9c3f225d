internal import Foundation
internal import News

/// RSS (0.9 to 2.0) and Atom feeds with the whole text, as items to move.
public struct FeedArchive: ArchiveReader {
    public private(set) var site = MovedSite()
    private var ownLog = MoveLog()
    private var items = XMLItems(wanted: ["item", "entry"])

    public init() {}

    public var log: MoveLog {
        var log = ownLog
        log.add(items.log)
        return log
    }

    public mutating func read(_ bytes: [UInt8], isLast: Bool) -> [MovedItem] {
        var found: [XMLNode] = []
        var outside: [([String], String)] = []
        items.read(bytes, isLast: isLast) {
            switch $0 {
            case .item(let node): found.append(node)
            case .outside(let names, let text): outside.append((names, text))
            }
        }
        for (names, text) in outside { note(names, text) }
        return found.compactMap { moved($0) }
    }

    private mutating func note(_ names: [String], _ text: String) {
        guard names.count <= 3, let last = names.last else { return }
        switch last {
        case "title" where site.title.isEmpty && !names.contains("image"): site.title = PageText.plain(text)
        case "link" where site.address.isEmpty && !names.contains("image"): take(address: text)
        default: break
        }
    }

    private mutating func take(address: String) {
        let address = PageText.trimmed(address)
        guard let target = LinkTarget(rawValue: address), target.host != nil else { return }
        site.address = address
    }

    private mutating func moved(_ node: XMLNode) -> MovedItem? {
        let link = link(of: node)
        // An Atom feed tells its site's address in an attribute; that of the first entry's host does as well.
        if site.address.isEmpty, let target = link.flatMap({ URL(string: $0) }), let host = target.host() {
            site.address = "\(target.scheme ?? "https")://\(host)"
        }
        let texts = texts(of: node)
        var headline = PageText.plain(node.first("title")?.allText ?? "")
        if headline.isEmpty {
            headline = PageText.beginning(of: texts.body ?? texts.summary ?? "")
            guard !headline.isEmpty else {
                ownLog.add(.unreadable, link ?? "an item with neither headline nor text")
                return nil
            }
            ownLog.add(.withoutHeadline, headline)
        }
        let id = node.first("guid")?.value ?? node.first("id")?.value ?? link ?? headline
        var item = MovedItem(identity: [id], headline: headline, body: texts.body ?? texts.summary ?? "", markup: .html)
        if texts.body != nil { item.standfirst = texts.summary.flatMap { standfirst($0) } }
        for name in ["pubDate", "published", "dc:date", "issued", "updated"] where item.publishedAt == nil {
            item.publishedAt = node.first(name)?.value.flatMap { ImportedDate(reading: $0) }
        }
        item.modifiedAt = (node.first("updated") ?? node.first("modified"))?.value.flatMap { ImportedDate(reading: $0) }
        let names =
            node.all("author").compactMap { $0.first("name")?.value ?? $0.value }
            + node.all("dc:creator").compactMap(\.value)
        item.byline = names.map(Self.name).withoutRepeats.map { MovedItem.Name($0) }
        let categories = node.all("category").compactMap { $0.attribute("label") ?? $0.value ?? $0.attribute("term") }
            .map { PageText.plain($0) }.filter { !$0.isEmpty }.withoutRepeats
        item.section = categories.prefix(1).map { MovedItem.Name($0) }
        item.topics = categories.dropFirst().map { MovedItem.Name($0) }
        item.language = (node.attribute("xml:lang") ?? node.first("dc:language")?.value).flatMap {
            PageLanguage.tag($0)
        }
        item.leadPicture = picture(of: node)
        item.oldPaths = link.flatMap { site.path(of: $0) }.map { [$0] } ?? []
        return item
    }

    /// A summary that is no copy of the text, without markup.
    private func standfirst(_ summary: String) -> String? {
        let plain = PageText.plain(summary)
        return plain.isEmpty || plain.count > 600 ? nil : plain
    }

    private func texts(of node: XMLNode) -> (body: String?, summary: String?) {
        let summary = (node.first("summary") ?? node.first("description")).flatMap { Self.markup(of: $0).nonEmpty }
        for name in ["content:encoded", "content", "xhtml:body", "body"] {
            if let content = node.first(name), let text = Self.markup(of: content).nonEmpty { return (text, summary) }
        }
        return (nil, summary)
    }

    /// HTML in a text, or as elements.
    private static func markup(of node: XMLNode) -> String {
        if node.children.contains(where: { !$0.name.isEmpty }) { return node.inside }
        if node.attribute("type") == "text" { return "<p>\(Shortcodes.escaped(node.allText))</p>" }
        return node.allText
    }

    private func link(of node: XMLNode) -> String? {
        let links = node.all("link")
        let alternate = links.first {
            ($0.attribute("rel") ?? "alternate") == "alternate" && $0.attribute("href") != nil
        }
        if let address = alternate?.attribute("href") { return PageText.trimmed(address) }
        if let address = links.compactMap(\.value).first { return PageText.trimmed(address) }
        guard let guid = node.first("guid"), guid.attribute("isPermaLink") != "false", let address = guid.value,
            address.hasPrefix("http")
        else { return nil }
        return address
    }

    /// `a@b.example (Imane Souiri)` names her.
    private static func name(_ text: String) -> String {
        guard text.contains("@"), let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")"), open < close
        else { return text }
        return PageText.trimmed(String(text[text.index(after: open)..<close]))
    }

    private func picture(of node: XMLNode) -> ImportedPicture? {
        let media =
            node.all("media:content") + node.all("media:group").flatMap { $0.all("media:content") }
            + node.all("media:thumbnail")
        let pictures = media.filter {
            $0.name == "media:thumbnail" || $0.attribute("medium") == "image"
                || $0.attribute("type")?.hasPrefix("image/") == true
        }
        if let first = pictures.first, let address = first.attribute("url") {
            return ImportedPicture(
                source: address, alt: nil,
                caption: (first.first("media:description") ?? first.first("media:title"))?.value,
                credit: first.first("media:credit")?.value
            )
        }
        let enclosure = node.all("enclosure").first { $0.attribute("type")?.hasPrefix("image/") == true }
        return enclosure?.attribute("url").map { ImportedPicture(source: $0) }
    }
}
