internal import News

/// ninjs 1 to 3 (IPTC's news in JSON) as items to move: one item, a list of items, or one on each line. The names of 1
/// and 2 are in lower case, those of 3 in camel case; both are read.
public struct NinjsArchive: ArchiveReader {
    public private(set) var site = MovedSite()
    public private(set) var log = MoveLog()
    // Some services wrap the list in an object.
    private var pieces = JSONPieces(wanted: ["", "items", "_items", "data.items"])

    public init() {}

    public mutating func read(_ bytes: [UInt8], isLast: Bool) -> [MovedItem] {
        var found: [[UInt8]] = []
        pieces.read(bytes, isLast: isLast) { found.append($1) }
        if isLast {
            log.add(.cut, "an item of more than 16 MB", count: pieces.passed)
            if pieces.isCut { log.add(.endsWithin, "it ends within an object") }
        }
        var items: [MovedItem] = []
        for piece in found {
            guard let value = ForeignValue(piece) else {
                log.add(.unreadable, String(decoding: piece.prefix(80), as: UTF8.self))
                continue
            }
            let wrapped = ["items", "_items"].compactMap { value[$0] }.first
            for entry in wrapped.flatMap({ value["uri"] == nil ? $0.elements : nil }) ?? [value] {
                if let item = moved(entry) { items.append(item) }
            }
        }
        return items
    }

    private mutating func moved(_ value: ForeignValue) -> MovedItem? {
        func text(_ names: String...) -> String? { names.lazy.compactMap { value[$0]?.text }.first }
        let uri = text("uri") ?? text("guid")
        let bodies = Self.texts(value, list: "bodies", prefix: "body")
        let headline =
            Self.texts(value, list: "headlines", prefix: "headline").first?.text ?? text("headline", "title", "name")
        let type = text("type") ?? "text"
        guard ["text", "composite", "article"].contains(type) || !bodies.isEmpty else {
            log.add(.notText, "\(type): \(headline ?? uri ?? "")")
            return nil
        }
        let status = (text("pubstatus", "pubStatus") ?? "usable").split(separator: ":").last ?? "usable"
        guard status == "usable" else {
            log.add(.cancelled, headline ?? uri ?? "")
            return nil
        }
        // HTML before plain text.
        let chosen = bodies.first { $0.isMarkup } ?? bodies.first
        let body = chosen.map { $0.isMarkup ? $0.text : Self.paragraphs(of: $0.text) } ?? ""
        guard
            let title = headline.map(PageText.plain)?.nonEmpty
                ?? PageText.beginning(of: body).nonEmpty
        else {
            log.add(.unreadable, uri ?? "an item with neither headline nor text")
            return nil
        }
        if headline == nil { log.add(.withoutHeadline, title) }
        var item = MovedItem(identity: [uri ?? title], headline: title, body: body, markup: .html)
        let summary = Self.texts(value, list: "descriptions", prefix: "description").first
        item.standfirst = summary.map { PageText.plain($0.text) }?.nonEmpty
        item.source =
            (value["infosources"] ?? value["infosource"])?.elements.lazy.compactMap { $0["name"]?.text }.first
            ?? text("provider")
        item.edNote = text("ednote", "edNote")
        item.language = text("language").flatMap { PageLanguage.tag($0) }
        let byline = text("byline") ?? value["by"]?.text
        let people =
            (value["people"] ?? value["creators"])?.elements.filter {
                ($0["rel"]?.text ?? "author").contains("author")
                    || $0["roles"]?.elements.contains { $0.text == "author" } == true
            }.compactMap { $0["name"]?.text } ?? []
        // Names that stand by themselves say more than a line that has to be taken apart.
        item.byline = (people.isEmpty ? byline.map { BylineNames.names(in: $0) } ?? [] : people).map {
            MovedItem.Name($0)
        }
        for name in [
            "firstcreated", "firstCreated", "contentcreated", "contentCreated", "versioncreated", "versionCreated",
        ]
        where item.publishedAt == nil {
            item.publishedAt = value[name]?.text.flatMap { ImportedDate(reading: $0) }
        }
        item.modifiedAt = text("versioncreated", "versionCreated").flatMap { ImportedDate(reading: $0) }
        if let until = text("embargoed", "embargoedUntil") {
            if !item.holdBack(until: until) { log.add(.wasScheduled, title) }
        }
        let listed = (value["subjects"] ?? value["subject"])?.elements ?? []
        // One that says it is the section is; else the first.
        let marked = listed.filter { $0["rel"]?.text == "section" }
        let subjects = (marked + listed.filter { $0["rel"]?.text != "section" }).compactMap { subject in
            subject["name"]?.text ?? subject["names"]?.elements.lazy.compactMap { $0["value"]?.text }.first
        }
        let genres = Set(
            (value["genres"] ?? value["genre"])?.elements.compactMap { $0["name"]?.text?.lowercased() } ?? [])
        if !genres.isDisjoint(with: ["opinion", "analysis", "interview"]) {
            item.kind = genres.contains("opinion") ? .opinion : genres.contains("analysis") ? .analysis : .interview
        }
        item.section = subjects.prefix(1).map { MovedItem.Name($0) }
        item.topics = subjects.dropFirst().map { MovedItem.Name($0) }
        item.leadPicture = picture(of: value)
        return item
    }

    /// A text in all forms that the versions have: `bodies: [{value, contenttype}]`, `body_xhtml`, `body_text`.
    private static func texts(
        _ value: ForeignValue, list: String, prefix: String
    ) -> [(text: String, isMarkup: Bool)] {
        var found: [(text: String, isMarkup: Bool)] = []
        for entry in value[list]?.elements ?? [] {
            guard let text = entry["value"]?.text else { continue }
            let type = entry["contenttype"]?.text ?? entry["contentType"]?.text ?? ""
            found.append((text, type.contains("html") || type.isEmpty && text.contains("</")))
        }
        for name in value.members.keys.sorted() where name == prefix || name.hasPrefix(prefix + "_") {
            guard let text = value[name]?.text else { continue }
            found.append((text, name.contains("html") || !name.hasSuffix("_text") && text.contains("</")))
        }
        return found
    }

    private static func paragraphs(of text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: true).map { "<p>\(Shortcodes.escaped(String($0)))</p>" }
            .joined()
    }

    /// The first picture among what the item is associated with, or the item's own rendition.
    private func picture(of value: ForeignValue) -> ImportedPicture? {
        let associations =
            value["associations"].map { $0.isList ? $0.elements : $0.members.sorted { $0.key < $1.key }.map(\.value) }
            ?? []
        guard let picture = associations.first(where: { $0["type"]?.text == "picture" }) else { return nil }
        let renditions =
            picture["renditions"].map { $0.isList ? $0.elements : $0.members.sorted { $0.key < $1.key }.map(\.value) }
            ?? []
        let largest = renditions.filter { $0["href"]?.text != nil }.max {
            ($0["width"]?.number ?? 0) < ($1["width"]?.number ?? 0)
        }
        guard let address = largest?["href"]?.text else { return nil }
        let words = Self.texts(picture, list: "descriptions", prefix: "description").first
        return ImportedPicture(
            source: address, alt: picture["alttext"]?.text ?? picture["altText"]?.text,
            caption: words.map { PageText.plain($0.text) },
            credit: picture["creditline"]?.text ?? picture["creditLine"]?.text ?? picture["copyrightholder"]?.text
        )
    }
}
