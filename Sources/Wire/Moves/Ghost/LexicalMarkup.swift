/// Writes Ghost's Lexical documents as HTML, for posts whose export holds none.
struct LexicalMarkup {
    /// Kinds of cards that are left out.
    private(set) var unknown: [String] = []
    private var depth = 0

    /// - Returns: `nil` for what is no Lexical document.
    mutating func html(_ json: String) -> String? {
        guard let root = ForeignValue(Array(json.utf8))?["root"] else { return nil }
        return children(of: root)
    }

    private mutating func children(of node: ForeignValue) -> String {
        guard depth < 40 else { return "" }
        depth += 1
        defer { depth -= 1 }
        var html = ""
        for child in node["children"]?.elements ?? [] { html += self.html(of: child) }
        return html
    }

    private mutating func html(of node: ForeignValue) -> String {
        func text(_ name: String) -> String { node[name]?.text ?? "" }
        func attribute(_ name: String) -> String { Shortcodes.escaped(text(name)) }
        switch text("type") {
        case "text", "extended-text": return marked(Shortcodes.escaped(text("text")), node["format"]?.number ?? 0)
        case "linebreak": return "<br>"
        case "tab": return " "
        case "link", "autolink", "at-link": return "<a href=\"\(attribute("url"))\">\(children(of: node))</a>"
        case "paragraph": return "<p>\(children(of: node))</p>"
        case "heading", "extended-heading":
            let tag = ["h1", "h2", "h3", "h4", "h5", "h6"].contains(text("tag")) ? text("tag") : "h2"
            return "<\(tag)>\(children(of: node))</\(tag)>"
        case "quote", "extended-quote", "aside": return "<blockquote>\(children(of: node))</blockquote>"
        case "list":
            let tag = text("listType") == "number" ? "ol" : "ul"
            return "<\(tag)>\(children(of: node))</\(tag)>"
        case "listitem": return "<li>\(children(of: node))</li>"
        case "image":
            return Self.figure(attribute("src"), attribute("alt"), text("caption"))
        case "gallery":
            let images = (node["images"]?.elements ?? []).map {
                Self.figure(Shortcodes.escaped($0["src"]?.text ?? ""), Shortcodes.escaped($0["alt"]?.text ?? ""), "")
            }
            return "<figure class=\"gallery\">\(images.joined())</figure>"
        case "embed", "bookmark":
            let address = attribute("url")
            return "<p><a href=\"\(address)\">\(address)</a></p>"
        case "html": return text("html")
        case "markdown":
            unknown.append("markdown, kept as plain text")
            return text("markdown").split(separator: "\n\n").map { "<p>\(Shortcodes.escaped(String($0)))</p>" }.joined()
        case "codeblock": return "<pre>\(Shortcodes.escaped(text("code")))</pre>"
        case "horizontalrule": return "<hr>"
        case "callout": return "<p>\(text("calloutText"))</p>"
        case "toggle": return "<details><summary>\(text("heading"))</summary>\(text("content"))</details>"
        case "button":
            return "<p><a href=\"\(attribute("buttonUrl"))\">\(Shortcodes.escaped(text("buttonText")))</a></p>"
        case "root": return children(of: node)
        case let type:
            unknown.append(type)
            return children(of: node)
        }
    }

    /// Lexical's bits: 1 bold, 2 italic, 32 subscript, 64 superscript.
    private func marked(_ text: String, _ format: Int) -> String {
        var html = text
        for (bit, tag) in [(1, "strong"), (2, "em"), (32, "sub"), (64, "sup")] where format & bit != 0 {
            html = "<\(tag)>\(html)</\(tag)>"
        }
        return html
    }

    static func figure(_ source: String, _ alt: String, _ caption: String) -> String {
        let words = caption.isEmpty ? "" : "<figcaption>\(caption)</figcaption>"
        return "<figure><img src=\"\(source)\" alt=\"\(alt)\">\(words)</figure>"
    }
}
