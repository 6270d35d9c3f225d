/// The names of elements and attributes, by what the filter does with them.
enum MarkupNames {
    /// Their contents are left out, or read apart.
    static let raw: Set<String> = [
        "script", "style", "title", "svg", "math", "template", "iframe", "noembed", "noframes", "textarea", "select",
    ]
    /// Their tags are left out and their contents kept: looks alone, or nothing that the parser should see.
    static let unwrapped: Set<String> = [
        "font", "big", "tt", "nobr", "plaintext", "xmp", "listing", "frameset", "frame", "isindex", "head",
    ]
    /// Only the first one means something; the parser closes it.
    static let once: Set<String> = ["html", "body"]
    static let void: Set<String> = [
        "br", "img", "hr", "input", "meta", "link", "source", "area", "base", "col", "embed", "param", "track", "wbr",
        "image", "bgsound", "keygen",
    ]
    /// The parser opens these again in every block until they are closed.
    static let formatting: [String] = ["a", "b", "strong", "em", "i", "u", "s", "strike", "code", "small"]
    static let divisions: Set<String> = ["div", "center", "section", "article", "main", "header", "fieldset", "form"]
    static let structural: Set<String> = [
        "address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div", "dl", "dd", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
        "li", "main", "menu", "nav", "ol", "pre", "section", "summary", "table", "tbody", "thead", "tfoot", "tr", "td",
        "th", "caption", "colgroup", "ul", "button", "object", "applet", "marquee", "noscript",
    ]

    static let tableParts: Set<String> = ["td", "th", "tr", "tbody", "thead", "tfoot", "caption", "colgroup"]

    private static let attributes: Set<String> = [
        "abbr", "alt", "aria-hidden", "aria-label", "charset", "cite", "class", "colspan", "content", "datetime",
        "headers", "height", "hidden", "href", "http-equiv", "id", "itemid", "itemprop", "itemscope", "itemtype",
        "lang", "name", "property", "rel", "role", "rowspan", "scope", "src", "srcset", "style", "title", "type",
        "value", "videoid", "width", "xml:lang",
    ]

    private static let linkAttributes: Set<String> = [
        "class", "content", "href", "id", "itemprop", "itemscope", "itemtype", "lang", "rel", "title",
    ]
    private static let markAttributes: Set<String> = ["class", "itemprop", "lang"]

    static func isKeptAttribute(_ name: String, of element: String) -> Bool {
        // The parser copies these elements into every block until they are closed, and so they are kept small.
        if element == "a" { return linkAttributes.contains(name) }
        if formatting.contains(element) { return markAttributes.contains(name) }
        return attributes.contains(name) || name.hasPrefix("data-") && name.utf8.allSatisfy(isNameByte)
    }

    /// A value longer than this is left out.
    static func longestValue(of element: String) -> Int {
        if element == "a" { return 2048 }
        return formatting.contains(element) ? 200 : .max
    }

    static func isName(_ name: String) -> Bool { name.utf8.count <= 40 && name.utf8.allSatisfy(isNameByte) }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
    }
}
