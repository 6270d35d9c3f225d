/// Turns the editor's document into blocks while it is decoded, refusing whatever it does not know.
///
/// It asks the decoder for containers and makes no tree in between: a page that is not cached waits for this.
struct BodyReader {
    private typealias Node = KeyedDecodingContainer<BodyKey>

    private var cursor = BodyCursor()

    mutating func document(_ decoder: any Decoder) throws -> [Block] {
        do {
            let node = try decoder.container(keyedBy: BodyKey.self)
            guard try name(of: node) == BodyNodeType.doc.rawValue else {
                throw cursor.refusing("The text is no document.", help: "Send a node of type “doc”.")
            }
            try checkKeys(of: node, .attributes, .content)
            try BodyAttributes(of: node, at: cursor).finish()
            return try blocks(of: node)
        } catch let error as DecodingError {
            throw NewsError(
                .invalid, "This part of the text is not written as the editor writes it.", field: cursor.place,
                help: "Send the JSON document of the editor: nodes with “type”, “attrs”, “content”, “text” and “marks”.",
                underlying: error
            )
        }
    }

    // MARK: Nodes

    private func name(of node: Node) throws -> String {
        guard node.contains(.type) else {
            throw cursor.refusing("There is a node without a “type”.", help: "Name the type of every node and mark.")
        }
        return try node.decode(String.self, forKey: .type)
    }

    private func checkKeys(of node: Node, _ known: BodyKey...) throws {
        for key in node.allKeys where key != .type && !known.contains(key) {
            throw cursor.refusing("There is no “\(key.stringValue.prefix(40))” on a node of this type.", help: "Leave it out.")
        }
    }

    /// Reads every child of a node; the caller says where it goes.
    private mutating func children<Value>(
        of node: Node, areRuns: Bool = false, read: (inout BodyReader, Node, String) throws -> Value
    ) throws -> [Value] {
        guard node.contains(.content) else { return [] }
        if areRuns { cursor.enterRuns() } else { try cursor.enterBlocks() }
        var list = try node.nestedUnkeyedContainer(forKey: .content)
        var values: [Value] = []
        values.reserveCapacity(min(list.count ?? 0, BodyCursor.maximumNodes))
        while !list.isAtEnd {
            try cursor.next()
            let child = try list.nestedContainer(keyedBy: BodyKey.self)
            values.append(try read(&self, child, try name(of: child)))
        }
        cursor.leave()
        return values
    }

    private func refusing(_ name: String, in parent: String, expected: String) -> NewsError {
        cursor.refusing("There is a “\(name.prefix(40))” in \(parent).", help: "Only \(expected) may stand there.")
    }

    // MARK: Blocks

    private mutating func blocks(of node: Node) throws -> [Block] {
        try children(of: node) { reader, child, name in try reader.block(child, name) }
    }

    private mutating func block(_ node: Node, _ name: String) throws -> Block {
        var attributes = try BodyAttributes(of: node, at: cursor)
        switch BodyNodeType(rawValue: name) {
        case .paragraph:
            return .paragraph(try text(node, &attributes))
        case .heading:
            let level = Int(clamping: try attributes.number(.level))
            try cursor.checkHeading(level: level)
            return .heading(level: level, try text(node, &attributes, known: .level))
        case .pullQuote:
            let attribution = try attributes.optionalText(.attribution)
            return .pullQuote(try text(node, &attributes, known: .attribution), attribution: attribution)
        case .bulletList:
            try attributes.finish()
            return .list(ordered: false, items: try items(of: node))
        case .orderedList:
            // The editor writes the number it begins with; ours begin with 1.
            let start = try attributes.optionalNumber(.start) ?? 1
            guard start == 1 else {
                throw cursor.refusing("A list begins with \(start).", help: "Let it begin with 1.")
            }
            try attributes.finish(known: .start)
            return .list(ordered: true, items: try items(of: node))
        case .blockquote:
            let attribution = try attributes.optionalText(.attribution)
            try finish(node, attributes, .attribution)
            return .quote(blocks: try blocks(of: node), attribution: attribution)
        case .factBox:
            let headline = try attributes.text(.headline)
            try finish(node, attributes, .headline)
            return .factBox(headline: headline, blocks: try blocks(of: node))
        case .image:
            return .image(try picture(node, &attributes))
        case .gallery:
            try finish(node, attributes)
            return .gallery(try pictures(of: node))
        case .embed:
            return .embed(try embed(node, &attributes))
        case .table:
            return .table(try table(node, &attributes))
        case .related:
            let related = RelatedArticle(
                article: ArticleID(rawValue: try attributes.number(.article)), label: try attributes.text(.label)
            )
            try checkKeys(of: node, .attributes)
            try attributes.finish(known: .article, .label)
            return .related(related)
        case .relatedLink:
            let link = Block.relatedLink(label: try attributes.text(.label), try attributes.link(.url))
            try checkKeys(of: node, .attributes)
            try attributes.finish(known: .label, .url)
            return link
        case .horizontalRule:
            try checkKeys(of: node, .attributes)
            try attributes.finish()
            return .rule
        case .doc, .listItem, .tableRow, .tableHeader, .tableCell, .hardBreak, .text, nil:
            throw cursor.refusing(
                "A “\(name.prefix(40))” may not stand here.",
                help: "Use paragraph, heading, a list, blockquote, pullQuote, image, gallery, embed, table, factBox, "
                    + "related, relatedLink or horizontalRule."
            )
        }
    }

    /// Ends the reading of a node that has attributes and blocks.
    private func finish(_ node: Node, _ attributes: BodyAttributes, _ known: BodyKey...) throws {
        try checkKeys(of: node, .attributes, .content)
        if let key = known.first { try attributes.finish(known: key) } else { try attributes.finish() }
    }

    private mutating func items(of list: Node) throws -> [[Block]] {
        try checkKeys(of: list, .attributes, .content)
        return try children(of: list) { reader, item, name in
            guard name == BodyNodeType.listItem.rawValue else {
                throw reader.refusing(name, in: "a list", expected: "listItem")
            }
            try reader.finish(item, try BodyAttributes(of: item, at: reader.cursor))
            return try reader.blocks(of: item)
        }
    }

    private func picture(_ node: Node, _ attributes: inout BodyAttributes) throws -> PictureBlock {
        let picture = PictureBlock(
            picture: PictureID(rawValue: try attributes.number(.picture)),
            caption: try attributes.optionalText(.caption), altText: try attributes.optionalText(.alternative)
        )
        try checkKeys(of: node, .attributes)
        try attributes.finish(known: .picture, .caption, .alternative)
        return picture
    }

    private mutating func pictures(of gallery: Node) throws -> [PictureBlock] {
        try children(of: gallery) { reader, image, name in
            guard name == BodyNodeType.image.rawValue else {
                throw reader.refusing(name, in: "a gallery", expected: "image")
            }
            var attributes = try BodyAttributes(of: image, at: reader.cursor)
            return try reader.picture(image, &attributes)
        }
    }

    private func embed(_ node: Node, _ attributes: inout BodyAttributes) throws -> Embed {
        let target = try attributes.link(.url)
        let title = try attributes.optionalText(.title)
        try checkKeys(of: node, .attributes)
        try attributes.finish(known: .url, .title)
        guard let embed = Embed(target: target, title: title) else {
            throw cursor.refusing(
                "Nothing from “\(target.host ?? target.rawValue)” can be embedded.", help: "Make it a relatedLink instead."
            )
        }
        return embed
    }

    private mutating func table(_ node: Node, _ attributes: inout BodyAttributes) throws -> Table {
        var table = Table(caption: try attributes.optionalText(.caption), rows: [])
        try finish(node, attributes, .caption)
        let rows = try children(of: node) { reader, row, name in
            guard name == BodyNodeType.tableRow.rawValue else {
                throw reader.refusing(name, in: "a table", expected: "tableRow")
            }
            try reader.finish(row, try BodyAttributes(of: row, at: reader.cursor))
            return try reader.cells(of: row)
        }
        cursor.enterRuns()
        for (index, row) in rows.enumerated() {
            try cursor.next()
            try cursor.checkRow(cells: row.cells.count, width: rows.first?.cells.count)
            guard row.headers == 0 || (index == 0 && row.headers == row.cells.count) else {
                throw cursor.refusing(
                    "Header cells stand elsewhere than in the whole first row.",
                    help: "Make all cells of the first row tableHeader, and all others tableCell."
                )
            }
            if row.headers > 0 { table.header = row.cells } else { table.rows.append(row.cells) }
        }
        cursor.leave()
        return table
    }

    private mutating func cells(of row: Node) throws -> (cells: [TextBlock], headers: Int) {
        var headers = 0
        let cells = try children(of: row) { reader, cell, name in
            switch BodyNodeType(rawValue: name) {
            case .tableHeader: headers += 1
            case .tableCell: break
            default: throw reader.refusing(name, in: "a table row", expected: "tableHeader and tableCell")
            }
            var attributes = try BodyAttributes(of: cell, at: reader.cursor)
            return try reader.text(cell, &attributes)
        }
        return (cells, headers)
    }

    // MARK: Text

    private mutating func text(
        _ node: Node, _ attributes: inout BodyAttributes, known: BodyKey? = nil
    ) throws -> TextBlock {
        let language = try attributes.optionalLanguage(.language)
        try checkKeys(of: node, .attributes, .content)
        if let known { try attributes.finish(known: known, .language) } else { try attributes.finish(known: .language) }
        let inlines = try children(of: node, areRuns: true) { reader, run, name in try reader.inline(run, name) }
        return TextBlock(inlines, language: language)
    }

    private func inline(_ run: Node, _ name: String) throws -> Inline {
        switch BodyNodeType(rawValue: name) {
        case .text:
            try checkKeys(of: run, .text, .marks)
            guard run.contains(.text) else {
                throw cursor.refusing("A run has no text.", help: "Write its words in “text”, or leave the run out.")
            }
            let text = try run.decode(String.self, forKey: .text)
            guard !text.isEmpty else { throw cursor.refusing("A run is empty.", help: "Leave it out.") }
            try cursor.check(text)
            return .text(text, try marks(of: run))
        case .hardBreak:
            try checkKeys(of: run, .attributes, .marks)
            try BodyAttributes(of: run, at: cursor).finish()
            // The editor writes the marks around a break on the break itself; there they mean nothing.
            _ = try marks(of: run)
            return .lineBreak
        default:
            throw refusing(name, in: "a run of text", expected: "text and hardBreak")
        }
    }

    private func marks(of run: Node) throws -> [Mark] {
        guard run.contains(.marks) else { return [] }
        var list = try run.nestedUnkeyedContainer(forKey: .marks)
        var marks: [Mark] = []
        while !list.isAtEnd {
            let mark = try list.nestedContainer(keyedBy: BodyKey.self)
            marks.append(try self.mark(mark))
            guard marks.count <= BodyCursor.maximumDepth else {
                throw cursor.refusing("A run has more than \(BodyCursor.maximumDepth) marks.", help: "Leave some out.")
            }
        }
        return marks
    }

    private func mark(_ node: Node) throws -> Mark {
        try checkKeys(of: node, .attributes)
        let name = try name(of: node)
        var attributes = try BodyAttributes(of: node, at: cursor)
        switch BodyMarkType(rawValue: name) {
        case .strong: try attributes.finish()
            return .strong
        case .emphasis: try attributes.finish()
            return .emphasis
        case .subscript: try attributes.finish()
            return .subscript
        case .superscript: try attributes.finish()
            return .superscript
        case .link:
            let target = try attributes.link(.address)
            try attributes.finish(known: .address)
            return .link(target)
        case .language:
            let language = try attributes.language(.language)
            try attributes.finish(known: .language)
            return .language(language)
        case nil:
            throw cursor.refusing(
                "There is no mark “\(name.prefix(40))”.",
                help: "Use strong, emphasis, link, subscript, superscript or language."
            )
        }
    }
}
