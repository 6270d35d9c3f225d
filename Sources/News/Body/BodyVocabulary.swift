/// The nodes of the editor's document that we know.
enum BodyNodeType: String {
    case doc, paragraph, heading, bulletList, orderedList, listItem, blockquote, pullQuote, image, gallery, embed, table
    case tableRow, tableHeader, tableCell, factBox, related, relatedLink, horizontalRule, hardBreak, text
}

/// The marks of the editor's document that we know.
enum BodyMarkType: String {
    case strong, emphasis, link, `subscript`, superscript, language
}

/// A key of a node, of a mark or of their attributes. A structure and not an enumeration, so that a container also
/// lists the keys we do not know.
struct BodyKey: CodingKey, Equatable {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
    private init(_ name: String) { stringValue = name }

    static let type = BodyKey("type")
    static let attributes = BodyKey("attrs")
    static let content = BodyKey("content")
    static let text = BodyKey("text")
    static let marks = BodyKey("marks")

    static let alternative = BodyKey("alt")
    static let article = BodyKey("article")
    static let attribution = BodyKey("attribution")
    static let caption = BodyKey("caption")
    static let address = BodyKey("href")
    static let headline = BodyKey("headline")
    static let label = BodyKey("label")
    static let language = BodyKey("lang")
    static let level = BodyKey("level")
    static let picture = BodyKey("picture")
    static let start = BodyKey("start")
    static let title = BodyKey("title")
    static let url = BodyKey("url")
}
