/// What a value of the API looks like: it is checked against this before it is read, and the OpenAPI document says the
/// same, so that the two cannot drift apart.
struct Schema: Sendable, Hashable {
    indirect enum Shape: Sendable, Hashable {
        case text(TextRule)
        case word([String])
        case integer(ClosedRange<Int64>)
        case number(ClosedRange<Double>)
        case boolean
        case array(Schema, ClosedRange<Int>)
        /// An object with these members and no others.
        case object(name: String, [Property])
        /// What the document writes out under this name, and a type of its own reads.
        case document(String)
    }

    struct Property: Sendable, Hashable {
        let name: String
        var schema: Schema
        let isRequired: Bool
    }

    /// What may stand in a text.
    struct TextRule: Sendable, Hashable {
        enum Characters: Sendable, Hashable {
            case any
            /// No control characters.
            case line
            /// No control characters but line breaks and tabs.
            case lines
            /// These alone, as a pattern that both sides read.
            case pattern(String)
        }

        /// In Unicode scalars, as JSON Schema counts.
        var length: ClosedRange<Int> = 0...1_000_000
        var characters: Characters = .any
        var format: String?

        var pattern: String? {
            switch characters {
            case .any: nil
            case .line: "^[^\\u0000-\\u001F\\u007F]*$"
            case .lines: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$"
            case .pattern(let pattern): pattern
            }
        }
    }

    var shape: Shape
    var note: String?

    init(_ shape: Shape, note: String? = nil) {
        self.shape = shape
        self.note = note
    }

    /// The largest whole number that every language's JSON reads exactly.
    static let largestInteger: Int64 = 9_007_199_254_740_991

    static let identity = Schema(.integer(1...largestInteger))

    /// The members, where it is an object.
    var properties: [Property] {
        if case .object(_, let properties) = shape { properties } else { [] }
    }
}
