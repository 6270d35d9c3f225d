/// The editor's document in JSON Schema. `Body`'s own decoder reads it, and refuses more than a schema can say; a test
/// holds the two together, block by block.
enum BodySchema {
    /// Names of blocks that hold runs of text alone, with their attributes beside the language.
    static let components: [JSON.Member] = [
        named("Body", node("doc", content: .list("Block"))),
        named("Block", ["anyOf": .array(blocks)]),
        named("ListItem", node("listItem", content: .list("Block"))),
        named("Image", image),
        named("TableRow", node("tableRow", content: .cells)),
        named("Run", ["anyOf": [textRun, lineBreak]]),
        named("Mark", ["anyOf": .array(marks)]),
    ]

    private enum Content {
        case none, cells
        case list(String)
    }

    private static let text: JSON = [
        "type": "string", "pattern": "^[^\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF]*$",
    ]
    private static let link: JSON = [
        "type": "string", "maxLength": 2048,
        "pattern": "^(https?://[^\\s@]+|mailto:[^\\s]+|tel:[^\\s]+|/[^/\\s][^\\s]*|/|#[^\\s]*)$",
    ]
    private static let language: JSON = [
        "type": "string", "maxLength": 35, "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$",
    ]
    private static let identity: JSON = ["type": "integer", "minimum": 1, "maximum": .integer(Schema.largestInteger)]
    private static let runs = Content.list("Run")

    private static let blocks: [JSON] = [
        node("paragraph", ["lang": language], content: runs),
        node(
            "heading", ["level": ["type": "integer", "enum": [2, 3, 4]], "lang": language], required: ["level"],
            content: runs
        ),
        node("pullQuote", ["attribution": text, "lang": language], content: runs),
        node("bulletList", content: .list("ListItem")),
        node("orderedList", ["start": ["type": "integer", "const": 1]], content: .list("ListItem")),
        node("blockquote", ["attribution": text], content: .list("Block")),
        node("factBox", ["headline": text], required: ["headline"], content: .list("Block")),
        Schema.reference("Image"),
        node("gallery", content: .list("Image")),
        node("embed", ["url": link, "title": text], required: ["url"]),
        node("table", ["caption": text], content: .list("TableRow")),
        node("related", ["article": identity, "label": text], required: ["article", "label"]),
        node("relatedLink", ["label": text, "url": link], required: ["label", "url"]),
        node("horizontalRule"),
    ]

    private static let image = node(
        "image", ["picture": identity, "caption": text, "alt": text], required: ["picture"]
    )

    private static let marks: [JSON] =
        ["strong", "emphasis", "subscript", "superscript"].map { node($0) } + [
            node("link", ["href": link], required: ["href"]), node("language", ["lang": language], required: ["lang"]),
        ]

    private static let markList: JSON = ["type": "array", "items": Schema.reference("Mark"), "maxItems": 12]

    private static let textRun: JSON = [
        "type": "object",
        "properties": [
            "type": ["const": "text"],
            "text": [
                "type": "string", "minLength": 1,
                "pattern": "^[^\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF]*$",
            ],
            "marks": markList,
        ],
        "required": ["type", "text"], "additionalProperties": false,
    ]

    private static let lineBreak: JSON = [
        "type": "object", "properties": ["type": ["const": "hardBreak"], "marks": markList], "required": ["type"],
        "additionalProperties": false,
    ]

    private static func named(_ name: String, _ schema: JSON) -> JSON.Member { JSON.Member(name: name, value: schema) }

    private static func node(
        _ type: String, _ attributes: KeyValuePairs<String, JSON> = [:], required: [String] = [],
        content: Content = .none
    ) -> JSON {
        var properties: [JSON.Member] = [JSON.Member(name: "type", value: ["const": .string(type)])]
        var needed: [JSON] = ["type"]
        if !attributes.isEmpty {
            var schema: [JSON.Member] = [
                JSON.Member(name: "type", value: "object"),
                JSON.Member(
                    name: "properties", value: .object(attributes.map { JSON.Member(name: $0.key, value: $0.value) })
                ),
            ]
            if !required.isEmpty {
                schema.append(JSON.Member(name: "required", value: .array(required.map { .string($0) })))
                needed.append("attrs")
            }
            schema.append(JSON.Member(name: "additionalProperties", value: false))
            properties.append(JSON.Member(name: "attrs", value: .object(schema)))
        }
        switch content {
        case .none: break
        case .list(let name):
            properties.append(JSON.Member(name: "content", value: ["type": "array", "items": Schema.reference(name)]))
        case .cells:
            let cells = ["tableHeader", "tableCell"].map { node($0, ["lang": language], content: runs) }
            properties.append(
                JSON.Member(
                    name: "content", value: ["type": "array", "minItems": 1, "items": ["anyOf": .array(cells)]]
                )
            )
            needed.append("content")
        }
        return [
            "type": "object", "properties": .object(properties), "required": .array(needed),
            "additionalProperties": false,
        ]
    }
}
