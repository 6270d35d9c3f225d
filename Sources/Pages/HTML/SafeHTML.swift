/// HTML that is safe to send: made by escaping text, by the body writer, or from literals of ours. Templates are given
/// nothing else, so nothing user-given can become markup.
public struct SafeHTML: Sendable, Hashable {
    public let html: String

    /// Text that means itself.
    public init(escaping text: String) { html = SafeHTML.escaped(text) }

    /// Markup that stands in our own source.
    init(_ literal: StaticString) { html = literal.description }

    /// Markup put together from safe parts.
    init(joining parts: [SafeHTML], separator: StaticString = "") {
        html = parts.map(\.html).joined(separator: separator.description)
    }

    /// `nil` for no markup at all.
    var nonEmpty: SafeHTML? { html.isEmpty ? nil : self }

    /// Markup made by one of the writers in this module.
    init(written html: String) { self.html = html }

    /// The text with the five characters that mean something in HTML written as references.
    static func escaped(_ text: String) -> String {
        var text = text
        let needsIt = text.withUTF8 { bytes in
            // Without a way out of the loop, so that many bytes are compared at once.
            var found: UInt8 = 0
            for byte in bytes {
                found |= byte == 0x26 || byte == 0x27 || byte == 0x22 || byte == 0x3C || byte == 0x3E ? 1 : 0
            }
            return found != 0
        }
        guard needsIt else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 32)
        for byte in text.utf8 {
            switch byte {
            case 0x26: bytes += "&amp;".utf8
            case 0x3C: bytes += "&lt;".utf8
            case 0x3E: bytes += "&gt;".utf8
            case 0x22: bytes += "&quot;".utf8
            case 0x27: bytes += "&#39;".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
