/// Markup of a page of the desk. A literal is markup; whatever is interpolated into it is text and is escaped, unless it
/// is markup itself: `"<p>\(name)</p>"`. So nothing that someone typed can become markup.
public struct HTML: Sendable, Hashable, ExpressibleByStringInterpolation {
    private(set) var text: String

    public init(stringLiteral value: StaticString) { text = value.description }

    public init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

    /// Text that means itself.
    init(escaping text: String) { self.text = HTML.escaped(text) }

    /// Markup from a writer whose output is safe by its own rules.
    private init(joined text: String) { self.text = text }

    static let empty: HTML = ""

    /// Several pieces, one after another.
    static func joined(_ pieces: [HTML]) -> HTML { HTML(joined: pieces.map(\.text).joined()) }

    static func + (left: HTML, right: HTML) -> HTML { HTML(joined: left.text + right.text) }

    static func += (left: inout HTML, right: HTML) { left.text += right.text }

    /// JSON for a `script` element of data: whatever could end the element or begin another is written as an escape.
    static func json(_ json: String) -> HTML {
        HTML(
            joined: json.replacing("<", with: "\\u003c").replacing(">", with: "\\u003e").replacing("&", with: "\\u0026")
                .replacing("\u{2028}", with: "\\u2028").replacing("\u{2029}", with: "\\u2029")
        )
    }

    private static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { [0x26, 0x3C, 0x3E, 0x22, 0x27].contains($0) }) else { return text }
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    public struct Interpolation: StringInterpolationProtocol {
        var text = ""

        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        public mutating func appendLiteral(_ literal: StaticString) { text += literal.description }

        public mutating func appendInterpolation(_ value: String) { text += HTML.escaped(value) }

        public mutating func appendInterpolation(_ value: some BinaryInteger) { text += String(value) }

        public mutating func appendInterpolation(_ value: HTML) { text += value.text }

        public mutating func appendInterpolation(_ value: HTML?) { text += value?.text ?? "" }

        /// Several pieces, one after another.
        public mutating func appendInterpolation(_ values: [HTML]) { for value in values { text += value.text } }

        /// An attribute that is there or not: `<option\(" selected", if: isChosen)>`.
        public mutating func appendInterpolation(_ literal: StaticString, if condition: Bool) {
            if condition { text += literal.description }
        }
    }
}
