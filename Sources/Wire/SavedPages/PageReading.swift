internal import Foundation
internal import News

/// One reading of one page.
struct PageReading {
    private let tree: MarkupTree
    private let filtered: MarkupFilter.Output
    private let finder: ArticleFinder
    private let root: Int?
    /// What the browser's tab shows.
    private let title: String?
    private var microdata: MicrodataReader
    private var markup: MarkupReader
    private var claims: PageClaims
    private var markupClaims: PageClaims
    private var log = DropLog()
    private var diagnostics: [Diagnostic]

    init(tree: MarkupTree, filtered: MarkupFilter.Output) {
        self.tree = tree
        self.filtered = filtered
        title = filtered.title.flatMap { PageText.plain($0).nonEmpty }
        finder = ArticleFinder(tree)
        microdata = MicrodataReader(tree)
        let linked = LinkedDataReader(filtered.linkedData)
        diagnostics = linked.diagnostics
        claims = linked.claims()
        claims.fill(from: MetaReader(tree).claims())
        claims.fill(from: microdata.claims())
        root = finder.find(known: microdata.body, minimum: 80)
        markup = MarkupReader(tree, finder: finder, root: root, title: title ?? "", siteName: claims.siteName)
        markupClaims = markup.claims()
        claims.fill(from: markupClaims)
    }

    mutating func page() throws -> ImportedPage {
        let headline = try headline()
        let canonical = canonicalAddress()
        let addresses = PageAddress(
            canonical: canonical, base: tree.all.first { tree[$0].tag == "base" }.flatMap { tree.value("href", of: $0) }
        )
        let body = try body(headline: headline, addresses: addresses)
        var page = ImportedPage(headline: headline, body: Body(body.blocks))
        page.canonicalAddress = canonical
        page.siteName = claims.siteName ?? siteNameOfTitle(besides: headline)
        page.language = claims.language
        page.kicker = claims.kicker
        page.standfirst = body.standfirst
        page.byline = claims.byline
        page.publishedAt = claims.publishedAt
        page.modifiedAt = claims.modifiedAt
        page.sectionPath = claims.sectionPath(headline: headline, siteName: claims.siteName)
        page.topics = claims.topics
        page.pictures = body.pictures
        if let lead = body.lead {
            page.pictures.insert(lead, at: 0)
            page.leadPicture = 0
            page.body = page.body.replacingPictures { PictureID(rawValue: $0.rawValue + 1) }
        }
        report(page)
        page.diagnostics = diagnostics + log.diagnostics
        return page
    }

    // MARK: Head

    private func headline() throws -> String {
        guard var headline = claims.headline ?? titleHeadline() else {
            throw NewsError(
                .invalid,
                "The page has no headline: neither its JSON-LD, its meta elements nor its markup (h1, title) has one.",
                help: "Save the page of one article, not a front or a list."
            )
        }
        // Plug-ins cut long headlines in the metadata; the page has the whole one.
        if let whole = markupClaims.headline, let start = Self.beforeEllipsis(headline), whole.hasPrefix(start) {
            headline = whole
        }
        return headline
    }

    private func titleHeadline() -> String? {
        guard let title else { return nil }
        return MetaReader.withoutSiteName(title, siteName: claims.siteName).nonEmpty
    }

    /// "The Paper - Headline" names the paper where nothing else does.
    private func siteNameOfTitle(besides headline: String) -> String? {
        guard let title, let place = title.range(of: headline) else {
            return nil
        }
        let rest =
            PageText.trimmed(String(title[..<place.lowerBound])) + PageText.trimmed(String(title[place.upperBound...]))
        let marks = "-–—|·•:»«"
        guard let first = rest.first, let last = rest.last, marks.contains(first) != marks.contains(last) else {
            return nil
        }
        let name = PageText.trimmed(String(marks.contains(first) ? rest.dropFirst() : rest.dropLast()))
        return (2...60).contains(name.count) ? name : nil
    }

    private static func beforeEllipsis(_ text: String) -> String? {
        for mark in ["[…]", "[...]", "…", "..."] where text.hasSuffix(mark) {
            let start = PageText.trimmed(String(text.dropLast(mark.count)))
            return start.count >= 15 ? start : nil
        }
        return nil
    }

    private func canonicalAddress() -> LinkTarget? {
        for address in [markupClaims.address, claims.address].compactMap({ $0 }) {
            if let target = PageAddress(canonical: nil, base: nil).webTarget(address) { return target }
        }
        return nil
    }

    // MARK: Body

    private mutating func body(
        headline: String, addresses: PageAddress
    ) throws -> (blocks: [Block], pictures: [ImportedPicture], lead: ImportedPicture?, standfirst: String?) {
        var lead = claims.picture
        if let source = lead?.source { lead?.address = addresses.webTarget(source) }
        var standfirst = claims.standfirst
        guard let root else { return try bodyOfMetadata(lead: lead, standfirst: standfirst) }
        var consumed: Set<Int> = []
        for index in tree.subtree(root) where tree[index].tag == "h1" || index == markup.headlineElement {
            if tree.text(of: index) == headline || index == markup.headlineElement { consumed.insert(index) }
        }
        if let kicker = markup.kickerElement { consumed.insert(kicker) }
        if let element = markup.standfirstElement, !tree.subtree(element).contains(root),
            standfirst == nil || standfirst == markupClaims.standfirst || Self.beforeEllipsis(standfirst ?? "") != nil
        {
            standfirst = markupClaims.standfirst
            consumed.insert(element)
        }
        var builder = BodyBuilder(
            tree: tree, finder: finder, root: root, addresses: addresses, pageLanguage: claims.language,
            consumed: consumed,
            lead: lead
        )
        builder.takeHeaderFigure(markup.headerFigure())
        var blocks = builder.build()
        takeOpeningLines(&blocks)
        if case .image(let first)? = blocks.first, first.picture.rawValue == 0, let shown = builder.pictures.first,
            BodyBuilder.leads(shown, insteadOf: builder.lead)
        {
            builder.lead = shown
            blocks.removeFirst()
            blocks = Self.withoutFirstPicture(blocks, pictures: &builder.pictures)
        }
        log.add(builder.log)
        guard !blocks.isEmpty else { return try bodyOfMetadata(lead: builder.lead, standfirst: standfirst) }
        standfirst = standfirst.flatMap { checked($0, against: blocks) }
        return (blocks, builder.pictures, builder.lead, standfirst)
    }

    /// The first picture has become the lead; the others move up.
    private static func withoutFirstPicture(_ blocks: [Block], pictures: inout [ImportedPicture]) -> [Block] {
        pictures.removeFirst()
        return Body(blocks).replacingPictures {
            $0.rawValue == 0 ? nil : PictureID(rawValue: $0.rawValue - 1)
        }.blocks
    }

    /// The text that JSON-LD gives, where the markup has none.
    private mutating func bodyOfMetadata(
        lead: ImportedPicture?, standfirst: String?
    ) throws -> (blocks: [Block], pictures: [ImportedPicture], lead: ImportedPicture?, standfirst: String?) {
        let paragraphs = (claims.articleBody ?? "").split(whereSeparator: \.isNewline)
            .compactMap { PageText.plain(String($0)).nonEmpty }
        guard !paragraphs.isEmpty else {
            throw NewsError(
                .invalid,
                "The page has the headline “\((claims.headline ?? titleHeadline() ?? "").prefix(80))” and no text of an article: no element with paragraphs, and no articleBody in its JSON-LD.",
                help: "Save the whole page when its text is shown; some sites load it later with a script."
            )
        }
        diagnostics.append(
            Diagnostic(
                .warning, "the markup holds no text of an article; the plain text of the page's JSON-LD was taken")
        )
        return (paragraphs.map { .paragraph(TextBlock($0)) }, [], lead, standfirst)
    }

    /// A description that the text begins with is no standfirst.
    private mutating func checked(_ standfirst: String, against blocks: [Block]) -> String? {
        let text = blocks.prefix(3).map { Body([$0]).plainText }.joined(separator: " ")
        let start = Self.beforeEllipsis(standfirst) ?? standfirst
        let isRepeated = Self.bare(text).hasPrefix(Self.bare(start))
        guard isRepeated else { return standfirst }
        if let own = markupClaims.standfirst, own != standfirst, !Self.bare(text).hasPrefix(Self.bare(own)) {
            return own
        }
        log.add(.repeatedText, standfirst)
        return nil
    }

    private static func bare(_ text: String) -> String {
        String(text.lowercased().filter { $0.isLetter || $0.isNumber })
    }

    /// A byline and a date that old pages write as the first lines of the text.
    private mutating func takeOpeningLines(_ blocks: inout [Block]) {
        for _ in 0..<3 {
            guard let place = blocks.firstIndex(where: { if case .image = $0 { false } else { true } }),
                case .paragraph(let text) = blocks[place]
            else { return }
            let first = text.inlines.prefix { $0 != .lineBreak }
            let rest = Array(text.inlines[first.endIndex...].drop { $0 == .lineBreak })
            guard !rest.isEmpty || blocks.count > place + 1 else { return }
            let line = PageText.collapsed(TextBlock(Array(first)).plainText)
            guard line.count <= 100, !line.hasSuffix(".") || line.count < 40 else { return }
            let names = OpeningLine.isByline(line) ? BylineNames.names(in: line) : []
            let date = PrintedDate.find(in: line)
            guard !names.isEmpty || date != nil && OpeningLine.isDate(line) else { return }
            if claims.byline.isEmpty { claims.byline = names }
            if let date { claims.publishedAt = claims.publishedAt ?? date }
            log.add(.articleDetails, line)
            if rest.isEmpty {
                blocks.remove(at: place)
            } else {
                blocks[place] = .paragraph(TextBlock(rest, language: text.language))
            }
        }
    }

    // MARK: Report

    private mutating func report(_ page: ImportedPage) {
        log.add(.script, count: filtered.dropped["script"] ?? 0)
        log.add(.style, count: filtered.dropped["style"] ?? 0)
        log.add(.drawing, count: (filtered.dropped["svg"] ?? 0) + (filtered.dropped["math"] ?? 0))
        log.add(.form, count: (filtered.dropped["select"] ?? 0) + (filtered.dropped["textarea"] ?? 0))
        log.add(.hidden, count: (filtered.dropped["template"] ?? 0) + (filtered.dropped["noembed"] ?? 0))
        log.add(.depth, count: filtered.flattened)
        if page.publishedAt == nil { diagnostics.append(Diagnostic(.warning, "the page gives no date of publication")) }
        if page.byline.isEmpty { diagnostics.append(Diagnostic(.note, "the page names no author")) }
        if page.canonicalAddress == nil {
            diagnostics.append(Diagnostic(.note, "the page does not give its own address"))
        }
        if page.language == nil { diagnostics.append(Diagnostic(.note, "the page does not name its language")) }
    }
}
