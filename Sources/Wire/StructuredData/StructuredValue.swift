/// A piece of JSON from outside (RFC 8259), read with patience: raw line ends and tabs in texts, a comma too many and
/// comment or CDATA marks around the whole are common on pages, and none of them changes what is meant.
indirect enum StructuredValue: Sendable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([StructuredValue])
    case object([String: StructuredValue])

    /// Where the text stops being JSON.
    struct Fault: Error {
        /// 1 for the first line.
        let line: Int
        let expected: String
    }

    init(reading text: String) throws(Fault) {
        var reader = StructuredValueReader(text)
        self = try reader.readAll()
    }

    /// A member of an object; `nil` for others, and for `null`.
    subscript(_ name: String) -> StructuredValue? {
        guard case .object(let members) = self, let value = members[name] else { return nil }
        if case .null = value { return nil }
        return value
    }

    /// The elements of a list; anything else is a list of itself.
    var elements: [StructuredValue] {
        switch self {
        case .list(let values): values
        case .null: []
        case .flag, .number, .text, .object: [self]
        }
    }

    /// A text or a number as text; that of `@value` in an object.
    var text: String? {
        switch self {
        case .text(let text): text
        case .number(let number):
            number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
        case .object: self["@value"]?.text
        case .null, .flag, .list: nil
        }
    }

    var whole: Int? {
        switch self {
        case .number(let number): number.isFinite && abs(number) < 1e9 ? Int(number) : nil
        // "1200", "1200px"
        case .text(let text): Int(text.prefix { $0.isASCII && $0.isNumber })
        case .object: (self["value"] ?? self["@value"])?.whole
        case .null, .flag, .list: nil
        }
    }
}
