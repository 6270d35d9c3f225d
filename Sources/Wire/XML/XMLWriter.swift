/// Writes XML 1.0. Names are literals of ours; every other text is escaped on its way in, and what XML cannot hold is
/// left out, so that nothing an editor or an import brings can break a document.
struct XMLWriter: Sendable {
    /// A name with its value; one without a value is left out.
    typealias Attribute = (name: StaticString, value: String?)

    private var bytes: [UInt8] = []

    init(capacity: Int = 4096) {
        bytes.reserveCapacity(capacity)
        bytes += #"<?xml version="1.0" encoding="UTF-8"?>"#.utf8
        bytes.append(0x0A)
    }

    /// What was written so far, as text.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// An element with others in it.
    mutating func element(
        _ name: StaticString, _ attributes: [Attribute] = [], _ content: (inout XMLWriter) -> Void
    ) {
        open(name, attributes)
        bytes.append(0x3E)
        content(&self)
        close(name)
    }

    /// An element with text in it.
    mutating func element(_ name: StaticString, _ attributes: [Attribute] = [], text: String) {
        open(name, attributes)
        bytes.append(0x3E)
        append(text, .text)
        close(name)
    }

    /// An element with text in it, where there is any.
    mutating func element(_ name: StaticString, _ attributes: [Attribute] = [], optional text: String?) {
        if let text { element(name, attributes, text: text) }
    }

    /// An element with attributes alone.
    mutating func empty(_ name: StaticString, _ attributes: [Attribute]) {
        open(name, attributes)
        bytes += "/>\n".utf8
    }

    /// An element whose text is a CDATA section, for markup: programs that are poor at XML read it best so.
    mutating func element(_ name: StaticString, cdata text: String) {
        open(name, [])
        bytes += "><![CDATA[".utf8
        append(text, .cdata)
        bytes += "]]>".utf8
        close(name)
    }

    /// Opens an element that `close` ends, for documents that are written piece by piece.
    mutating func begin(_ name: StaticString, _ attributes: [Attribute]) {
        open(name, attributes)
        bytes += ">\n".utf8
    }

    mutating func close(_ name: StaticString) {
        bytes += "</".utf8
        append(name)
        bytes += ">\n".utf8
    }

    private mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
        bytes.append(0x3C)
        append(name)
        for case (let name, let value?) in attributes {
            bytes.append(0x20)
            append(name)
            bytes += "=\"".utf8
            append(value, .attribute)
            bytes.append(0x22)
        }
    }

    private mutating func append(_ name: StaticString) {
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Whether "]]" was written last. A slice of the bytes would share them, and the next byte copy them all.
    private var endsInBrackets: Bool {
        bytes.count >= 2 && bytes[bytes.count - 1] == 0x5D && bytes[bytes.count - 2] == 0x5D
    }

    private enum Place { case text, attribute, cdata }

    private mutating func append(_ text: String, _ place: Place) {
        var text = text
        text.withUTF8 { source in
            var index = 0
            while index < source.count {
                let byte = source[index]
                switch byte {
                case 0x26 where place != .cdata: bytes += "&amp;".utf8
                case 0x3C where place != .cdata: bytes += "&lt;".utf8
                // "]]>" may stand nowhere in text, and in a section it would end it: the section is cut in two there.
                case 0x3E where place == .cdata && endsInBrackets:
                    bytes += "]]><![CDATA[>".utf8
                case 0x3E where place != .cdata: bytes += "&gt;".utf8
                case 0x22 where place == .attribute: bytes += "&quot;".utf8
                // A reader would make a space of it in an attribute.
                case 0x09 where place == .attribute: bytes += "&#9;".utf8
                case 0x0A where place == .attribute: bytes += "&#10;".utf8
                // A reader would make a line feed of it; in a section there are no references.
                case 0x0D: bytes += place == .cdata ? "\n".utf8 : "&#13;".utf8
                case 0x09, 0x0A: bytes.append(byte)
                // Neither controls nor U+FFFE and U+FFFF are characters of XML 1.0 (2.2).
                case ..<0x20: break
                case 0xEF where index + 2 < source.count && source[index + 1] == 0xBF && source[index + 2] >= 0xBE:
                    index += 2
                default: bytes.append(byte)
                }
                index += 1
            }
        }
    }
}
