/// Writes blocks as the editor's document.
struct BodyWriter {
    private typealias Node = KeyedEncodingContainer<BodyKey>
    private typealias Nodes = any UnkeyedEncodingContainer

    private var cursor = BodyCursor()

    mutating func document(_ blocks: [Block], _ encoder: any Encoder) throws {
        var node = encoder.container(keyedBy: BodyKey.self)
        try node.encode(BodyNodeType.doc.rawValue, forKey: .type)
        try write(blocks, into: &node)
    }

    // MARK: Nodes

    /// Adds a node to a list of nodes.
    private mutating func add(
        _ type: BodyNodeType, to nodes: inout Nodes, _ fill: (inout BodyWriter, inout Node) throws -> Void = { _, _ in }
    ) throws {
        try cursor.next()
        var node = nodes.nestedContainer(keyedBy: BodyKey.self)
        try node.encode(type.rawValue, forKey: .type)
        try fill(&self, &node)
    }

    /// Writes a node's attributes; those that are `nil` or empty are left out, and so is an empty object.
    private func write(_ texts: KeyValuePairs<BodyKey, String?>, into node: inout Node) throws {
        let given = texts.compactMap { key, text in text.flatMap { $0.isEmpty ? nil : (key, $0) } }
        guard !given.isEmpty else { return }
        var attributes = node.nestedContainer(keyedBy: BodyKey.self, forKey: .attributes)
        for (key, text) in given {
            try cursor.check(text)
            try attributes.encode(text, forKey: key)
        }
    }

    /// Writes a text that must be there, even when it is empty.
    private func writeRequired(_ text: String, _ key: BodyKey, into attributes: inout Node) throws {
        try cursor.check(text)
        try attributes.encode(text, forKey: key)
    }

    // MARK: Blocks

    private mutating func write(_ blocks: [Block], into node: inout Node) throws {
        try cursor.enterBlocks()
        var nodes: Nodes = node.nestedUnkeyedContainer(forKey: .content)
        for block in blocks { try write(block, to: &nodes) }
        cursor.leave()
    }

    private mutating func write(_ block: Block, to nodes: inout Nodes) throws {
        switch block {
        case .paragraph(let text):
            try add(.paragraph, to: &nodes) { try $0.write(text, into: &$1) }
        case .heading(let level, let text):
            try add(.heading, to: &nodes) { writer, node in
                try writer.cursor.checkHeading(level: level)
                var attributes = node.nestedContainer(keyedBy: BodyKey.self, forKey: .attributes)
                try attributes.encode(level, forKey: .level)
                if let language = text.language { try attributes.encode(language.rawValue, forKey: .language) }
                try writer.write(text.inlines, into: &node)
            }
        case .pullQuote(let text, let attribution):
            try add(.pullQuote, to: &nodes) { try $0.write(text, [.attribution: attribution], into: &$1) }
        case .list(let ordered, let items):
            try add(ordered ? .orderedList : .bulletList, to: &nodes) { writer, node in
                try writer.write(items, into: &node)
            }
        case .quote(let blocks, let attribution):
            try add(.blockquote, to: &nodes) { writer, node in
                try writer.write([.attribution: attribution], into: &node)
                try writer.write(blocks, into: &node)
            }
        case .factBox(let headline, let blocks):
            try add(.factBox, to: &nodes) { writer, node in
                var attributes = node.nestedContainer(keyedBy: BodyKey.self, forKey: .attributes)
                try writer.writeRequired(headline, .headline, into: &attributes)
                try writer.write(blocks, into: &node)
            }
        case .image(let picture): try write(picture, to: &nodes)
        case .gallery(let pictures):
            try add(.gallery, to: &nodes) { writer, node in
                try writer.cursor.enterBlocks()
                var images: Nodes = node.nestedUnkeyedContainer(forKey: .content)
                for picture in pictures { try writer.write(picture, to: &images) }
                writer.cursor.leave()
            }
        case .embed(let embed):
            try add(.embed, to: &nodes) {
                try $0.write([.url: embed.target.rawValue, .title: embed.title], into: &$1)
            }
        case .table(let table): try write(table, to: &nodes)
        case .related(let related):
            try add(.related, to: &nodes) { writer, node in
                var attributes = node.nestedContainer(keyedBy: BodyKey.self, forKey: .attributes)
                try attributes.encode(related.article.rawValue, forKey: .article)
                try writer.writeRequired(related.label, .label, into: &attributes)
            }
        case .relatedLink(let label, let target):
            try add(.relatedLink, to: &nodes) { writer, node in
                var attributes = node.nestedContainer(keyedBy: BodyKey.self, forKey: .attributes)
                try writer.writeRequired(label, .label, into: &attributes)
                try attributes.encode(target.rawValue, forKey: .url)
            }
        case .rule: try add(.horizontalRule, to: &nodes)
        }
    }

    private mutating func write(_ items: [[Block]], into node: inout Node) throws {
        try cursor.enterBlocks()
        var nodes: Nodes = node.nestedUnkeyedContainer(forKey: .content)
        for item in items { try add(.listItem, to: &nodes) { try $0.write(item, into: &$1) } }
        cursor.leave()
    }

    private mutating func write(_ picture: PictureBlock, to nodes: inout Nodes) throws {
        try add(.image, to: &nodes) { writer, node in
            var attributes = node.nestedContainer(keyedBy: BodyKey.self, forKey: .attributes)
            try attributes.encode(picture.picture.rawValue, forKey: .picture)
            for (key, text) in [(BodyKey.caption, picture.caption), (.alternative, picture.altText)] {
                guard let text, !text.isEmpty else { continue }
                try writer.writeRequired(text, key, into: &attributes)
            }
        }
    }

    private mutating func write(_ table: Table, to nodes: inout Nodes) throws {
        try add(.table, to: &nodes) { writer, node in
            try writer.write([.caption: table.caption], into: &node)
            try writer.cursor.enterBlocks()
            var rows: Nodes = node.nestedUnkeyedContainer(forKey: .content)
            let width = table.header.isEmpty ? table.rows.first?.count : table.header.count
            if !table.header.isEmpty { try writer.write(table.header, as: .tableHeader, width: width, to: &rows) }
            for row in table.rows { try writer.write(row, as: .tableCell, width: width, to: &rows) }
            writer.cursor.leave()
        }
    }

    private mutating func write(
        _ cells: [TextBlock], as type: BodyNodeType, width: Int?, to rows: inout Nodes
    ) throws {
        try add(.tableRow, to: &rows) { writer, node in
            try writer.cursor.checkRow(cells: cells.count, width: width)
            try writer.cursor.enterBlocks()
            var nodes: Nodes = node.nestedUnkeyedContainer(forKey: .content)
            for cell in cells { try writer.add(type, to: &nodes) { try $0.write(cell, into: &$1) } }
            writer.cursor.leave()
        }
    }

    // MARK: Text

    private mutating func write(
        _ text: TextBlock, _ texts: KeyValuePairs<BodyKey, String?> = [:], into node: inout Node
    ) throws {
        let attribution = texts.first?.value
        try write([.attribution: attribution, .language: text.language?.rawValue], into: &node)
        try write(text.inlines, into: &node)
    }

    private mutating func write(_ inlines: [Inline], into node: inout Node) throws {
        guard !inlines.isEmpty else { return }
        cursor.enterRuns()
        var nodes: Nodes = node.nestedUnkeyedContainer(forKey: .content)
        for inline in inlines {
            switch inline {
            // An empty run says nothing, and the editor's document may hold none.
            case .text("", _): continue
            case .text(let text, let marks):
                try add(.text, to: &nodes) { writer, node in
                    try writer.cursor.check(text)
                    try node.encode(text, forKey: .text)
                    try writer.write(marks, into: &node)
                }
            case .lineBreak: try add(.hardBreak, to: &nodes)
            }
        }
        cursor.leave()
    }

    private func write(_ marks: [Mark], into node: inout Node) throws {
        guard !marks.isEmpty else { return }
        guard marks.count <= BodyCursor.maximumDepth else {
            throw cursor.refusing("A run has more than \(BodyCursor.maximumDepth) marks.", help: "Leave some out.")
        }
        var nodes: Nodes = node.nestedUnkeyedContainer(forKey: .marks)
        for mark in marks {
            var node = nodes.nestedContainer(keyedBy: BodyKey.self)
            let (type, attributes): (BodyMarkType, KeyValuePairs<BodyKey, String?>) =
                switch mark {
                case .strong: (.strong, [:])
                case .emphasis: (.emphasis, [:])
                case .subscript: (.subscript, [:])
                case .superscript: (.superscript, [:])
                case .link(let target): (.link, [.address: target.rawValue])
                case .language(let language): (.language, [.language: language.rawValue])
                }
            try node.encode(type.rawValue, forKey: .type)
            try write(attributes, into: &node)
        }
    }
}
