extension Block {
    /// The block as the editor's document has it.
    var node: BodyNode {
        switch self {
        case .paragraph(let text): text.node("paragraph")
        case .heading(let level, let text): text.node("heading", ["level": .number(Int64(level))])
        case .list(let ordered, let items):
            BodyNode(
                ordered ? "orderedList" : "bulletList",
                content: items.map { BodyNode("listItem", content: $0.map(\.node)) }
            )
        case .quote(let blocks, let attribution):
            BodyNode("blockquote", ["attribution": attribution.map(AttributeValue.text)], content: blocks.map(\.node))
        case .pullQuote(let text, let attribution):
            text.node("pullQuote", ["attribution": attribution.map(AttributeValue.text)])
        case .image(let picture): picture.node
        case .gallery(let pictures): BodyNode("gallery", content: pictures.map(\.node))
        case .embed(let embed):
            BodyNode("embed", ["url": .text(embed.target.rawValue), "title": embed.title.map(AttributeValue.text)])
        case .table(let table): table.node
        case .factBox(let headline, let blocks):
            BodyNode("factBox", ["headline": .text(headline)], content: blocks.map(\.node))
        case .related(let related):
            BodyNode("related", ["article": .number(related.article.rawValue), "label": .text(related.label)])
        case .relatedLink(let label, let target):
            BodyNode("relatedLink", ["label": .text(label), "url": .text(target.rawValue)])
        case .rule: BodyNode("horizontalRule")
        }
    }
}

extension TextBlock {
    fileprivate func node(_ type: String, _ attributes: [String: AttributeValue?] = [:]) -> BodyNode {
        var attributes = attributes
        attributes["lang"] = language.map { .text($0.rawValue) }
        return BodyNode(type, attributes, content: inlines.isEmpty ? nil : inlines.map(\.node))
    }
}

extension Inline {
    fileprivate var node: BodyNode {
        switch self {
        case .text(let text, let marks):
            BodyNode("text", text: text, marks: marks.isEmpty ? nil : marks.map(\.mark))
        case .lineBreak: BodyNode("hardBreak")
        }
    }
}

extension Mark {
    fileprivate var mark: BodyMark {
        switch self {
        case .strong: BodyMark(type: "strong")
        case .emphasis: BodyMark(type: "emphasis")
        case .link(let target): BodyMark(type: "link", attributes: ["href": .text(target.rawValue)])
        case .subscript: BodyMark(type: "subscript")
        case .superscript: BodyMark(type: "superscript")
        case .language(let language): BodyMark(type: "language", attributes: ["lang": .text(language.rawValue)])
        }
    }
}

extension PictureBlock {
    fileprivate var node: BodyNode {
        BodyNode(
            "image",
            [
                "picture": .number(picture.rawValue), "caption": caption.map(AttributeValue.text),
                "alt": altText.map(AttributeValue.text),
            ]
        )
    }
}

extension Table {
    fileprivate var node: BodyNode {
        func row(_ cells: [TextBlock], _ type: String) -> BodyNode {
            BodyNode("tableRow", content: cells.map { $0.node(type) })
        }
        return BodyNode(
            "table", ["caption": caption.map(AttributeValue.text)],
            content: (header.isEmpty ? [] : [row(header, "tableHeader")]) + rows.map { row($0, "tableCell") }
        )
    }
}
