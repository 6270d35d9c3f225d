public import News

/// The body of a moved item in our blocks, with the pictures it shows.
public struct MovedBody: Sendable {
    public var body: Body
    /// Numbers of the body's pictures lead into these.
    public var pictures: [ImportedPicture]
    /// Which of `pictures` leads.
    public var leadPicture: Int?
    public private(set) var log = MoveLog()

    /// As many blocks as a body may begin with; what comes after them is left out.
    private static let mostBlocks = 10_000

    public init(of item: MovedItem, site: MovedSite) {
        var bytes = Array(item.body.utf8)
        var lines = BodyBuilder.Lines.spaces
        if item.markup == .wordPress {
            let blocks = WordPressBlocks(bytes)
            lines = blocks.areThere ? .emptyPartParagraphs : .breaks
            for name in blocks.dynamic { log.add(.block, name) }
            var shortcodes = Shortcodes(bytes, site: site, item: item.number)
            bytes = shortcodes.expanded()
            log.add(shortcodes.log)
        }
        let filtered = MarkupFilter.filter(bytes)
        let tree = MarkupTree(parsing: filtered.markup)
        let root = tree.all.first { tree[$0].tag == "body" } ?? 0
        var lead = item.leadPicture
        if lead?.address == nil, let source = lead?.source { lead?.address = LinkTarget(rawValue: source) }
        var builder = BodyBuilder(
            tree: tree, finder: ArticleFinder(tree), root: root,
            addresses: PageAddress(canonical: site.target, base: nil), pageLanguage: item.language, consumed: [],
            lead: lead
        )
        builder.lines = lines
        builder.site = site
        var blocks = builder.build().map(Self.linked)
        builder.log.add(.script, count: filtered.dropped["script"] ?? 0)
        builder.log.add(.style, count: filtered.dropped["style"] ?? 0)
        builder.log.add(.drawing, count: (filtered.dropped["svg"] ?? 0) + (filtered.dropped["math"] ?? 0))
        builder.log.add(.depth, count: filtered.flattened)
        log.add(builder.log)
        for link in builder.fileLinks { log.add(.oldFileLink, link) }
        if blocks.count > Self.mostBlocks {
            log.add(.bodyTooLong, item.headline)
            blocks = Array(blocks.prefix(Self.mostBlocks))
        }
        body = Body(blocks)
        pictures = builder.pictures
        if let lead = builder.lead {
            pictures.insert(lead, at: 0)
            leadPicture = 0
            body = body.replacingPictures { PictureID(rawValue: $0.rawValue + 1) }
        }
    }

    /// A paragraph that is an address leads there.
    private static func linked(_ block: Block) -> Block {
        guard case .paragraph(let text) = block, text.inlines.count == 1,
            case .text(let words, let marks) = text.inlines[0],
            marks.isEmpty, words.hasPrefix("https://") || words.hasPrefix("http://"),
            let target = LinkTarget(rawValue: words)
        else { return block }
        return .paragraph(TextBlock([.text(words, [.link(target)])], language: text.language))
    }
}
