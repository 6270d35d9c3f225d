internal import News

/// NewsML-G2: news items alone, or in a news message, with their text as XHTML or NITF.
public struct NewsMLArchive: ArchiveReader {
    public private(set) var site = MovedSite()
    private var ownLog = MoveLog()
    private var items = XMLItems(wanted: ["newsItem", "packageItem", "conceptItem", "planningItem", "knowledgeItem"])

    public init() {}

    public var log: MoveLog {
        var log = ownLog
        log.add(items.log)
        return log
    }

    public mutating func read(_ bytes: [UInt8], isLast: Bool) -> [MovedItem] {
        var found: [XMLNode] = []
        items.read(bytes, isLast: isLast) { if case .item(let node) = $0 { found.append(node) } }
        return found.compactMap { moved($0) }
    }

    private mutating func moved(_ node: XMLNode) -> MovedItem? {
        let meta = node.first("contentMeta")
        let about = node.first("itemMeta")
        let guid = node.attribute("guid")
        let body = Self.body(of: node)
        let headline = meta?.all("headline").lazy.compactMap(\.value).first ?? Self.headline(inText: node)
        let kind = Self.code(about?.first("itemClass")) ?? "text"
        guard node.name == "newsItem", body != nil || kind == "text" || kind == "composite" else {
            ownLog.add(.notText, "\(node.name == "newsItem" ? kind : node.name): \(headline ?? guid ?? "")")
            return nil
        }
        let status = Self.code(about?.first("pubStatus")) ?? "usable"
        guard status == "usable" else {
            ownLog.add(.cancelled, headline ?? guid ?? "")
            return nil
        }
        guard
            let title = headline
                ?? body.flatMap({ PageText.beginning(of: $0).nonEmpty })
        else {
            ownLog.add(.unreadable, guid ?? "an item with neither headline nor text")
            return nil
        }
        if headline == nil { ownLog.add(.withoutHeadline, title) }
        var item = MovedItem(identity: [guid ?? title], headline: title, body: body ?? "", markup: .html)
        let summaries = meta?.all("description") ?? []
        item.standfirst = (summaries.first { $0.attribute("role") == "drol:summary" } ?? summaries.first)?.value
        item.source =
            (meta?.first("infoSource") ?? about?.first("provider"))?.first("name")?.value
            ?? Self.code(about?.first("provider"))
        item.edNote = about?.first("edNote")?.value
        item.language = (node.attribute("xml:lang") ?? meta?.first("language")?.attribute("tag")).flatMap {
            PageLanguage.tag($0)
        }
        let names = meta?.all("creator").compactMap { $0.first("name")?.value } ?? []
        let byline = meta?.first("by")?.value.map { BylineNames.names(in: $0) } ?? []
        item.byline = (names.isEmpty ? byline : names).map { MovedItem.Name($0) }
        let created = meta?.first("contentCreated")?.value ?? about?.first("firstCreated")?.value
        let version = about?.first("versionCreated")?.value
        item.publishedAt = (created ?? version).flatMap { ImportedDate(reading: $0) }
        item.modifiedAt = version.flatMap { ImportedDate(reading: $0) }
        if let until = about?.first("embargoed")?.value {
            if !item.holdBack(until: until) { ownLog.add(.wasScheduled, title) }
        }
        let subjects = (meta?.all("subject") ?? []).compactMap { $0.first("name")?.value }.withoutRepeats
        item.section = subjects.prefix(1).map { MovedItem.Name($0) }
        item.topics = subjects.dropFirst().map { MovedItem.Name($0) }
        switch Self.code(meta?.first("genre"))?.lowercased() {
        case "opinion": item.kind = .opinion
        case "analysis": item.kind = .analysis
        case "interview": item.kind = .interview
        default: break
        }
        return item
    }

    /// `text` for `ninat:text`, and for the last part of a URI.
    private static func code(_ node: XMLNode?) -> String? {
        guard let text = node?.attribute("qcode") ?? node?.attribute("uri") ?? node?.attribute("literal") else {
            return nil
        }
        return text.split(whereSeparator: { $0 == ":" || $0 == "/" }).last.map(String.init)
    }

    /// The markup of the text; `nil` where the item has none.
    private static func body(of node: XMLNode) -> String? {
        guard let content = node.first("contentSet") else { return nil }
        for inline in content.all("inlineXML") {
            let whole = find(["body.content", "body"], in: inline) ?? inline
            if let text = whole.inside.nonEmpty, !PageText.trimmed(whole.allText).isEmpty { return text }
        }
        for data in content.all("inlineData") {
            let text = data.allText
            if data.attribute("contenttype")?.contains("html") == true { return text.nonEmpty }
            let paragraphs = text.split(separator: "\n").map { "<p>\(Shortcodes.escaped(String($0)))</p>" }
            if !paragraphs.isEmpty { return paragraphs.joined() }
        }
        return nil
    }

    /// NITF's own headline, where the metadata has none.
    private static func headline(inText node: XMLNode) -> String? {
        node.first("contentSet", "inlineXML").flatMap { find(["hl1", "title"], in: $0)?.value }
    }

    /// The first element of the first of these names, whatever its prefix.
    private static func find(_ names: [String], in node: XMLNode) -> XMLNode? {
        for name in names {
            var rest = [node]
            while let next = rest.popLast() {
                if next.name.split(separator: ":").last.map(String.init) == name { return next }
                rest += next.children.reversed()
            }
        }
        return nil
    }
}
