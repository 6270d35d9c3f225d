internal import Foundation

/// Any JSON, for reading what pages embed.
enum JSONTree: Decodable {
    case text(String)
    case list([JSONTree])
    case object([String: JSONTree])
    case other

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let object = try? container.decode([String: JSONTree].self) {
            self = .object(object)
        } else if let list = try? container.decode([JSONTree].self) {
            self = .list(list)
        } else {
            self = .other
        }
    }

    subscript(key: String) -> JSONTree? { if case .object(let object) = self { object[key] } else { nil } }

    var items: [JSONTree] { if case .list(let list) = self { list } else { [self] } }

    /// A text, or the name or address of what stands there.
    var text: String? {
        switch self {
        case .text(let text): text
        case .object(let object): object["name"]?.text ?? object["url"]?.text ?? object["@id"]?.text
        case .list(let list): list.first?.text
        case .other: nil
        }
    }

    /// Every object in it, also within `@graph`.
    var objects: [JSONTree] {
        switch self {
        case .list(let list): list.flatMap(\.objects)
        case .object(let object): [self] + (object["@graph"]?.objects ?? []) + (object["mainEntity"]?.objects ?? [])
        case .text, .other: []
        }
    }

    func isA(_ types: Set<String>) -> Bool {
        self["@type"].map { $0.items.contains { types.contains($0.text ?? "") } } ?? false
    }
}
