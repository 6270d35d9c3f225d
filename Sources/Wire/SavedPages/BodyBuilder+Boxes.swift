internal import News

extension BodyBuilder {
    /// Whether so many more levels of blocks fit; counts the element as taken apart where they do not.
    private mutating func fits(_ levels: Int, _ index: Int) -> Bool {
        if depth + levels <= Self.maximumDepth { return true }
        log.add(.depth, "<\(tree[index].tag)>")
        return false
    }

    // MARK: Lists

    mutating func walkList(_ index: Int, isOrdered: Bool) {
        guard fits(2, index) else {
            walkChildren(of: index)
            return
        }
        if isGallery(index), appendGallery(index, caption: nil) { return }
        var items: [[Block]] = []
        for child in tree.children(of: index) {
            let isText = tree[child].tag.isEmpty
            if isText, tree[child].text.allSatisfy(\.isWhitespace) { continue }
            if !isText, let kind = Furniture.kind(of: child, in: tree), finder.isLeftOut(child, under: root, as: kind) {
                log.add(kind, tree.text(of: child))
                continue
            }
            let item = nested(levels: 2) { builder in
                if builder.tree[child].tag == "li" { builder.walkChildren(of: child) } else { builder.walk(child) }
            }
            if item.isEmpty { continue }
            // A list in a list without an item of its own belongs to the item above.
            if !isText, tree[child].tag != "li", !items.isEmpty {
                items[items.count - 1] += item
            } else {
                items.append(item)
            }
        }
        if !items.isEmpty { blocks.append(.list(ordered: isOrdered, items: items)) }
    }

    // MARK: Quotations

    mutating func walkQuote(_ index: Int) {
        if appendQuotedEmbed(index) { return }
        let names = tree.names(of: index)
        if names.contains("pullquote") || names.contains("pull") && names.contains("quote") {
            appendPullQuote(index)
            return
        }
        appendQuote(index, attribution: nil)
    }

    func attributionElement(in index: Int) -> Int? {
        tree.first(in: index) { place in
            ["cite", "footer"].contains(tree[place].tag)
                || !tree.names(of: place).isDisjoint(with: ["attribution", "quoteauthor", "citation"])
        }
    }

    mutating func appendQuote(_ index: Int, attribution outer: String?) {
        guard fits(1, index) else {
            walkChildren(of: index)
            return
        }
        let source = attributionElement(in: index)
        let attribution = source.map { Self.withoutDash(tree.text(of: $0)) }?.nonEmpty ?? outer
        let inside = without(source) { builder in builder.nested(levels: 1) { $0.walkChildren(of: index) } }
        if !inside.isEmpty { blocks.append(.quote(blocks: inside, attribution: attribution)) }
    }

    mutating func appendPullQuote(_ index: Int) {
        let source = attributionElement(in: index)
        let attribution = source.map { Self.withoutDash(tree.text(of: $0)) }?.nonEmpty
        let (inlines, others) = without(source) { builder in builder.gathered { $0.walkChildren(of: index) } }
        if !inlines.isEmpty {
            blocks.append(.pullQuote(TextBlock(inlines, language: language), attribution: attribution))
        }
        blocks += others
    }

    /// Does `work` as if the element were not there.
    mutating func without<Result>(_ index: Int?, _ work: (inout BodyBuilder) -> Result) -> Result {
        guard let index, consumed.insert(index).inserted else { return work(&self) }
        defer { consumed.remove(index) }
        return work(&self)
    }

    private static func withoutDash(_ text: String) -> String {
        PageText.trimmed(String(text.drop { $0.isWhitespace || "—–-―~".contains($0) }))
    }

    // MARK: Boxes

    /// An aside with a heading is a box of facts; one that is mostly links is none of the article's.
    mutating func walkBox(_ index: Int) {
        let names = tree.names(of: index)
        if names.contains("pullquote") || names.contains("pull") && names.contains("quote") {
            appendPullQuote(index)
            return
        }
        if linkShare(of: index) > 0.5 {
            log.add(.relatedBox, tree.text(of: index))
            return
        }
        appendFactBox(index)
    }

    mutating func appendFactBox(_ index: Int) {
        let heading = tree.first(in: index) {
            ["h1", "h2", "h3", "h4", "h5", "h6", "summary", "legend"].contains(tree[$0].tag)
        }
        guard let heading, let headline = tree.text(of: heading).nonEmpty, fits(1, index) else {
            walkChildren(of: index)
            return
        }
        let inside = without(heading) { builder in builder.nested(levels: 1) { $0.walkChildren(of: index) } }
        if inside.isEmpty {
            blocks.append(.heading(level: 2, TextBlock(headline, language: language)))
        } else {
            blocks.append(.factBox(headline: headline, blocks: inside))
        }
    }

    func linkShare(of index: Int) -> Double {
        var all = 0
        var linked = 0
        var linkEnd = 0
        for place in tree.subtree(index) {
            if tree[place].tag == "a" { linkEnd = max(linkEnd, tree[place].end) }
            guard tree[place].tag.isEmpty else { continue }
            let count = PageText.visibleCount(tree[place].text)
            all += count
            if place < linkEnd { linked += count }
        }
        return all == 0 ? 0 : Double(linked) / Double(all)
    }

    /// Divisions that sites give a meaning by their class.
    /// - Returns: Whether it was one.
    mutating func walkSpecialDivision(_ index: Int) -> Bool {
        guard tree[index].tag == "div" || tree[index].tag == "section" || tree[index].tag == "amp-carousel" else {
            return false
        }
        let names = tree.names(of: index)
        if tree.value("data-href", of: index) != nil, names.contains("fb") { return appendDivisionEmbed(index) }
        guard !names.isEmpty else { return false }
        if names.contains("pullquote") {
            appendPullQuote(index)
            return true
        }
        if !names.isDisjoint(with: ["factbox", "infobox", "encadre", "encadré", "keyfacts"])
            || names.contains("fact") && names.contains("box")
        {
            appendFactBox(index)
            return true
        }
        if isGallery(index), appendGallery(index, caption: nil) { return true }
        if names.contains("wp") && names.contains("caption") || names.contains("figure") {
            return appendFigure(index, captionIn: captionElement(in: index))
        }
        return false
    }
}
