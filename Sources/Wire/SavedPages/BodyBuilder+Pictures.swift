internal import News

extension BodyBuilder {
    // MARK: Pictures

    mutating func walkPicture(_ index: Int) {
        if let words = emoticon(index) {
            run.append(words, marks: marks)
            return
        }
        guard let picture = picture(index, caption: nil, credit: nil) else { return }
        flush()
        blocks.append(.image(picture))
    }

    /// Sites draw some characters as small pictures.
    private func emoticon(_ index: Int) -> String? {
        guard !tree.names(of: index).isDisjoint(with: ["emoji", "smiley", "emoticon"]) else { return nil }
        return tree.value("alt", of: index)
    }

    /// Takes a picture up.
    /// - Parameter isInGallery: A gallery lacks none of its pictures, also where one of them leads.
    /// - Returns: `nil` when there is nothing to show, or the lead picture shows it already.
    mutating func picture(
        _ index: Int, caption: String?, credit: String?, isInGallery: Bool = false
    ) -> PictureBlock? {
        let width = size("width", index)
        let height = size("height", index)
        if let width, let height, width <= 2 || height <= 2 {
            log.add(.trackingPicture, tree.value("src", of: index) ?? "")
            return nil
        }
        guard let source = PictureSource(of: index, in: tree) else {
            log.add(.pictureWithoutSource, tree.value("alt", of: index) ?? tree.value("src", of: index) ?? "")
            return nil
        }
        var picture = ImportedPicture(
            source: source.address, otherSources: source.others, address: addresses.webTarget(source.address),
            alt: tree.value("alt", of: index), caption: caption, credit: credit
        )
        if let original = original(index) { picture = Self.shown(picture, as: original) }
        if let lead, PictureKey.isSame(lead.source, picture.source) {
            self.lead = Self.merged(lead, with: picture)
            if !isInGallery { return nil }
        }
        let key = PictureKey.key(of: picture.source)
        if let known = pictureNumbers[key] { return PictureBlock(picture: PictureID(rawValue: Int64(known))) }
        pictureNumbers[key] = pictures.count
        pictures.append(picture)
        return PictureBlock(picture: PictureID(rawValue: Int64(pictures.count - 1)))
    }

    /// What the metadata says of the lead picture with what the page shows of it; a file beside the page is worth more
    /// than an address elsewhere.
    static func merged(_ lead: ImportedPicture, with shown: ImportedPicture) -> ImportedPicture {
        var merged = lead
        if !lead.mayLieBesidePage, shown.mayLieBesidePage {
            merged.source = shown.source
            merged.address = lead.address ?? shown.address
        }
        let all = [lead.source] + lead.otherSources + [shown.source] + shown.otherSources
        merged.otherSources = all.withoutRepeats.filter { $0 != merged.source }
        merged.alt = shown.alt ?? lead.alt
        merged.caption = shown.caption ?? lead.caption
        merged.credit = shown.credit ?? lead.credit
        return merged
    }

    private func size(_ name: String, _ index: Int) -> Int? {
        guard let text = tree.value(name, of: index), let number = Int(text.replacing("px", with: "")),
            (0...100_000).contains(number)
        else { return nil }
        return number
    }

    /// Pages repeat late pictures for those without scripts; only what was not seen yet counts.
    mutating func walkNoscript(_ index: Int) {
        for place in tree.subtree(index) {
            guard tree[place].tag == "img", let source = PictureSource(of: place, in: tree)?.address,
                pictureNumbers[PictureKey.key(of: source)] == nil
            else { continue }
            walkPicture(place)
        }
    }

    /// Whether a picture that the page shows first leads the article rather than the one its metadata names. A file that
    /// was saved with the page can be taken; of one that lies elsewhere the import can only tell.
    static func leads(_ shown: ImportedPicture, insteadOf lead: ImportedPicture?) -> Bool {
        lead.map { !$0.mayLieBesidePage && shown.mayLieBesidePage } ?? true
    }

    /// The picture above the text leads the article unless the metadata names another.
    mutating func takeHeaderFigure(_ image: Int?) {
        guard let image else { return }
        let holder = tree.ancestors(of: image).first { place in
            tree[place].tag == "figure"
                || !tree.names(of: place).isDisjoint(with: ["caption", "figure"]) && tree[place].end - place < 30
        }
        let words = holder.flatMap { captionElement(in: $0) }.map { PictureWords(of: $0, in: tree) }
        guard let block = picture(image, caption: words?.caption, credit: words?.credit) else { return }
        let shown = pictures[Int(block.picture.rawValue)]
        guard Self.leads(shown, insteadOf: lead) else {
            // Another picture than the one the metadata names stays in the text.
            blocks.append(.image(block))
            return
        }
        lead = shown
        pictures = []
        pictureNumbers = [:]
    }

    // MARK: Figures

    mutating func walkFigure(_ index: Int) {
        let names = tree.names(of: index)
        if names.contains("bookmark"), appendBookmark(index) { return }
        let caption = captionElement(in: index)
        if let quote = tree.first("blockquote", in: index) {
            if names.contains("pullquote") {
                appendPullQuote(quote)
            } else if !appendQuotedEmbed(quote) {
                appendQuote(quote, attribution: caption.map { tree.text(of: $0) })
            }
            return
        }
        if let table = tree.first("table", in: index) {
            appendTable(table, caption: caption.flatMap { tree.text(of: $0).nonEmpty })
            return
        }
        let images = tree.subtree(index).filter { tree[$0].tag == "img" && !isInNoscript($0, under: index) }
        if images.count > 1, appendGallery(index, caption: caption.flatMap { isWholeCaption($0, of: index) ? $0 : nil })
        {
            return
        }
        if images.isEmpty, names.contains("embed") || tree.first("iframe", in: index) != nil {
            without(caption) { $0.walkChildren(of: index) }
            flush()
            if let caption, let text = tree.text(of: caption).nonEmpty { blocks.append(.paragraph(TextBlock(text))) }
            return
        }
        if !appendFigure(index, captionIn: caption) { walkChildren(of: index) }
    }

    /// A page that another system shows as a card with its title, its picture and its site: the title, as a link.
    private mutating func appendBookmark(_ index: Int) -> Bool {
        guard let link = tree.first("a", in: index), let href = tree.attribute("href", of: link),
            case .target(let target) = addresses.outcome(of: href)
        else { return false }
        let title = tree.first(in: index) { tree.names(of: $0).isSuperset(of: ["bookmark", "title"]) }
        let words = title.flatMap { tree.text(of: $0).nonEmpty } ?? href
        run.append(words, marks: [.link(relocated(target, link))])
        flush()
        return true
    }

    private func isInNoscript(_ index: Int, under root: Int) -> Bool {
        for place in tree.ancestors(of: index) {
            if tree[place].tag == "noscript" { return true }
            if place == root { return false }
        }
        return false
    }

    func captionElement(in index: Int) -> Int? {
        tree.first("figcaption", in: index)
            ?? tree.first(in: index) {
                !tree.names(of: $0).isDisjoint(with: ["caption", "legende", "légende", "figcaption"])
            }
    }

    /// - Returns: Whether there was a picture in it.
    mutating func appendFigure(_ index: Int, captionIn captionElement: Int?) -> Bool {
        // A late picture is repeated for those without scripts; that one counts only where the first names no address.
        let images = tree.subtree(index).filter { ["img", "amp-img"].contains(tree[$0].tag) }
        let shown = images.filter { !isInNoscript($0, under: index) }
        let named = (shown + images).first { PictureSource(of: $0, in: tree) != nil }
        guard let image = named ?? images.first else { return false }
        let words = captionElement.map { PictureWords(of: $0, in: tree) }
        let outside = words?.credit == nil ? creditElement(in: index, besides: captionElement) : nil
        let credit = words?.credit ?? outside.flatMap { PictureWords.credit(tree.text(of: $0)) }
        if let block = picture(image, caption: words?.caption, credit: credit) { blocks.append(.image(block)) }
        return true
    }

    private func creditElement(in index: Int, besides caption: Int?) -> Int? {
        tree.first(in: index) { place in
            !tree.names(of: place).isDisjoint(with: PictureWords.creditNames)
                && !(caption.map { tree.subtree($0).contains(place) } ?? false)
        }
    }

    // MARK: Galleries

    func isGallery(_ index: Int) -> Bool {
        !tree.names(of: index).isDisjoint(with: ["gallery", "galerie", "slideshow", "diaporama", "carousel", "slider"])
    }

    /// - Returns: Whether it holds two pictures or more.
    mutating func appendGallery(_ index: Int, caption: Int?) -> Bool {
        let images = tree.subtree(index).filter { tree[$0].tag == "img" && !isInNoscript($0, under: index) }
        guard images.count > 1, depth + 1 <= Self.maximumDepth else { return false }
        let members: [PictureBlock] = images.compactMap { image in
            let holder = tree.ancestors(of: image).first {
                ["figure", "li", "dl"].contains(tree[$0].tag) || $0 == index
            }
            let element = holder.flatMap { $0 == index ? nil : captionElement(in: $0) }
            let words = element.map { PictureWords(of: $0, in: tree) }
            return picture(image, caption: words?.caption, credit: words?.credit, isInGallery: true)
        }
        switch members.count {
        case 0: break
        case 1: blocks.append(.image(members[0]))
        default: blocks.append(.gallery(members))
        }
        if let caption, let text = tree.text(of: caption).nonEmpty { blocks.append(.paragraph(TextBlock(text))) }
        return true
    }
}
