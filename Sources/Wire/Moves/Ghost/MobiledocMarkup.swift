/// Writes Ghost's older documents (Mobiledoc 0.3) as HTML, for posts whose export holds none.
struct MobiledocMarkup {
    /// Kinds of cards that are left out.
    private(set) var unknown: [String] = []
    private var marks: [ForeignValue] = []
    private var atoms: [ForeignValue] = []
    private var cards: [ForeignValue] = []

    private static let tags: Set<String> = ["strong", "b", "em", "i", "sub", "sup", "code", "s", "u", "a"]

    /// - Returns: `nil` for what is no Mobiledoc.
    mutating func html(_ json: String) -> String? {
        guard let document = ForeignValue(Array(json.utf8)), let sections = document["sections"] else { return nil }
        marks = document["markups"]?.elements ?? []
        atoms = document["atoms"]?.elements ?? []
        cards = document["cards"]?.elements ?? []
        return sections.elements.map { section(of: $0.elements) }.joined()
    }

    private mutating func section(of parts: [ForeignValue]) -> String {
        switch parts.first?.number {
        case 1 where parts.count >= 3:
            let wanted = parts[1].text ?? "p"
            let tag = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "aside"].contains(wanted) ? wanted : "p"
            return "<\(tag)>\(run(of: parts[2]))</\(tag)>"
        case 2 where parts.count >= 2: return "<img src=\"\(Shortcodes.escaped(parts[1].text ?? ""))\">"
        case 3 where parts.count >= 3:
            let tag = parts[1].text == "ol" ? "ol" : "ul"
            return "<\(tag)>" + parts[2].elements.map { "<li>\(run(of: $0))</li>" }.joined() + "</\(tag)>"
        case 10 where parts.count >= 2:
            guard let place = parts[1].number, cards.indices.contains(place) else { return "" }
            let card = cards[place].elements
            return html(ofCard: card.first?.text ?? "", card.count > 1 ? card[1] : nil)
        default: return ""
        }
    }

    private func run(of markers: ForeignValue) -> String {
        var html = ""
        var open: [String] = []
        for marker in markers.elements {
            let parts = marker.elements
            guard parts.count >= 4 else { continue }
            for place in parts[1].elements.compactMap(\.number) where marks.indices.contains(place) {
                let mark = marks[place].elements
                guard let tag = mark.first?.text, Self.tags.contains(tag) else {
                    open.append("span")
                    html += "<span>"
                    continue
                }
                let values = mark.count > 1 ? mark[1].elements.map { $0.text ?? "" } : []
                let target =
                    tag == "a" && values.count >= 2 && values[0] == "href"
                    ? " href=\"\(Shortcodes.escaped(values[1]))\"" : ""
                html += "<\(tag)\(target)>"
                open.append(tag)
            }
            if parts[0].number == 1 {
                let atom = parts[3].number.flatMap { atoms.indices.contains($0) ? atoms[$0].elements : nil } ?? []
                html +=
                    atom.first?.text == "soft-return"
                    ? "<br>" : Shortcodes.escaped(atom.count > 1 ? atom[1].text ?? "" : "")
            } else {
                html += Shortcodes.escaped(parts[3].text ?? "")
            }
            for _ in 0..<min(open.count, max(0, parts[2].number ?? 0)) { html += "</\(open.removeLast())>" }
        }
        return html + open.reversed().map { "</\($0)>" }.joined()
    }

    private mutating func html(ofCard name: String, _ payload: ForeignValue?) -> String {
        func text(_ name: String) -> String { payload?[name]?.text ?? "" }
        func attribute(_ name: String) -> String { Shortcodes.escaped(text(name)) }
        switch name {
        case "image", "image-card": return LexicalMarkup.figure(attribute("src"), attribute("alt"), text("caption"))
        case "gallery":
            let images = (payload?["images"]?.elements ?? []).map {
                LexicalMarkup.figure(
                    Shortcodes.escaped($0["src"]?.text ?? ""), Shortcodes.escaped($0["alt"]?.text ?? ""), "")
            }
            return "<figure class=\"gallery\">\(images.joined())</figure>"
        case "html", "html-card": return text("html")
        case "embed", "bookmark":
            let address = attribute("url")
            return "<p><a href=\"\(address)\">\(address)</a></p>"
        case "hr": return "<hr>"
        case "code": return "<pre>\(Shortcodes.escaped(text("code")))</pre>"
        case "callout": return "<p>\(text("calloutText"))</p>"
        case "toggle": return "<details><summary>\(text("heading"))</summary>\(text("content"))</details>"
        case "markdown", "card-markdown":
            unknown.append("markdown, kept as plain text")
            return text("markdown").split(separator: "\n\n").map { "<p>\(Shortcodes.escaped(String($0)))</p>" }.joined()
        default:
            unknown.append(name)
            return ""
        }
    }
}
