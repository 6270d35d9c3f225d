/// A node of the document JSON that the editor (ProseMirror) reads and writes, before it is known to be one of ours.
struct BodyNode: Codable {
    var type: String
    var attributes: [String: AttributeValue]?
    var content: [BodyNode]?
    var text: String?
    var marks: [BodyMark]?

    enum CodingKeys: String, CodingKey {
        case type, content, text, marks
        case attributes = "attrs"
    }

    init(
        _ type: String, _ attributes: [String: AttributeValue?] = [:], content: [BodyNode]? = nil, text: String? = nil,
        marks: [BodyMark]? = nil
    ) {
        self.type = type
        let kept = attributes.compactMapValues { $0 }
        self.attributes = kept.isEmpty ? nil : kept
        self.content = content
        self.text = text
        self.marks = marks
    }

    /// How deep the tree goes and how many nodes it has are bounded while it is read.
    static let maximumDepth = 12
    static let maximumNodes = 20_000
}

/// A mark of the document JSON.
struct BodyMark: Codable {
    var type: String
    var attributes: [String: AttributeValue]?

    enum CodingKeys: String, CodingKey {
        case type
        case attributes = "attrs"
    }
}

/// What an attribute may hold.
enum AttributeValue: Codable, Hashable {
    case text(String)
    case number(Int64)
    case null

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let number = try? container.decode(Int64.self) {
            self = .number(number)
        } else if container.decodeNil() {
            self = .null
        } else {
            throw NewsError(
                .invalid, "An attribute is neither text nor a whole number.",
                field: BodyPlace(decoder.codingPath).description
            )
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .null: try container.encodeNil()
        }
    }
}

/// Where in a document something stands: `body.content[3].content[0]`.
struct BodyPlace: CustomStringConvertible {
    private(set) var description: String

    init(_ path: [any CodingKey] = []) {
        var text = "body"
        for key in path { text += key.intValue.map { "[\($0)]" } ?? "." + key.stringValue }
        description = text
    }

    func child(_ index: Int) -> BodyPlace {
        var place = self
        place.description += ".content[\(index)]"
        return place
    }

    func refusing(_ message: String, help: String? = nil) -> NewsError {
        NewsError(.invalid, message, field: description, help: help)
    }
}
