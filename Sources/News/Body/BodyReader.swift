/// Turns document nodes into blocks, refusing whatever it does not know.
struct BodyReader {
    private var count = 0

    mutating func blocks(of node: BodyNode, at place: BodyPlace, depth: Int) throws -> [Block] {
        guard depth < BodyNode.maximumDepth else {
            throw place.refusing("The text is nested deeper than \(BodyNode.maximumDepth) levels.")
        }
        return try (node.content ?? []).enumerated().map { index, child in
            try block(child, at: place.child(index), depth: depth + 1)
        }
    }

    private mutating func countNode(at place: BodyPlace) throws {
        count += 1
        guard count <= BodyNode.maximumNodes else {
            throw place.refusing("The text has more than \(BodyNode.maximumNodes) pieces.", help: "Split the article.")
        }
    }

    private mutating func block(_ node: BodyNode, at place: BodyPlace, depth: Int) throws -> Block {
        try countNode(at: place)
        var attributes = Attributes(node.attributes, at: place)
        let block: Block
        switch node.type {
        case "paragraph": block = .paragraph(try text(node, &attributes, at: place))
        case "heading":
            let level = try attributes.number("level")
            guard (2...4).contains(level) else {
                throw place.refusing("A heading has level \(level).", help: "Use 2, 3 or 4; 1 is the headline.")
            }
            block = .heading(level: Int(level), try text(node, &attributes, at: place))
        case "bulletList", "orderedList":
            _ = attributes.optionalNumber("start")
            let items = try (node.content ?? []).enumerated().map { index, item in
                let place = place.child(index)
                guard item.type == "listItem" else {
                    throw place.refusing("A list holds a “\(item.type.prefix(40))”.", help: "Put it into a listItem.")
                }
                try countNode(at: place)
                return try blocks(of: item, at: place, depth: depth + 1)
            }
            block = .list(ordered: node.type == "orderedList", items: items)
        case "blockquote":
            let attribution = try attributes.optionalText("attribution")
            block = .quote(blocks: try blocks(of: node, at: place, depth: depth), attribution: attribution)
        case "pullQuote":
            let attribution = try attributes.optionalText("attribution")
            block = .pullQuote(try text(node, &attributes, at: place), attribution: attribution)
        case "image": block = .image(try picture(&attributes))
        case "gallery":
            let pictures = try (node.content ?? []).enumerated().map { index, child in
                let place = place.child(index)
                guard child.type == "image" else {
                    throw place.refusing("A gallery holds a “\(child.type.prefix(40))”.", help: "Put images into it.")
                }
                try countNode(at: place)
                var attributes = Attributes(child.attributes, at: place)
                let picture = try picture(&attributes)
                try attributes.finish()
                return picture
            }
            block = .gallery(pictures)
        case "embed":
            let target = try attributes.link("url")
            guard let embed = Embed(target: target, title: try attributes.optionalText("title")) else {
                throw place.refusing(
                    "Nothing from \(target.host ?? "there") can be embedded.", help: "Make it a link instead."
                )
            }
            block = .embed(embed)
        case "table": block = .table(try table(node, &attributes, at: place))
        case "factBox":
            let headline = try attributes.text("headline")
            block = .factBox(headline: headline, blocks: try blocks(of: node, at: place, depth: depth))
        case "related":
            block = .related(
                RelatedArticle(
                    article: ArticleID(rawValue: try attributes.number("article")), label: try attributes.text("label")
                )
            )
        case "relatedLink":
            block = .relatedLink(label: try attributes.text("label"), try attributes.link("url"))
        case "horizontalRule": block = .rule
        default:
            throw place.refusing(
                "There is no block of type “\(node.type.prefix(40))”.", help: "Use the blocks that docs/ lists."
            )
        }
        try attributes.finish()
        return block
    }

    private func picture(_ attributes: inout Attributes) throws -> PictureBlock {
        PictureBlock(
            picture: PictureID(rawValue: try attributes.number("picture")),
            caption: try attributes.optionalText("caption"), altText: try attributes.optionalText("alt")
        )
    }

    private mutating func text(
        _ node: BodyNode, _ attributes: inout Attributes, at place: BodyPlace
    ) throws -> TextBlock {
        let language = try attributes.optionalLanguage("lang")
        let inlines = try (node.content ?? []).enumerated().map { index, child -> Inline in
            let place = place.child(index)
            try countNode(at: place)
            switch child.type {
            case "hardBreak": return .lineBreak
            case "text":
                guard let text = child.text, !text.isEmpty else { throw place.refusing("A text node has no text.") }
                try Attributes.checkText(text, at: place)
                return .text(text, try (child.marks ?? []).map { try mark($0, at: place) })
            default:
                throw place.refusing("A run of text holds a “\(child.type.prefix(40))”.", help: "Use text or hardBreak.")
            }
        }
        return TextBlock(inlines, language: language)
    }

    private func mark(_ mark: BodyMark, at place: BodyPlace) throws -> Mark {
        var attributes = Attributes(mark.attributes, at: place)
        let result: Mark
        switch mark.type {
        case "strong": result = .strong
        case "emphasis": result = .emphasis
        case "link": result = .link(try attributes.link("href"))
        case "subscript": result = .subscript
        case "superscript": result = .superscript
        case "language":
            guard let language = try attributes.optionalLanguage("lang") else {
                throw place.refusing("A language mark has no “lang”.")
            }
            result = .language(language)
        default: throw place.refusing("There is no mark of type “\(mark.type.prefix(40))”.")
        }
        try attributes.finish()
        return result
    }

    private mutating func table(
        _ node: BodyNode, _ attributes: inout Attributes, at place: BodyPlace
    ) throws -> Table {
        var table = Table(caption: try attributes.optionalText("caption"), rows: [])
        var width: Int?
        for (index, row) in (node.content ?? []).enumerated() {
            let place = place.child(index)
            guard row.type == "tableRow" else { throw place.refusing("A table holds a “\(row.type.prefix(40))”.") }
            try countNode(at: place)
            var isHeader = false
            let cells = try (row.content ?? []).enumerated().map { index, cell -> TextBlock in
                let place = place.child(index)
                guard cell.type == "tableCell" || cell.type == "tableHeader" else {
                    throw place.refusing("A table row holds a “\(cell.type.prefix(40))”.")
                }
                try countNode(at: place)
                if cell.type == "tableHeader" { isHeader = true }
                var attributes = Attributes(cell.attributes, at: place)
                let text = try text(cell, &attributes, at: place)
                try attributes.finish()
                return text
            }
            guard width == nil || width == cells.count else {
                throw place.refusing("The row has \(cells.count) cells, and the rows above have \(width ?? 0).")
            }
            width = cells.count
            if isHeader, index == 0 { table.header = cells } else { table.rows.append(cells) }
        }
        return table
    }

    /// The attributes of one node, each taken once; what is left at the end is unknown.
    private struct Attributes {
        private var left: [String: AttributeValue]
        private let place: BodyPlace

        init(_ values: [String: AttributeValue]?, at place: BodyPlace) {
            left = values ?? [:]
            self.place = place
        }

        mutating func optionalText(_ name: String) throws -> String? {
            switch left.removeValue(forKey: name) {
            case .text(let text)?:
                try Attributes.checkText(text, at: place)
                return text.isEmpty ? nil : text
            case .null?, nil: return nil
            case .number?: throw place.refusing("“\(name)” is a number, and not text.")
            }
        }

        mutating func text(_ name: String) throws -> String {
            guard let text = try optionalText(name) else { throw place.refusing("“\(name)” is missing.") }
            return text
        }

        mutating func optionalNumber(_ name: String) -> Int64? {
            if case .number(let number)? = left.removeValue(forKey: name) { number } else { nil }
        }

        mutating func number(_ name: String) throws -> Int64 {
            guard let number = optionalNumber(name) else {
                throw place.refusing("“\(name)” is missing or is no whole number.")
            }
            return number
        }

        mutating func link(_ name: String) throws -> LinkTarget {
            let text = try text(name)
            guard let target = LinkTarget(rawValue: text) else {
                throw place.refusing(
                    "“\(text.prefix(80))” may not stand in a link.",
                    help: "Use https, http, mailto, tel or a path of the site."
                )
            }
            return target
        }

        mutating func optionalLanguage(_ name: String) throws -> LanguageTag? {
            guard let text = try optionalText(name) else { return nil }
            guard let tag = LanguageTag(rawValue: text) else {
                throw place.refusing("“\(text.prefix(40))” is no language tag.", help: "Write fr, ar, zgh-Latn …")
            }
            return tag
        }

        func finish() throws {
            guard let unknown = left.filter({ $0.value != .null }).keys.sorted().first else { return }
            throw place.refusing("There is no attribute “\(unknown.prefix(40))” here.")
        }

        static func checkText(_ text: String, at place: BodyPlace) throws {
            let hasControl = text.utf8.contains { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A || $0 == 0x7F }
            guard !hasControl else {
                throw place.refusing("The text holds a control character.", help: "Take it out.")
            }
        }
    }
}
