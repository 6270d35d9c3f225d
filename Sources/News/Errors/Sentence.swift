/// One plain sentence of an error. It remembers what was put into it, so that it can be said in another language: a
/// translation is found by `pattern` and has the values in its own places.
public struct Sentence: Sendable, Hashable, ExpressibleByStringInterpolation, CustomStringConvertible {
    /// Something put into a sentence.
    public enum Value: Sendable, Hashable {
        case text(String)
        /// A time, said as the reader's language and `zone` have it.
        case moment(Instant, Zone)
        /// A word that has a translation of its own under `key`.
        case word(key: String, english: String)
    }

    /// In English, with its values.
    public private(set) var description: String
    /// In English, with `{}` in the place of each value.
    public let pattern: String
    /// In the order of the pattern.
    public let values: [Value]

    /// A sentence made elsewhere; it has no translation.
    public init(verbatim text: String) {
        description = text
        pattern = text
        values = []
    }

    public init(stringLiteral value: String) { self.init(verbatim: value) }

    public init(stringInterpolation: Interpolation) {
        description = stringInterpolation.text
        pattern = stringInterpolation.pattern
        values = stringInterpolation.values
    }

    public struct Interpolation: StringInterpolationProtocol {
        fileprivate var text = ""
        fileprivate var pattern = ""
        fileprivate var values: [Value] = []

        public init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity * 2) }

        public mutating func appendLiteral(_ literal: String) {
            text += literal
            pattern += literal
        }

        public mutating func appendInterpolation<Part>(_ value: Part) { append(.text("\(value)"), "\(value)") }

        /// A time of `zone`, in English by ISO 8601.
        public mutating func appendInterpolation(_ instant: Instant, in zone: Zone) {
            append(.moment(instant, zone), zone.iso8601(instant))
        }

        /// A word of ours.
        public mutating func appendInterpolation(_ english: String, key: String) {
            append(.word(key: key, english: english), english)
        }

        private mutating func append(_ value: Value, _ english: String) {
            text += english
            pattern += "{}"
            values.append(value)
        }
    }
}
