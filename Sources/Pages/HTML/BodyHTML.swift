internal import News

/// Writes a body as HTML, once, from the tree. Everything it writes is either markup of its own or escaped text.
struct BodyHTML {
    /// Where the HTML is read.
    enum Medium {
        case page
        /// In a program that knows neither our addresses nor our style sheet: addresses are whole, and what needs either
        /// is written plainly.
        /// - Parameters:
        ///   - site: What stands before every path.
        ///   - article: The whole address of the article.
        case feed(site: String, article: String)
    }

    let language: LanguageTag
    let strings: ThemeStrings
    let pictureHTML: (PictureBlock) -> SafeHTML?
    /// The address and present headline of a related article that is published.
    let related: (RelatedArticle) -> (url: SafeHTML, headline: String)?
    var medium = Medium.page

    func write(_ body: Body) -> SafeHTML { SafeHTML(written: blocks(body.blocks)) }

    private func blocks(_ blocks: [Block]) -> String { blocks.map(block).joined(separator: "\n") }

    private func block(_ block: Block) -> String {
        switch block {
        case .paragraph(let text): return "<p\(language(of: text))>\(inlines(text))</p>"
        case .heading(let level, let text):
            let level = min(max(level, 2), 4)
            return "<h\(level)\(language(of: text))>\(inlines(text))</h\(level)>"
        case .list(let ordered, let items):
            let name = ordered ? "ol" : "ul"
            let written = items.map { item -> String in
                // A single paragraph needs no tag of its own inside an item.
                if item.count == 1, case .paragraph(let text) = item[0] {
                    return "<li\(language(of: text))>\(inlines(text))</li>"
                }
                return "<li>\(blocks(item))</li>"
            }
            return "<\(name)>\(written.joined())</\(name)>"
        case .quote(let blocks, let attribution):
            return "<blockquote>\(self.blocks(blocks))\(footer(attribution))</blockquote>"
        case .pullQuote(let text, let attribution):
            return "<aside class=\"pull\"\(language(of: text))><p>\(inlines(text))</p>\(footer(attribution))</aside>"
        case .image(let picture): return pictureHTML(picture)?.html ?? ""
        case .gallery(let pictures):
            let items = pictures.compactMap { pictureHTML($0).map { "<li>\($0.html)</li>" } }
            return items.isEmpty ? "" : "<ul class=\"gallery\">\(items.joined())</ul>"
        case .embed(let embed):
            let label = strings.text("view_on", ["name": embed.provider.name])
            if case .page = medium, let player = embed.player {
                return EmbedFrame(
                    embed: embed, player: player, language: language, strings: strings, title: embed.title.map(set)
                ).html
            }
            let title = embed.title.map { "<strong dir=\"auto\">\(set($0))</strong>" } ?? ""
            return """
                <p class="embed"><a href="\(SafeHTML.escaped(embed.target.rawValue))" rel="noopener nofollow">\(title)<span>\
                \(SafeHTML.escaped(label))</span></a></p>
                """
        case .table(let table): return self.table(table)
        case .factBox(let headline, let blocks):
            return "<aside class=\"facts\"><h2>\(set(headline))</h2>\(self.blocks(blocks))</aside>"
        case .related(let related):
            guard let found = self.related(related) else { return "" }
            let label = SafeHTML.escaped(strings.text("read_also"))
            return "<p class=\"see\"><span>\(label)</span> <a href=\"\(found.url.html)\">\(set(found.headline))</a></p>"
        case .relatedLink(let label, let target):
            if let file = AttachmentAddress(path: target.rawValue) { return attachment(file, label: label) }
            let prefix = SafeHTML.escaped(strings.text("read_also"))
            return "<p class=\"see\"><span>\(prefix)</span> <a\(attributes(of: target))>\(set(label))</a></p>"
        case .rule: return "<hr>"
        }
    }

    /// A sound with the browser's own controls, which loads nothing before it is started; a document as a link.
    private func attachment(_ file: AttachmentAddress, label: String) -> String {
        if case .feed(let site, _) = medium {
            let name = file.format.rawValue.uppercased()
            return "<p>\(name) <a href=\"\(SafeHTML.escaped(site + file.path))\">\(set(label))</a></p>"
        }
        guard file.format.isAudio else {
            return """
                <p class="see"><span>\(file.format.rawValue.uppercased())</span> <a href="\(file.path)" download>\(set(label))</a></p>
                """
        }
        let name = SafeHTML.escaped(label)
        return """
            <figure class="sound"><figcaption>\(set(label))</figcaption>\
            <audio controls preload="none" src="\(file.path)" aria-label="\(name)"></audio></figure>
            """
    }

    private func footer(_ attribution: String?) -> String {
        attribution.map { "<footer dir=\"auto\">\(set($0))</footer>" } ?? ""
    }

    private func table(_ table: Table) -> String {
        var html = "<table>"
        var end = "</tbody></table>"
        if case .page = medium {
            let name = SafeHTML.escaped(table.caption ?? strings.text("table"))
            html = "<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"\(name)\"><table>"
            end += "</div>"
        }
        if let caption = table.caption { html += "<caption>\(set(caption))</caption>" }
        if !table.header.isEmpty {
            let cells = table.header.map { "<th scope=\"col\"\(language(of: $0))>\(inlines($0))</th>" }
            html += "<thead><tr>\(cells.joined())</tr></thead>"
        }
        html += "<tbody>"
        for row in table.rows {
            html += "<tr>\(row.map { "<td\(language(of: $0))>\(inlines($0))</td>" }.joined())</tr>"
        }
        return html + end
    }

    private func set(_ text: String) -> String { SafeHTML.escaped(LanguageRules.of(language).typeset(text)) }

    private func language(of text: TextBlock) -> String {
        if let own = text.language { return own == language ? "" : attributes(of: own) }
        // Nobody said so, but it runs the other way: a paragraph in Arabic that came with a French article.
        let direction = TextDirection(ofMost: text.inlines.map(\.plainText).joined())
        guard let direction, direction != language.direction else { return "" }
        return " dir=\"\(direction.rawValue)\""
    }

    private func attributes(of own: LanguageTag) -> String {
        " lang=\"\(own.rawValue)\" dir=\"\(own.direction.rawValue)\""
    }

    private func attributes(of target: LinkTarget) -> String {
        if case .feed(let site, let article) = medium {
            let start = target.rawValue.hasPrefix("/") ? site : target.rawValue.hasPrefix("#") ? article : ""
            return " href=\"\(SafeHTML.escaped(start + target.rawValue))\""
        }
        return " href=\"\(SafeHTML.escaped(target.rawValue))\"" + (target.isExternal ? " rel=\"noopener\"" : "")
    }

    /// The runs of one block: typeset together, so that a mark after an emphasised word gets its space, then escaped.
    private func inlines(_ text: TextBlock) -> String {
        let rules = LanguageRules.of(text.language ?? language)
        let set = rules.typeset(runs: text.inlines.map(\.plainText))
        var html = ""
        for (inline, run) in zip(text.inlines, set) {
            guard case .text(_, let marks) = inline else {
                html += "<br>"
                continue
            }
            var opening = ""
            var closing = ""
            for mark in marks {
                let (open, close) = tags(of: mark)
                opening += open
                closing = close + closing
            }
            html += opening + SafeHTML.escaped(run) + closing
        }
        return html
    }

    private func tags(of mark: Mark) -> (String, String) {
        switch mark {
        case .strong: ("<strong>", "</strong>")
        case .emphasis: ("<em>", "</em>")
        case .subscript: ("<sub>", "</sub>")
        case .superscript: ("<sup>", "</sup>")
        case .link(let target): ("<a\(attributes(of: target))>", "</a>")
        // A run in another language is isolated, so that its neutral marks do not jump.
        case .language(let language): ("<bdi\(attributes(of: language))>", "</bdi>")
        }
    }
}
