internal import News

/// Turns the markup of an article into its body. Whatever is none of the body's blocks, marks and addresses is left out
/// or taken apart, and counted.
struct BodyBuilder {
    let tree: MarkupTree
    let finder: ArticleFinder
    let root: Int
    let addresses: PageAddress
    let pageLanguage: LanguageTag?
    /// Elements whose text stands in a field of the article: the headline, the standfirst.
    var consumed: Set<Int>

    var log = DropLog()
    var pictures: [ImportedPicture] = []
    /// Numbers into `pictures` by the name that all sizes of one share.
    var pictureNumbers: [String: Int] = [:]
    /// The picture that leads the article; the body does not show it again.
    var lead: ImportedPicture?

    var blocks: [Block] = []
    var run = InlineRun()
    var marks: [Mark] = []
    var language: LanguageTag?
    /// How the line ends of a text are read.
    var lines = Lines.spaces
    /// The site that the text moves away from; links to it become paths of ours.
    var site: MovedSite?
    /// Links to files of that site, which do not move.
    var fileLinks: [String] = []
    /// How many levels of blocks stand around the present one; the document's own is the first.
    var depth = 1

    /// As deep as the editor's document may go.
    static let maximumDepth = 12

    init(
        tree: MarkupTree, finder: ArticleFinder, root: Int, addresses: PageAddress, pageLanguage: LanguageTag?,
        consumed: Set<Int>, lead: ImportedPicture?
    ) {
        self.tree = tree
        self.finder = finder
        self.root = root
        self.addresses = addresses
        self.pageLanguage = pageLanguage
        self.consumed = consumed
        self.lead = lead
    }

    mutating func build() -> [Block] {
        walkChildren(of: root)
        flush()
        return BodyTidying.tidied(blocks)
    }

    // MARK: Walking

    mutating func walkChildren(of index: Int) { for child in tree.children(of: index) { walk(child) } }

    mutating func walk(_ index: Int) {
        let node = tree[index]
        if node.tag.isEmpty {
            appendText(node.text)
            return
        }
        guard !consumed.contains(index) else { return }
        if let kind = Furniture.kind(of: index, in: tree), finder.isLeftOut(index, under: root, as: kind) {
            log.add(kind, tree.text(of: index))
            return
        }
        if walkInline(index, node.tag) { return }
        let outer = language
        if let own = languageOf(index) { language = own == pageLanguage ? nil : own }
        walkBlock(index, node.tag)
        language = outer
    }

    /// - Returns: Whether the element is one of running text.
    private mutating func walkInline(_ index: Int, _ tag: String) -> Bool {
        switch tag {
        case "br":
            // Two breaks are how old pages part paragraphs.
            if run.endsWithBreak { flush() } else { run.appendBreak() }
        case "wbr", "area", "map", "col", "colgroup", "param", "track", "source", "meta", "link", "base", "rp": break
        case "strong", "b": walk(index, adding: .strong)
        case "em", "i": walk(index, adding: .emphasis)
        case "sub": walk(index, adding: .subscript)
        case "sup": walk(index, adding: .superscript)
        case "a": walkLink(index)
        case "q":
            run.append("“", marks: marks)
            walkChildren(of: index)
            run.append("”", marks: marks)
        case "s", "strike", "del":
            log.add(.struckText, tree.text(of: index))
            walk(index, adding: nil)
        case "img", "amp-img", "image": walkPicture(index)
        case "input", "button", "label", "progress", "meter", "datalist", "output":
            log.add(.form, tree.value("value", of: index) ?? tree.text(of: index))
        case "video", "audio": log.add(.video, tree.value("src", of: index) ?? tree.text(of: index))
        case "object", "embed", "applet", "canvas", "bgsound": walkObject(index)
        case "iframe", "amp-youtube", "lite-youtube": walkFrame(index)
        case "span", "u", "small", "code", "abbr", "acronym", "time", "cite", "data", "bdi", "bdo", "ins", "mark",
            "kbd", "var",
            "samp", "dfn", "rt", "ruby", "picture", "blink", "legend":
            walk(index, adding: nil)
        case "noscript": walkNoscript(index)
        default: return false
        }
        return true
    }

    mutating func walk(_ index: Int, adding mark: Mark?) {
        let outer = marks
        if let mark, !marks.contains(mark) { marks.append(mark) }
        if let own = languageOf(index), own != language ?? pageLanguage {
            marks.removeAll { if case .language = $0 { true } else { false } }
            marks.append(.language(own))
        }
        walkChildren(of: index)
        marks = outer
    }

    private mutating func walkLink(_ index: Int) {
        guard let href = tree.attribute("href", of: index) else {
            walk(index, adding: nil)
            return
        }
        let outer = marks
        switch addresses.outcome(of: href) {
        case .target(let found):
            let target = relocated(found, index)
            marks.removeAll { if case .link = $0 { true } else { false } }
            walk(index, adding: .link(target))
        case .withinPage:
            log.add(.pageLink, href)
            walk(index, adding: nil)
        case .noBase where site != nil && href.hasPrefix("/"):
            marks.removeAll { if case .link = $0 { true } else { false } }
            walk(index, adding: LinkTarget(rawValue: href).map { .link($0) })
        case .noBase:
            log.add(.baselessLink, href)
            walk(index, adding: nil)
        case .refused:
            log.add(.link, href)
            walk(index, adding: nil)
        }
        marks = outer
    }

    private mutating func walkBlock(_ index: Int, _ tag: String) {
        flush()
        switch tag {
        case "p": walkParagraph(index)
        case "h1", "h2", "h3", "h4", "h5", "h6": walkHeading(index, level: tag.last?.wholeNumberValue ?? 2)
        case "ul", "ol", "dir": walkList(index, isOrdered: tag == "ol")
        case "dl": walkChildren(of: index)
        case "dt": walk(index, adding: .strong)
        case "blockquote": walkQuote(index)
        case "figure": walkFigure(index)
        case "table": walkTable(index)
        case "aside", "details", "fieldset": walkBox(index)
        case "hr": blocks.append(.rule)
        case "pre": walkPreformatted(index)
        default:
            if !walkSpecialDivision(index) {
                if !Self.plainContainers.contains(tag) { log.add(.unknownElement, "<\(tag)>") }
                walkChildren(of: index)
            }
        }
        flush()
    }

    private static let plainContainers: Set<String> = [
        "div", "section", "article", "main", "center", "header", "footer", "address", "form", "dd", "li", "figcaption",
        "summary", "tbody", "thead", "tfoot", "tr", "td", "th", "caption", "hgroup", "body", "html", "menu", "marquee",
    ]

    private func languageOf(_ index: Int) -> LanguageTag? {
        guard let text = tree.value("lang", of: index) ?? tree.value("xml:lang", of: index),
            let tag = PageLanguage.tag(text), tag.primary != (language ?? pageLanguage)?.primary
        else { return nil }
        return tag
    }
}
