/// A statement with its parameters. Whatever is interpolated becomes a parameter, so no value can turn into SQL:
/// `"SELECT name FROM edition WHERE id = \(id)"`.
public struct SQL: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// The text, with `?` for every parameter.
    public private(set) var text: String
    public private(set) var arguments: [Value]

    public init(stringLiteral value: StaticString) {
        self.text = value.description
        self.arguments = []
    }

    public init(stringInterpolation: Interpolation) {
        self.text = stringInterpolation.text
        self.arguments = stringInterpolation.arguments
    }

    private init(text: String, arguments: [Value]) {
        self.text = text
        self.arguments = arguments
    }

    /// SQL that a migration wrote down or that is made of the schema's own names; never of anything given at run time.
    init(frozen text: String, arguments: [Value] = []) { self.init(text: text, arguments: arguments) }

    /// Statements put one after another.
    public static func + (left: SQL, right: SQL) -> SQL {
        SQL(text: left.text + right.text, arguments: left.arguments + right.arguments)
    }

    /// Several selects as one, in order.
    public static func unionAll(_ parts: [SQL]) -> SQL {
        SQL(
            text: parts.map(\.text).joined(separator: "\nUNION ALL\n"),
            arguments: parts.flatMap(\.arguments)
        )
    }

    /// Rows of values with commas between, for one statement that inserts them all.
    static func rows(_ parts: [SQL]) -> SQL {
        SQL(text: parts.map(\.text).joined(separator: ", "), arguments: parts.flatMap(\.arguments))
    }

    public struct Interpolation: StringInterpolationProtocol {
        var text = ""
        var arguments: [Value] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount)
        }

        public mutating func appendLiteral(_ literal: StaticString) { text += literal.description }

        public mutating func appendInterpolation(_ value: some ValueConvertible) {
            text += "?"
            arguments.append(value.storeValue)
        }

        /// A value that may be null.
        public mutating func appendInterpolation<Wrapped: ValueConvertible>(_ value: Wrapped?) {
            text += "?"
            arguments.append(value?.storeValue ?? .null)
        }

        /// `?, ?, ?` for the values of an `IN (…)`; with none, `NULL`, which no row equals.
        public mutating func appendInterpolation(list values: some Collection<some ValueConvertible>) {
            text += values.isEmpty ? "NULL" : Array(repeating: "?", count: values.count).joined(separator: ", ")
            arguments += values.map(\.storeValue)
        }

        /// A piece of SQL of our own, with its parameters.
        public mutating func appendInterpolation(_ part: SQL) {
            text += part.text
            arguments += part.arguments
        }
    }
}
