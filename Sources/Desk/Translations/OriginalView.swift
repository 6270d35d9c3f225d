internal import News
internal import Newsroom
internal import Pages

/// The original beside the translation's editor: read-only, block by block, with what changed since marked by words.
struct OriginalView {
    let original: OriginalReading
    let open: OpenArticle
    let frame: DeskFrame
    let zone: Zone
    /// Whether a machine may be asked for words.
    let hasHelp: Bool

    private var words: DeskWords { frame.words }
    private var content: ArticleContent { original.now.content }

    var html: HTML {
        let language = original.edition.language
        let state = words["state_\(original.article.state.rawValue)"]
        return """
            <section class="original" id="original" aria-labelledby="original-title">
            <div class="original-head"><h2 id="original-title">\(words["original"])</h2>
            <p class="soft"><a href="\(DeskURL.article(original.article.id).path)"><bdi>\(original.edition.name)</bdi></a> · \
            <span class="tag state-\(original.article.state.rawValue)">\(state)</span> · \(words["revision"]) \(words.rules.number(original.now.number)) · \
            \(words.moment(original.now.savedAt, zone))</p>
            \(standing)</div>
            <div class="original-text" tabindex="0" role="group" aria-label="\(words["original_text"])" lang="\(language.rawValue)" dir="\(language.direction.rawValue)" \
            data-go="\(words["original_go"])"\(help)>
            \(line(.kicker, content.kicker))\(headline)\(line(.alternativeHeadline, content.alternativeHeadline))\(standfirst)\(lead)\
            \(line(.dateline, content.dateline))
            \(HTML.joined(original.comparison.body.map(block)))
            </div></section>
            """
    }

    /// What the script asks with.
    private var help: HTML? {
        guard hasHelp, open.allows(.save) else { return nil }
        return """
             data-propose="\(DeskURL.articleAction(open.article.id, "propose").path)" data-revision="\(original.now.number)"
            """
    }

    /// One of the lines beside headline and standfirst, with its name where the place does not say what it is.
    private func line(_ line: RevisionComparison.Line, _ text: String?) -> HTML? {
        let change = original.comparison.lines.first { $0.line == line }?.words
        guard text != nil || change != nil else { return nil }
        let name: HTML? =
            line == .kicker
            ? nil
            : """
            <span class="tag" lang="\(words.language.rawValue)" dir="\(words.language.direction.rawValue)">\(words["field_\(line.rawValue)"])</span>\u{20}
            """
        let said: HTML = change.map { marked($0) } ?? "\(text ?? "")"
        return place("<p class=\"original-kicker\">\(name)\(said)</p>", isChanged: change != nil)
    }

    private var headline: HTML {
        let words = original.comparison.headline
        return place("<h3>\(marked(words))</h3>", isChanged: !words.isEmpty)
    }

    private var standfirst: HTML {
        let words = original.comparison.standfirst
        if content.standfirst == nil, words.isEmpty { return .empty }
        return place("<p class=\"original-standfirst\">\(marked(words))</p>", isChanged: !words.isEmpty)
    }

    /// Whether the translation follows the original, and the way to say so.
    private var standing: HTML {
        guard original.changes > 0 || original.translation.behindSince != nil else {
            return "<p class=\"small\">\(words["original_followed"])</p>"
        }
        let since: HTML? = original.translation.behindSince.map {
            " · <time datetime=\"\(zone.iso8601($0))\">\(words.moment($0, zone))</time>"
        }
        let done: HTML? =
            open.allows(.save)
            ? DeskParts.button(
                words["original_taken_over"], to: .articleAction(open.article.id, "caught-up"), csrf: frame.csrf,
                fields: [("revision", String(original.now.number))], style: "button"
            ) : nil
        let before: HTML = """
            <a href="\(DeskURL.articleAction(original.article.id, "compare").path)?from=\(original.translation.originalRevision)&amp;to=\(original.now.number)">\(words["compare"])</a>
            """
        return """
            <div class="original-behind"><p><strong>\(words["original_changes", count: original.changes])</strong>\(since)</p>
            <p class="small">\(before)</p>\(done)</div>
            """
    }

    private var lead: HTML? {
        content.leadPicture.flatMap { original.pictures[$0] }.map { place(figure($0, caption: nil, altText: nil)) }
    }

    // MARK: Blocks

    private func place(_ content: HTML, isChanged: Bool = false) -> HTML {
        "<div class=\"original-block\(" changed", if: isChanged)\">\(tag(isChanged ? "original_changed" : nil))\(content)</div>"
    }

    private func tag(_ name: String?) -> HTML? {
        name.map {
            "<p class=\"original-tag\" lang=\"\(words.language.rawValue)\" dir=\"\(words.language.direction.rawValue)\"><span class=\"tag\">\(words[$0])</span></p>"
        }
    }

    private func block(_ change: RevisionComparison.BlockChange) -> HTML {
        guard let index = change.newIndex, content.body.blocks.indices.contains(index) else {
            return """
                <div class="original-block changed gone">\(tag("original_removed"))<p>\(marked(change.words))</p></div>
                """
        }
        let block = content.body.blocks[index]
        let name: String? =
            change.oldIndex == nil
            ? "original_added" : change.isOnlyForm ? "only_form" : change.words.isEmpty ? nil : "original_changed"
        let inner: HTML = change.words.isEmpty || change.oldIndex == nil ? show(block) : framed(block, change.words)
        return """
            <div class="original-block\(" changed", if: name != nil)" data-block="\(index)" data-kind="\(block.editorKind)">\(tag(name))\(inner)</div>
            """
    }

    /// A block whose words changed: they stand as one run, each in its place.
    private func framed(_ block: Block, _ change: WordComparison) -> HTML {
        switch block {
        case .heading: "<h4>\(marked(change))</h4>"
        case .quote, .pullQuote: "<blockquote><p>\(marked(change))</p></blockquote>"
        case .image, .gallery: show(block) + "<p>\(marked(change))</p>"
        default: "<p>\(marked(change))</p>"
        }
    }

    private func show(_ block: Block) -> HTML {
        switch block {
        case .paragraph(let text): return "<p\(language(text))>\(text.plainText)</p>"
        case .heading(_, let text): return "<h4\(language(text))>\(text.plainText)</h4>"
        case .list(let ordered, let items):
            let rows: [HTML] = items.map { "<li>\($0.map(show))</li>" }
            return ordered ? "<ol>\(rows)</ol>" : "<ul>\(rows)</ul>"
        case .quote(let blocks, let attribution):
            return
                "<blockquote>\(blocks.map(show))\(attribution.map { "<p class=\"small\">\($0)</p>" as HTML })</blockquote>"
        case .pullQuote(let text, let attribution):
            return
                "<blockquote><p>\(text.plainText)</p>\(attribution.map { "<p class=\"small\">\($0)</p>" as HTML })</blockquote>"
        case .image(let picture): return figure(picture)
        case .gallery(let pictures): return HTML.joined(pictures.map(figure))
        case .embed(let embed):
            return "<p class=\"small\">\(embed.provider.name)\(embed.title.map { " · \($0)" as HTML })</p>"
        case .table(let table): return show(table)
        case .factBox(let headline, let blocks):
            return "<div class=\"original-facts\"><h4>\(headline)</h4>\(blocks.map(show))</div>"
        case .related(let related):
            return "<p class=\"small\">\(words["original_related"]) <bdi>\(related.label)</bdi></p>"
        case .relatedLink(let label, let target):
            return "<p class=\"small\"><bdi>\(label)</bdi> <bdi dir=\"ltr\">\(target.rawValue)</bdi></p>"
        case .rule: return "<hr>"
        }
    }

    private func language(_ text: TextBlock) -> HTML? {
        if let own = text.language { return " lang=\"\(own.rawValue)\" dir=\"\(own.direction.rawValue)\"" }
        // As readers see it: a paragraph that runs the other way without anyone having said so.
        let direction = TextDirection(ofMost: text.plainText)
        guard let direction, direction != original.edition.language.direction else { return nil }
        return " dir=\"\(direction.rawValue)\""
    }

    private func show(_ table: Table) -> HTML {
        let header: HTML? =
            table.header.isEmpty
            ? nil : "<tr>\(table.header.map { "<th scope=\"col\">\($0.plainText)</th>" as HTML })</tr>"
        let rows: [HTML] = table.rows.map { row in "<tr>\(row.map { "<td>\($0.plainText)</td>" as HTML })</tr>" }
        return "<table>\(table.caption.map { "<caption>\($0)</caption>" as HTML })\(header)\(rows)</table>"
    }

    private func figure(_ block: PictureBlock) -> HTML {
        guard let picture = original.pictures[block.picture] else { return .empty }
        return figure(picture, caption: block.caption, altText: block.altText)
    }

    /// A picture with its words in the original's language: its own in this place, or the library's.
    private func figure(_ picture: Picture, caption: String?, altText: String?) -> HTML {
        let known = picture.texts[original.edition.id]
        let caption = caption ?? known?.caption
        return """
            <figure><img src="\(PictureCard.thumb(picture))" alt="\(altText ?? known?.altText ?? "")" width="\(picture.width)" height="\(picture.height)" loading="lazy">\
            \(caption.map { "<figcaption>\($0)</figcaption>" as HTML })</figure>
            """
    }

    private func marked(_ comparison: WordComparison) -> HTML { words.marked(comparison) }
}

extension Block {
    /// What the editor calls it.
    fileprivate var editorKind: String {
        switch self {
        case .paragraph: "paragraph"
        case .heading: "heading"
        case .list(let ordered, _): ordered ? "orderedList" : "bulletList"
        case .quote: "blockquote"
        case .pullQuote: "pullQuote"
        case .image: "image"
        case .gallery: "gallery"
        case .embed: "embed"
        case .table: "table"
        case .factBox: "factBox"
        case .related: "related"
        case .relatedLink: "relatedLink"
        case .rule: "horizontalRule"
        }
    }
}
