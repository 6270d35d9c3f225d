/// Turns the editor's document into blocks while it is decoded, refusing whatever it does not know.
///
/// It asks the decoder for containers and makes no tree in between: a page that is not cached waits for this.
struct BodyReader {
    typealias Node = KeyedDecodingContainer<BodyKey>

    let cursor: BodyCursor

    /// - Parameter isOurs: Whether this program wrote what is read, so that nobody need look for what it does not know.
    init(isOurs: Bool = false) { cursor = BodyCursor(isOurs: isOurs) }

    func document(_ decoder: any Decoder) throws -> [Block] {
        do {
            let node = try decoder.container(keyedBy: BodyKey.self)
            guard try name(of: node) == BodyNodeType.doc.rawValue else {
                throw cursor.refusing("The text is no document.", help: "Send a node of type “doc”.")
            }
            try checkKeys(of: node, Keys.parent)
            try BodyAttributes(of: node, at: cursor).finish()
            return try blocks(of: node)
        } catch let error as NewsError {
            throw error
        } catch {
            throw NewsError(
                .invalid, "This part of the text is not written as the editor writes it.", field: cursor.place,
                help:
                    "Send the JSON document of the editor: nodes with “type”, “attrs”, “content”, “text” and “marks”.",
                underlying: error
            )
        }
    }

    // MARK: Nodes

    /// What may stand in a node beside its attributes' own names.
    enum Keys {
        static let parent: [BodyKey] = [.type, .content, .attributes]
        static let leaf: [BodyKey] = [.type, .attributes]
        static let run: [BodyKey] = [.type, .text, .marks]
        static let lineBreak: [BodyKey] = [.type, .attributes, .marks]
    }

    func name(of node: Node) throws -> String {
        do {
            return try node.decode(String.self, forKey: .type)
        } catch is DecodingError {
            throw cursor.refusing("There is a node without a “type”.", help: "Name the type of every node and mark.")
        }
    }

    func checkKeys(of node: Node, _ known: [BodyKey]) throws {
        if cursor.isOurs { return }
        for key in node.allKeys where !known.contains(key) {
            throw cursor.refusing(
                "There is no “\(key.stringValue.prefix(40))” on a node of this type.", help: "Leave it out.")
        }
    }

    /// Reads every child of a node; the caller says where it goes.
    func children<Value>(
        of node: Node, areRuns: Bool = false, read: (Node, String) throws -> Value
    ) throws -> [Value] {
        guard node.contains(.content) else { return [] }
        var list = try node.nestedUnkeyedContainer(forKey: .content)
        if areRuns { cursor.enterRuns() } else { try cursor.enterBlocks() }
        var values: [Value] = []
        values.reserveCapacity(min(list.count ?? 0, BodyCursor.maximumNodes))
        while !list.isAtEnd {
            try cursor.next()
            let child = try list.nestedContainer(keyedBy: BodyKey.self)
            values.append(try read(child, try name(of: child)))
        }
        cursor.leave()
        return values
    }

    func refusing(_ name: String, in parent: String, expected: String) -> NewsError {
        cursor.refusing("There is a “\(name.prefix(40))” in \(parent).", help: "Only \(expected) may stand there.")
    }

    // MARK: Blocks

    private func blocks(of node: Node) throws -> [Block] {
        try children(of: node) { child, name in try block(child, name) }
    }

    private func block(_ node: Node, _ name: String) throws -> Block {
        let attributes = try BodyAttributes(of: node, at: cursor)
        switch BodyNodeType(rawValue: name) {
        case .paragraph:
            return .paragraph(try text(node, attributes))
        case .heading:
            let level = Int(clamping: try attributes.number(.level))
            try cursor.checkHeading(level: level)
            return .heading(level: level, try text(node, attributes, known: [.level]))
        case .pullQuote:
            let attribution = try attributes.optionalText(.attribution)
            return .pullQuote(try text(node, attributes, known: [.attribution]), attribution: attribution)
        case .bulletList:
            try attributes.finish()
            return .list(ordered: false, items: try items(of: node))
        case .orderedList:
            // The editor writes the number it begins with; ours begin with 1.
            let start = try attributes.optionalNumber(.start) ?? 1
            guard start == 1 else {
                throw cursor.refusing("A list begins with \(start).", help: "Let it begin with 1.")
            }
            try attributes.finish(known: [.start])
            return .list(ordered: true, items: try items(of: node))
        case .blockquote:
            let attribution = try attributes.optionalText(.attribution)
            try finish(node, attributes, known: [.attribution])
            return .quote(blocks: try blocks(of: node), attribution: attribution)
        case .factBox:
            let headline = try attributes.text(.headline)
            try finish(node, attributes, known: [.headline])
            return .factBox(headline: headline, blocks: try blocks(of: node))
        case .image:
            return .image(try picture(node, attributes))
        case .gallery:
            try finish(node, attributes)
            return .gallery(try pictures(of: node))
        case .embed:
            return .embed(try embed(node, attributes))
        case .table:
            return .table(try table(node, attributes))
        case .related:
            let related = RelatedArticle(
                article: ArticleID(rawValue: try attributes.number(.article)), label: try attributes.text(.label)
            )
            try checkKeys(of: node, Keys.leaf)
            try attributes.finish(known: [.article, .label])
            return .related(related)
        case .relatedLink:
            let link = Block.relatedLink(label: try attributes.text(.label), try attributes.link(.url))
            try checkKeys(of: node, Keys.leaf)
            try attributes.finish(known: [.label, .url])
            return link
        case .horizontalRule:
            try checkKeys(of: node, Keys.leaf)
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
    private func finish(_ node: Node, _ attributes: BodyAttributes, known: [BodyKey] = []) throws {
        try checkKeys(of: node, Keys.parent)
        try attributes.finish(known: known)
    }

    private func items(of list: Node) throws -> [[Block]] {
        try checkKeys(of: list, Keys.parent)
        return try children(of: list) { item, name in
            guard name == BodyNodeType.listItem.rawValue else {
                throw refusing(name, in: "a list", expected: "listItem")
            }
            try finish(item, try BodyAttributes(of: item, at: cursor))
            return try blocks(of: item)
        }
    }

    private func picture(_ node: Node, _ attributes: BodyAttributes) throws -> PictureBlock {
        let picture = PictureBlock(
            picture: PictureID(rawValue: try attributes.number(.picture)),
            caption: try attributes.optionalText(.caption), altText: try attributes.optionalText(.alternative)
        )
        try checkKeys(of: node, Keys.leaf)
        try attributes.finish(known: [.picture, .caption, .alternative])
        return picture
    }

    private func pictures(of gallery: Node) throws -> [PictureBlock] {
        try children(of: gallery) { image, name in
            guard name == BodyNodeType.image.rawValue else {
                throw refusing(name, in: "a gallery", expected: "image")
            }
            let attributes = try BodyAttributes(of: image, at: cursor)
            return try picture(image, attributes)
        }
    }

    private func embed(_ node: Node, _ attributes: BodyAttributes) throws -> Embed {
        let target = try attributes.link(.url)
        let title = try attributes.optionalText(.title)
        try checkKeys(of: node, Keys.leaf)
        try attributes.finish(known: [.url, .title])
        guard let embed = Embed(target: target, title: title) else {
            throw cursor.refusing(
                "Nothing from “\(target.host ?? target.rawValue)” can be embedded.",
                help: "Make it a relatedLink instead."
            )
        }
        return embed
    }

    private func table(_ node: Node, _ attributes: BodyAttributes) throws -> Table {
        var table = Table(caption: try attributes.optionalText(.caption), rows: [])
        try finish(node, attributes, known: [.caption])
        let rows = try children(of: node) { row, name in
            guard name == BodyNodeType.tableRow.rawValue else {
                throw refusing(name, in: "a table", expected: "tableRow")
            }
            try finish(row, try BodyAttributes(of: row, at: cursor))
            return try cells(of: row)
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

    private func cells(of row: Node) throws -> (cells: [TextBlock], headers: Int) {
        var headers = 0
        let cells = try children(of: row) { cell, name in
            switch BodyNodeType(rawValue: name) {
            case .tableHeader: headers += 1
            case .tableCell: break
            default: throw refusing(name, in: "a table row", expected: "tableHeader and tableCell")
            }
            let attributes = try BodyAttributes(of: cell, at: cursor)
            return try text(cell, attributes)
        }
        return (cells, headers)
    }
}
