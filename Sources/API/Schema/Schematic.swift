/// A type that says itself how it is written.
protocol Schematic {
    static var schema: Schema { get }
    /// Any value; a schema is read from a type by decoding it from such.
    static var sample: Self { get }
}

/// A type whose members have more to say than their types do.
protocol Noted {
    /// By the names of its members.
    static var notes: [String: FieldNote] { get }
}

/// What is said of one member: its rule, and what it is, in words.
struct FieldNote: Sendable {
    let rule: Schema.Shape?
    let text: String?

    /// Words of one line.
    static func line(_ length: ClosedRange<Int>, _ text: String? = nil) -> FieldNote {
        FieldNote(rule: .text(Schema.TextRule(length: length, characters: .line)), text: text)
    }

    /// Words of several lines.
    static func lines(_ length: ClosedRange<Int>, _ text: String? = nil) -> FieldNote {
        FieldNote(rule: .text(Schema.TextRule(length: length, characters: .lines)), text: text)
    }

    static func pattern(_ pattern: String, _ length: ClosedRange<Int>, _ text: String? = nil) -> FieldNote {
        FieldNote(rule: .text(Schema.TextRule(length: length, characters: .pattern(pattern))), text: text)
    }

    static func integer(_ range: ClosedRange<Int64>, _ text: String? = nil) -> FieldNote {
        FieldNote(rule: .integer(range), text: text)
    }

    /// Several of the same.
    static func list(_ element: FieldNote, _ count: ClosedRange<Int>, _ text: String? = nil) -> FieldNote {
        FieldNote(rule: element.rule.map { .array(Schema($0), count) }, text: text)
    }

    /// What its type says is all there is to its rule.
    static func plain(_ text: String) -> FieldNote { FieldNote(rule: nil, text: text) }
}
