internal import Foundation
internal import News

/// Finds the operation of an address.
struct OperationIndex: Sendable {
    enum Found: Sendable {
        case operation(Operation, path: JSON)
        /// The address is there and takes these methods alone.
        case methods([Operation.Method])
    }

    private struct Template: Sendable {
        enum Piece: Sendable, Hashable {
            case word(String)
            case field(String)
        }

        let pieces: [Piece]
        var operations: [Operation]
    }

    private let templates: [Template]
    let operations: [Operation]

    /// - Throws: `NewsError(.fault)` when two operations share an address and a method or a name, or a path's fields are
    ///   not those of its type.
    init(_ operations: [Operation]) throws {
        var templates: [Template] = []
        var names: Set<String> = []
        for operation in operations {
            let pieces = operation.path.split(separator: "/").map { piece -> Template.Piece in
                piece.hasPrefix("{") ? .field(String(piece.dropFirst().dropLast())) : .word(String(piece))
            }
            let fields = Set(pieces.compactMap { if case .field(let name) = $0 { name } else { nil } })
            guard fields == Set(operation.pathFields.properties.map(\.name)) else {
                throw NewsError(.fault, "The path of \(operation.name) and its fields differ.")
            }
            guard names.insert(operation.name).inserted else {
                throw NewsError(.fault, "There are two operations \(operation.name).")
            }
            if let index = templates.firstIndex(where: { $0.pieces == pieces }) {
                guard !templates[index].operations.contains(where: { $0.method == operation.method }) else {
                    throw NewsError(.fault, "There are two operations \(operation.method.rawValue) \(operation.path).")
                }
                templates[index].operations.append(operation)
            } else {
                templates.append(Template(pieces: pieces, operations: [operation]))
            }
        }
        self.templates = templates
        self.operations = operations
    }

    /// - Parameter path: Below the API's root.
    /// - Returns: `nil` when nothing stands there.
    func find(_ method: String, _ path: Substring) -> Found? {
        let pieces = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
        var methods: [Operation.Method] = []
        for template in templates where template.pieces.count == pieces.count {
            var fields: [JSON.Member] = []
            let matches = zip(template.pieces, pieces).allSatisfy { wanted, piece in
                switch wanted {
                case .word(let word): return word == piece
                case .field(let name):
                    guard let text = piece.removingPercentEncoding, !text.isEmpty else { return false }
                    fields.append(JSON.Member(name: name, value: .string(text)))
                    return true
                }
            }
            guard matches else { continue }
            if let operation = template.operations.first(where: { $0.method.rawValue == method }) {
                return .operation(operation, path: .object(fields))
            }
            methods += template.operations.map(\.method)
        }
        return methods.isEmpty ? nil : .methods(methods)
    }
}

extension Schema {
    /// Texts of an address as the values that this object's members are.
    /// - Returns: What is no number and should be stays a text, which the check then refuses.
    func values(of texts: JSON) -> JSON {
        guard case .object(let members) = texts else { return texts }
        return .object(
            members.map { member in
                guard case .string(let text) = member.value,
                    let property = properties.first(where: { $0.name == member.name })
                else { return member }
                let value: JSON
                switch property.schema.shape {
                case .integer: value = JSON.wholeNumber(text) ?? .string(text)
                case .boolean: value = text == "true" ? true : text == "false" ? false : .string(text)
                default: value = .string(text)
                }
                return JSON.Member(name: member.name, value: value)
            }
        )
    }
}

extension JSON {
    fileprivate static func wholeNumber(_ text: String) -> JSON? {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int64(text) else {
            return nil
        }
        return .integer(number)
    }
}
