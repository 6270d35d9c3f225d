extension Schema {
    /// The schema as JSON Schema 2020-12 writes it; objects with a name are referred to.
    var json: JSON {
        if case .object(let name, _) = shape, !name.isEmpty, note == nil { return Schema.reference(name) }
        var members: [JSON.Member] = []
        func add(_ name: String, _ value: JSON?) {
            if let value { members.append(JSON.Member(name: name, value: value)) }
        }
        if case .object(let name, _) = shape, !name.isEmpty {
            add("$ref", .string("#/components/schemas/\(name)"))
        } else if case .document(let name) = shape {
            add("$ref", .string("#/components/schemas/\(name)"))
        } else if case .object(let members) = written {
            for member in members { add(member.name, member.value) }
        }
        add("description", note.map { .string($0) })
        return .object(members)
    }

    static func reference(_ name: String) -> JSON { ["$ref": .string("#/components/schemas/\(name)")] }

    /// The schema written out where it stands.
    var written: JSON {
        switch shape {
        case .text(let rule):
            var members: [JSON.Member] = [JSON.Member(name: "type", value: "string")]
            if rule.length.lowerBound > 0 {
                members.append(JSON.Member(name: "minLength", value: .integer(Int64(rule.length.lowerBound))))
            }
            members.append(JSON.Member(name: "maxLength", value: .integer(Int64(rule.length.upperBound))))
            if let pattern = rule.pattern { members.append(JSON.Member(name: "pattern", value: .string(pattern))) }
            if let format = rule.format { members.append(JSON.Member(name: "format", value: .string(format))) }
            return .object(members)
        case .word(let words): return ["type": "string", "enum": .array(words.map { .string($0) })]
        case .integer(let range):
            return [
                "type": "integer", "format": "int64", "minimum": .integer(range.lowerBound),
                "maximum": .integer(range.upperBound),
            ]
        case .number(let range):
            return ["type": "number", "minimum": .number(range.lowerBound), "maximum": .number(range.upperBound)]
        case .boolean: return ["type": "boolean"]
        case .array(let element, let count):
            return [
                "type": "array", "items": element.json, "minItems": .integer(Int64(count.lowerBound)),
                "maxItems": .integer(Int64(count.upperBound)),
            ]
        case .object(_, let properties):
            let required = properties.filter(\.isRequired).map { JSON.string($0.name) }
            var members: [JSON.Member] = [
                JSON.Member(name: "type", value: "object"),
                JSON.Member(
                    name: "properties",
                    value: .object(properties.map { JSON.Member(name: $0.name, value: $0.schema.json) })
                ),
            ]
            if !required.isEmpty { members.append(JSON.Member(name: "required", value: .array(required))) }
            members.append(JSON.Member(name: "additionalProperties", value: false))
            return .object(members)
        case .document(let name): return Schema.reference(name)
        }
    }

    /// Every object with a name in it, itself included.
    func named(into found: inout [String: Schema]) {
        switch shape {
        case .object(let name, let properties):
            if !name.isEmpty {
                guard found[name] == nil else { return }
                found[name] = Schema(shape)
            }
            for property in properties { property.schema.named(into: &found) }
        case .array(let element, _): element.named(into: &found)
        case .text, .word, .integer, .number, .boolean, .document: break
        }
    }
}
