internal import Foundation

/// A value of another program's JSON, asked for by name: what is missing or of another kind is `nil`.
struct ForeignValue: Sendable, Decodable {
    private enum Kind: Sendable {
        case text(String), number(Double), flag(Bool), list([ForeignValue]), object([String: ForeignValue]), nothing
    }

    private let kind: Kind

    /// - Returns: `nil` for what is no JSON.
    init?(_ bytes: [UInt8]) {
        guard let value = try? JSONDecoder().decode(ForeignValue.self, from: Data(bytes)) else { return nil }
        self = value
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            kind = .text(text)
        } else if let number = try? container.decode(Double.self) {
            kind = .number(number)
        } else if let flag = try? container.decode(Bool.self) {
            kind = .flag(flag)
        } else if let list = try? container.decode([ForeignValue].self) {
            kind = .list(list)
        } else if let object = try? container.decode([String: ForeignValue].self) {
            kind = .object(object)
        } else {
            kind = .nothing
        }
    }

    subscript(_ name: String) -> ForeignValue? { if case .object(let members) = kind { members[name] } else { nil } }

    /// Not empty.
    var text: String? {
        switch kind {
        case .text(let text): text.nonEmpty
        case .number(let number) where number == number.rounded() && abs(number) < 1e15: String(Int64(number))
        default: nil
        }
    }

    var number: Int? { if case .number(let number) = kind, abs(number) < 1e15 { Int(number) } else { nil } }

    var flag: Bool {
        switch kind {
        case .flag(let flag): flag
        case .number(let number): number == 1
        default: false
        }
    }

    /// The elements of a list; a single value is a list of one.
    var elements: [ForeignValue] {
        switch kind {
        case .list(let values): values
        case .nothing: []
        default: [self]
        }
    }

    var isList: Bool { if case .list = kind { true } else { false } }

    var members: [String: ForeignValue] { if case .object(let members) = kind { members } else { [:] } }
}
