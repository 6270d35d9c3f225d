internal import Foundation
internal import News

/// Turns the markup of an article into blocks, counting what it leaves out.
struct BodyMaker {
    private(set) var pictures: [ImportedPicture]
    private let headline: String
    private let standfirst: String?
    private let base: URL?
    private var dropped: [String: (count: Int, example: String)] = [:]

    init(headline: String, standfirst: String?, base: LinkTarget?, pictures: [ImportedPicture]) {
        self.headline = headline
        self.standfirst = standfirst
        self.base = base.flatMap { URL(string: $0.rawValue) }
        self.pictures = pictures
    }

    /// One sentence for each kind of thing that was left out.
    var report: [Diagnostic] {
        dropped.sorted { $0.key < $1.key }.map { kind, found in
            Diagnostic(
                .warning, "\(found.count) × \(kind)\(found.example.isEmpty ? "" : ", such as “\(found.example)”")")
        }
    }

    private mutating func drop(_ kind: String, _ example: String = "") {
        let short = String(example.prefix(60))
        dropped[kind, default: (0, short)].count += 1
    }

    private static let furniture: [(words: [String], kind: String)] = [
        (["share", "social", "partage"], "share bar"),
        (["related", "read-more", "lire-aussi", "a-lire"], "related box"),
        (["newsletter", "subscribe", "abonn"], "newsletter box"), (["comment"], "comments"),
        (["advert", "adslot", "ad-unit", "publicite", "google-ad", "dfp"], "advertisement"),
        (
            ["breadcrumb", "byline", "author-box", "entry-meta", "post-meta", "tags-list", "post-tags"],
            "page furniture"
        ),
    ]

    mutating func blocks(of container: HTMLElement) -> [Block] {
        var blocks: [Block] = []
        var run: [HTMLElement.Node] = []
        func isBlank(_ text: TextBlock) -> Bool { !text.plainText.contains { !$0.isWhitespace } }

        func flush(_ maker: inout BodyMaker) {
            defer { run = [] }
            // Two line breaks in a row part paragraphs, as pages without p elements have them.
            for piece in maker.split(run) {
                let text = TextBlock(maker.inlines(piece))
                if !isBlank(text) { blocks.append(.paragraph(text)) }
            }
        }

        for node in container.children {
            guard case .element(let element) = node, !Self.isInline(element.name) else {
                run.append(node)
                continue
            }
            flush(&self)
            blocks += self.block(element)
        }
        flush(&self)
        return blocks.filter { block in
            // The headline and the standfirst stand in fields of their own.
            if case .paragraph(let text) = block { return text.plainText != headline && text.plainText != standfirst }
            if case .heading(_, let text) = block { return text.plainText != headline }
            return true
        }
    }

    private static func isInline(_ name: String) -> Bool {
        [
            "a", "b", "strong", "i", "em", "u", "span", "sub", "sup", "br", "small", "font", "mark", "abbr", "cite",
            "q",
            "code", "time", "bdi", "s", "del", "wbr",
        ].contains(name)
    }

    private mutating func block(_ element: HTMLElement) -> [Block] {
        switch element.name {
        case "script", "style", "noscript", "template", "svg", "button", "input", "select", "textarea", "nav", "header",
            "footer", "ins":
            drop(element.name, element.name == "nav" ? element.text : "")
            return []
        case "form":
            drop("form", element.text)
            return []
        default: break
        }
        if let furniture = Self.furniture.first(where: { element.isMarked($0.words) }), element.name != "p" {
            drop(furniture.kind, element.text)
            return []
        }
        switch element.name {
        case "p": return paragraph(element)
        case "h1", "h2", "h3", "h4", "h5", "h6":
            let text = TextBlock(inlines(element.children))
            let level = min(max(Int(element.name.dropFirst()) ?? 2, 2), 4)
            return text.plainText.isEmpty ? [] : [.heading(level: level, text)]
        case "ul", "ol":
            let items = element.elements.filter { $0.name == "li" }.map { blocks(of: $0) }.filter { !$0.isEmpty }
            return items.isEmpty ? [] : [.list(ordered: element.name == "ol", items: items)]
        case "blockquote": return quote(element)
        case "figure", "img", "picture": return figure(element)
        case "iframe":
            let source = element["src"] ?? element["data-src"] ?? ""
            guard let embed = embed(source) else {
                drop("iframe of a site that cannot be embedded", source)
                return []
            }
            return [.embed(embed)]
        case "table":
            let cells = element.descendants.filter { $0.name == "td" || $0.name == "th" }
            // A table that holds paragraphs lays out the page; its cells are read as they come.
            if cells.contains(where: { $0.first { ["p", "div", "table", "img"].contains($0.name) } != nil }) {
                return cells.flatMap { blocks(of: $0) }
            }
            return table(element)
        case "hr": return [.rule]
        case "aside":
            guard let heading = element.first(where: { ["h2", "h3", "h4", "h5"].contains($0.name) }) else {
                drop("aside", element.text)
                return []
            }
            let inner = blocks(of: element).filter {
                if case .heading = $0 { return false }
                return true
            }
            return inner.isEmpty ? [] : [.factBox(headline: heading.text, blocks: inner)]
        case "div", "section", "article", "main", "center", "body", "td", "tbody", "tr", "dl", "dd", "dt", "li",
            "address":
            return blocks(of: element)
        default:
            drop("element <\(element.name.prefix(20))>, its text kept")
            return blocks(of: element)
        }
    }

    private mutating func paragraph(_ element: HTMLElement) -> [Block] {
        if element.first(where: { ["img", "iframe"].contains($0.name) }) != nil {
            var found: [Block] = []
            for child in element.elements { found += block(child) }
            let text = TextBlock(inlines(element.children))
            if text.plainText.contains(where: { !$0.isWhitespace }) { found.append(.paragraph(text)) }
            return found
        }
        // Read "À lire aussi" links for what they are.
        let text = TextBlock(inlines(element.children), language: element["lang"].flatMap(LanguageTag.init(rawValue:)))
        guard text.plainText.contains(where: { !$0.isWhitespace && $0 != "\u{A0}" }) else {
            drop("empty paragraph")
            return []
        }
        return split(element.children).map { .paragraph(TextBlock(inlines($0), language: text.language)) }
            .filter { if case .paragraph(let text) = $0 { !text.inlines.isEmpty } else { true } }
    }

    private mutating func quote(_ element: HTMLElement) -> [Block] {
        let attribution = HTMLPageReader.clean(element.first { $0.name == "cite" || $0.name == "footer" }?.text)
        if element.isMarked(["twitter-tweet", "instagram-media", "tiktok-embed"]) {
            let link = element.descendants.last { $0.name == "a" }?["href"] ?? element["cite"] ?? ""
            if let embed = embed(link) { return [.embed(embed)] }
        }
        let inner = HTMLElement(
            name: "div", attributes: [:],
            children: element.children.filter {
                if case .element(let child) = $0 { !["cite", "footer"].contains(child.name) } else { true }
            }
        )
        let blocks = blocks(of: inner)
        guard !blocks.isEmpty else { return [] }
        if element.isMarked(["pullquote", "pull-quote"]), case .paragraph(let text) = blocks[0] {
            return [.pullQuote(text, attribution: attribution)]
        }
        return [.quote(blocks: blocks, attribution: attribution)]
    }

    /// The widest file that an image names.
    static func source(of image: HTMLElement) -> String? {
        let sets = (image["srcset"] ?? image["data-srcset"] ?? "").split(separator: ",").compactMap {
            entry -> (String, Int)? in
            let parts = entry.split(whereSeparator: \.isWhitespace)
            return parts.first.map { (String($0), parts.count > 1 ? Int(parts[1].dropLast()) ?? 0 : 0) }
        }
        let plain = image["data-src"] ?? image["data-lazy-src"] ?? image["src"]
        let source = sets.max { $0.1 < $1.1 }?.0 ?? plain
        guard let source, !source.hasPrefix("data:"), !source.isEmpty else { return nil }
        return source
    }

    private mutating func figure(_ element: HTMLElement) -> [Block] {
        if element.first(where: { $0.name == "iframe" }) != nil || element.isMarked(["embed"]) {
            if let frame = element.first(where: { $0.name == "iframe" }) { return block(frame) }
            if let embed = embed(element.text) { return [.embed(embed)] }
        }
        if let table = element.first(where: { $0.name == "table" }) { return self.table(table) }
        if let quote = element.first(where: { $0.name == "blockquote" }) { return self.quote(quote) }
        let images = element.name == "img" ? [element] : element.descendants.filter { $0.name == "img" }
        let caption = HTMLPageReader.clean(element.first { $0.name == "figcaption" }?.text)
        var blocks: [PictureBlock] = []
        for image in images {
            guard let source = BodyMaker.source(of: image) else {
                drop("picture without an address")
                continue
            }
            if source == pictures.first?.source { continue }
            let picture = ImportedPicture(source: source, alt: HTMLPageReader.clean(image["alt"]), caption: caption)
            pictures.append(picture)
            blocks.append(
                PictureBlock(
                    picture: PictureID(rawValue: Int64(pictures.count - 1)),
                    caption: images.count == 1 ? caption : nil, altText: picture.alt
                )
            )
        }
        switch blocks.count {
        case 0: return []
        case 1: return [.image(blocks[0])]
        default: return [.gallery(blocks)]
        }
    }

    private mutating func table(_ element: HTMLElement) -> [Block] {
        let rows = element.descendants.filter { $0.name == "tr" }
        guard !rows.isEmpty else { return [] }
        let width = rows.map { $0.elements.count }.max() ?? 0
        var table = Table(caption: HTMLPageReader.clean(element.first { $0.name == "caption" }?.text), rows: [])
        for (index, row) in rows.enumerated() {
            var cells = row.elements.filter { $0.name == "td" || $0.name == "th" }.map {
                TextBlock(inlines($0.children))
            }
            // Cells that span columns leave rows short; all must be of one length.
            while cells.count < width { cells.append(TextBlock([])) }
            if index == 0, row.elements.allSatisfy({ $0.name == "th" }) {
                table.header = cells
            } else {
                table.rows.append(cells)
            }
        }
        return table.rows.isEmpty ? [] : [.table(table)]
    }

    private func embed(_ address: String) -> Embed? {
        var address = address.trimmingCharacters(in: .whitespacesAndNewlines)
        if address.hasPrefix("//") { address = "https:" + address }
        // The frame's address of a video is not the page that a reader can visit.
        if let range = address.firstRange(of: "/embed/"), address.contains("youtube") {
            address =
                "https://www.youtube.com/watch?v=" + address[range.upperBound...].prefix { $0 != "?" && $0 != "/" }
        }
        return LinkTarget(rawValue: address).flatMap { Embed(target: $0) }
    }

    // MARK: Inlines

    private func split(_ nodes: [HTMLElement.Node]) -> [[HTMLElement.Node]] {
        var pieces: [[HTMLElement.Node]] = [[]]
        var breaks = 0
        for node in nodes {
            if case .element(let element) = node, element.name == "br" {
                breaks += 1
                if breaks == 2 { pieces.append([]) }
                if breaks == 1 { pieces[pieces.count - 1].append(node) }
                continue
            }
            if case .text(let text) = node, !text.contains(where: { !$0.isWhitespace }), breaks > 0 { continue }
            breaks = 0
            pieces[pieces.count - 1].append(node)
        }
        return pieces
    }

    private mutating func inlines(_ nodes: [HTMLElement.Node]) -> [Inline] {
        var runs: [Inline] = []
        for node in nodes { collect(node, marks: [], into: &runs) }
        // White space at the ends means nothing, nor does a break there.
        while case .lineBreak? = runs.last { runs.removeLast() }
        while case .lineBreak? = runs.first { runs.removeFirst() }
        if case .text(let text, let marks)? = runs.first { runs[0] = .text(String(text.drop { $0 == " " }), marks) }
        if case .text(let text, let marks)? = runs.last {
            runs[runs.count - 1] = .text(String(text.reversed().drop { $0 == " " }.reversed()), marks)
        }
        return runs.filter { if case .text(let text, _) = $0 { !text.isEmpty } else { true } }
    }

    private mutating func collect(_ node: HTMLElement.Node, marks: [Mark], into runs: inout [Inline]) {
        switch node {
        case .text(let raw):
            var text = ""
            for character in raw
            where !character.unicodeScalars.contains(where: {
                $0.properties.generalCategory == .control && !$0.properties.isWhitespace
            }) {
                if character.isWhitespace, character != "\u{A0}", character != "\u{202F}" {
                    if text.last != " " { text.append(" ") }
                } else {
                    text.append(character)
                }
            }
            if text.first == " " {
                switch runs.last {
                case .text(let before, _)? where before.last == " ": text.removeFirst()
                case .lineBreak?: text.removeFirst()
                default: break
                }
            }
            if case .text(let before, let same)? = runs.last, same == marks {
                runs[runs.count - 1] = .text(before + text, marks)
            } else if !text.isEmpty {
                runs.append(.text(text, marks))
            }
        case .element(let element):
            if element.name == "br" {
                runs.append(.lineBreak)
                return
            }
            if ["script", "style", "noscript", "iframe", "img", "svg", "figure", "button"].contains(element.name) {
                return
            }
            var inner = marks
            if let mark = mark(element), !marks.contains(mark) { inner.append(mark) }
            for child in element.children { collect(child, marks: inner, into: &runs) }
        }
    }

    private mutating func mark(_ element: HTMLElement) -> Mark? {
        switch element.name {
        case "strong", "b": return .strong
        case "em", "i": return .emphasis
        case "sub": return .subscript
        case "sup": return .superscript
        case "a":
            guard let href = element["href"]?.trimmingCharacters(in: .whitespacesAndNewlines), !href.isEmpty else {
                return nil
            }
            let whole = base.flatMap { URL(string: href, relativeTo: $0)?.absoluteString } ?? href
            guard let target = LinkTarget(rawValue: whole) else {
                drop("link that may not be followed, its text kept", href)
                return nil
            }
            return .link(target)
        default: return element["lang"].flatMap(LanguageTag.init(rawValue:)).map { .language($0) }
        }
    }
}
