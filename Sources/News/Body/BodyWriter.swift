/// Writes blocks as the editor's document.
struct BodyWriter {
    private typealias Node = KeyedEncodingContainer<BodyKey>
    private typealias Nodes = any UnkeyedEncodingContainer

    private let cursor = BodyCursor()

    func document(_ blocks: [Block], _ encoder: any Encoder) throws {
        var node = encoder.container(keyedBy: BodyKey.self)
        try node.encode(BodyNodeType.doc.rawValue, forKey: .type)
        try write(blocks, into: &node)
    }

    // MARK: Nodes

    /// Adds a node to a list of nodes.
    private func add(
        _ type: BodyNodeType, to nodes: inout Nodes, _ fill: (inout Node) throws -> Void = { _ in }
    ) throws {
        try cursor.next()
        var node = nodes.nestedContainer(keyedBy: BodyKey.self)
        try node.encode(type.rawValue, forKey: .type)
        try fill(&node)
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

    private func write(_ blocks: [Block], into node: inout Node) throws {
        try cursor.enterBlocks()
        var nodes: Nodes = node.nestedUnkeyedContainer(forKey: .content)
        for block in blocks { try write(block, to: &nodes) }
        cursor.leave()
    }

    private func write(_ block: Block, to nodes: inout Nodes) throws {
        switch block {
        case .paragraph(let text):
            try add(.paragraph, to: &nodes) { try write(text, into: &$0) }
        case .heading(let level, let text):
            try add(.heading, to: &nodes) { node in
                try cursor.checkHeading(level: level)
                var attributes = node.nestedContainer(keyedBy: BodyKey.self, forKey: .attributes)
                try attributes.encode(level, forKey: .level)
                if let language = text.language { try attributes.encode(language.rawValue, forKey: .language) }
                try write(text.inlines, into: &node)
            }
        case .pullQuote(let text, let attribution):
            try add(.pullQuote, to: &nodes) { try write(text, [.attribution: attribution], into: &$0) }
        case .list(let ordered, let items):
            try add(ordered ? .orderedList : .bulletList, to: &nodes) { node in
                try write(items, into: &node)
            }
        case .quote(let blocks, let attribution):
            try add(.blockquote, to: &nodes) { node in
                try write([.attribution: attribution], into: &node)
                try write(blocks, into: &node)
            }
        case .factBox(let headline, let blocks):
            try add(.factBox, to: &nodes) { node in
                var attributes = node.nestedContainer(keyedBy: BodyKey.self, forKey: .attributes)
                try writeRequired(headline, .headline, into: &attributes)
                try write(blocks, into: &node)
            }
        case .image(let picture): try write(picture, to: &nodes)
        case .gallery(let pictures):
            try add(.gallery, to: &nodes) { node in
                try cursor.enterBlocks()
                var images: Nodes = node.nestedUnkeyedContainer(forKey: .content)
                for picture in pictures { try write(picture, to: &images) }
                cursor.leave()
            }
        case .embed(let embed):
            try add(.embed, to: &nodes) {
                try write([.url: embed.target.rawValue, .title: embed.title], into: &$0)
            }
        case .table(let table): try write(table, to: &nodes)
        case .related(let related):
            try add(.related, to: &nodes) { node in
                var attributes = node.nestedContainer(keyedBy: BodyKey.self, forKey: .attributes)
                try attributes.encode(related.article.rawValue, forKey: .article)
                try writeRequired(related.label, .label, into: &attributes)
            }
        case .relatedLink(let label, let target):
            try add(.relatedLink, to: &nodes) { node in
                var attributes = node.nestedContainer(keyedBy: BodyKey.self, forKey: .attributes)
                try writeRequired(label, .label, into: &attributes)
                try attributes.encode(target.rawValue, forKey: .url)
            }
        case .rule: try add(.horizontalRule, to: &nodes)
        }
    }

    private func write(_ items: [[Block]], into node: inout Node) throws {
        try cursor.enterBlocks()
        var nodes: Nodes = node.nestedUnkeyedContainer(forKey: .content)
        for item in items { try add(.listItem, to: &nodes) { try write(item, into: &$0) } }
        cursor.leave()
    }

    private func write(_ picture: PictureBlock, to nodes: inout Nodes) throws {
        try add(.image, to: &nodes) { node in
            var attributes = node.nestedContainer(keyedBy: BodyKey.self, forKey: .attributes)
            try attributes.encode(picture.picture.rawValue, forKey: .picture)
            for (key, text) in [(BodyKey.caption, picture.caption), (.alternative, picture.altText)] {
                guard let text, !text.isEmpty else { continue }
                try writeRequired(text, key, into: &attributes)
            }
        }
    }

    private func write(_ table: Table, to nodes: inout Nodes) throws {
        try add(.table, to: &nodes) { node in
            try write([.caption: table.caption], into: &node)
            try cursor.enterBlocks()
            var rows: Nodes = node.nestedUnkeyedContainer(forKey: .content)
            let width = table.header.isEmpty ? table.rows.first?.count : table.header.count
            if !table.header.isEmpty { try write(table.header, as: .tableHeader, width: width, to: &rows) }
            for row in table.rows { try write(row, as: .tableCell, width: width, to: &rows) }
            cursor.leave()
        }
    }

    private func write(
        _ cells: [TextBlock], as type: BodyNodeType, width: Int?, to rows: inout Nodes
    ) throws {
        try add(.tableRow, to: &rows) { node in
            try cursor.checkRow(cells: cells.count, width: width)
            try cursor.enterBlocks()
            var nodes: Nodes = node.nestedUnkeyedContainer(forKey: .content)
            for cell in cells { try add(type, to: &nodes) { try write(cell, into: &$0) } }
            cursor.leave()
        }
    }

    // MARK: Text

    private func write(
        _ text: TextBlock, _ texts: KeyValuePairs<BodyKey, String?> = [:], into node: inout Node
    ) throws {
        let attribution = texts.first?.value
        try write([.attribution: attribution, .language: text.language?.rawValue], into: &node)
        try write(text.inlines, into: &node)
    }

    private func write(_ inlines: [Inline], into node: inout Node) throws {
        guard !inlines.isEmpty else { return }
        cursor.enterRuns()
        var nodes: Nodes = node.nestedUnkeyedContainer(forKey: .content)
        for inline in inlines {
            switch inline {
            // An empty run says nothing, and the editor's document may hold none.
            case .text("", _): continue
            case .text(let text, let marks):
                try add(.text, to: &nodes) { node in
                    try cursor.check(text)
                    try node.encode(text, forKey: .text)
                    try write(marks, into: &node)
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
