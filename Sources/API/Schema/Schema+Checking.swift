internal import Foundation

/// Something in what was sent that is not as it should be.
struct FieldFault: Sendable, Hashable, Codable {
    /// `headline`, `authors[2]`; empty for the whole.
    let field: String
    /// One sentence.
    let message: String
}

extension Schema {
    private static let mostFaults = 20

    /// Everything in `value` that is not as it should be, at most twenty faults.
    func faults(in value: JSON) -> [FieldFault] {
        var faults: [FieldFault] = []
        check(value, at: "", &faults)
        return Array(faults.prefix(Self.mostFaults))
    }

    private func check(_ value: JSON, at place: String, _ faults: inout [FieldFault]) {
        guard faults.count < Self.mostFaults else { return }
        func fault(_ message: String) { faults.append(FieldFault(field: place, message: message)) }
        if value == .null {
            fault("Null says nothing here; leave the field out.")
            return
        }
        switch shape {
        case .text(let rule):
            guard case .string(let text) = value else { return fault("This should be a text.") }
            if let message = rule.complaint(about: text) { fault(message) }
        case .word(let words):
            guard case .string(let text) = value, words.contains(text) else {
                return fault("This should be one of: \(words.joined(separator: ", ")).")
            }
        case .integer(let range):
            guard let number = value.whole else { return fault("This should be a whole number.") }
            if !range.contains(number) { fault("This should be from \(range.lowerBound) to \(range.upperBound).") }
        case .number(let range):
            guard let number = value.decimal else { return fault("This should be a number.") }
            if !range.contains(number) { fault("This should be from \(range.lowerBound) to \(range.upperBound).") }
        case .boolean:
            guard case .bool = value else { return fault("This should be true or false.") }
        case .array(let element, let count):
            guard case .array(let values) = value else { return fault("This should be a list.") }
            guard count.contains(values.count) else {
                return fault("This should hold \(count.lowerBound) to \(count.upperBound) values.")
            }
            for (index, value) in values.enumerated() { element.check(value, at: "\(place)[\(index)]", &faults) }
        case .object(_, let properties):
            guard case .object(let members) = value else { return fault("This should be an object.") }
            check(members, against: properties, at: place, &faults)
        case .document:
            guard case .object = value else { return fault("This should be an object.") }
        }
    }

    private func check(
        _ members: [JSON.Member], against properties: [Property], at place: String, _ faults: inout [FieldFault]
    ) {
        func path(_ name: String) -> String { place.isEmpty ? name : "\(place).\(name)" }
        for property in properties {
            if let member = members.first(where: { $0.name == property.name }) {
                property.schema.check(member.value, at: path(property.name), &faults)
            } else if property.isRequired {
                faults.append(FieldFault(field: path(property.name), message: "This is missing."))
            }
        }
        for member in members where !properties.contains(where: { $0.name == member.name }) {
            let name = String(member.name.prefix(80))
            faults.append(FieldFault(field: path(name), message: "There is no field “\(name)” here."))
        }
    }
}

extension Schema.TextRule {
    fileprivate func complaint(about text: String) -> String? {
        let count = text.unicodeScalars.count
        guard length.contains(count) else {
            return length.lowerBound == 0 || count > 0
                ? "This should have at most \(length.upperBound) characters." : "This should not be empty."
        }
        switch characters {
        case .any: return nil
        case .line, .lines:
            let isLines = characters == .lines
            let hasControl = text.unicodeScalars.contains {
                $0.value < 0x20 && !(isLines && ($0 == "\n" || $0 == "\t" || $0 == "\r")) || $0.value == 0x7F
            }
            return hasControl ? "Control characters cannot stand here." : nil
        case .pattern(let pattern):
            return text.range(of: pattern, options: .regularExpression) == nil
                ? "This is not written as it should be." : nil
        }
    }
}

extension JSON {
    fileprivate var whole: Int64? {
        switch self {
        case .integer(let number): number
        // 1.0 is a whole number to JSON Schema.
        case .number(let number) where abs(number) <= Double(Schema.largestInteger): Int64(exactly: number)
        default: nil
        }
    }

    fileprivate var decimal: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }
}
