internal import CGumbo

/// A parsed HTML element: what gumbo's tree says, as values of our own.
struct HTMLElement {
    enum Node {
        case element(HTMLElement)
        case text(String)
    }

    let name: String
    let attributes: [String: String]
    let children: [Node]

    /// Deeper elements are left out, their text with them; no article is nested so.
    private static let maximumDepth = 300

    subscript(attribute: String) -> String? { attributes[attribute] }

    var elements: [HTMLElement] { children.compactMap { if case .element(let element) = $0 { element } else { nil } } }

    /// The text, white space collapsed.
    var text: String { rawText.split(whereSeparator: { $0.isWhitespace && $0 != "\u{A0}" }).joined(separator: " ") }

    var rawText: String {
        var out = ""
        forEachText { out += $0 }
        return out
    }

    private func forEachText(_ visit: (String) -> Void) {
        for child in children {
            switch child {
            case .text(let text): visit(text)
            case .element(let element):
                if !["script", "style", "noscript", "template"].contains(element.name) { element.forEachText(visit) }
            }
        }
    }

    /// Every element below this one, in the order of the page.
    var descendants: [HTMLElement] {
        var found: [HTMLElement] = []
        func walk(_ element: HTMLElement) {
            for child in element.elements {
                found.append(child)
                walk(child)
            }
        }
        walk(self)
        return found
    }

    func first(where matches: (HTMLElement) -> Bool) -> HTMLElement? {
        for child in elements {
            if matches(child) { return child }
            if let found = child.first(where: matches) { return found }
        }
        return nil
    }

    /// Whether one of its class words or its id contains one of `words`.
    func isMarked(_ words: [String]) -> Bool {
        let marks = ((self["class"] ?? "") + " " + (self["id"] ?? "")).lowercased()
        return words.contains { marks.contains($0) }
    }

    /// Parses a page.
    /// - Returns: The root element; `nil` when the page nests its tags so deeply that no parser should follow.
    static func parse(_ page: String) -> HTMLElement? {
        guard nesting(of: page) < 4000 else { return nil }
        var bytes = Array(page.utf8)
        return bytes.withUnsafeMutableBufferPointer { buffer -> HTMLElement? in
            guard let base = buffer.baseAddress else { return nil }
            return base.withMemoryRebound(to: CChar.self, capacity: buffer.count) { text -> HTMLElement? in
                var options = kGumboDefaultOptions
                options.max_errors = 0
                guard let output = gumbo_parse_with_options(&options, text, buffer.count) else { return nil }
                defer { gumbo_destroy_output(&options, output) }
                return element(output.pointee.root, depth: 0)
            }
        }
    }

    private static func element(_ node: UnsafeMutablePointer<GumboNode>, depth: Int) -> HTMLElement? {
        guard node.pointee.type == GUMBO_NODE_ELEMENT || node.pointee.type == GUMBO_NODE_TEMPLATE else { return nil }
        let element = node.pointee.v.element
        var name = String(cString: gumbo_normalized_tagname(element.tag))
        if name.isEmpty {
            var piece = element.original_tag
            gumbo_tag_from_original_text(&piece)
            name =
                piece.data.map {
                    String(decoding: UnsafeRawBufferPointer(start: $0, count: piece.length), as: UTF8.self).lowercased()
                } ?? ""
        }
        var attributes: [String: String] = [:]
        for index in 0..<Int(element.attributes.length) {
            guard let raw = element.attributes.data[index] else { continue }
            let attribute = raw.assumingMemoryBound(to: GumboAttribute.self).pointee
            attributes[String(cString: attribute.name).lowercased()] = String(cString: attribute.value)
        }
        var children: [Node] = []
        if depth < maximumDepth {
            for index in 0..<Int(element.children.length) {
                guard let raw = element.children.data[index] else { continue }
                let child = raw.assumingMemoryBound(to: GumboNode.self)
                switch child.pointee.type {
                case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
                    children.append(.text(String(cString: child.pointee.v.text.text)))
                case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
                    if let element = self.element(child, depth: depth + 1) { children.append(.element(element)) }
                default: break
                }
            }
        }
        return HTMLElement(name: name, attributes: attributes, children: children)
    }

    /// The deepest that open tags can stand in each other. gumbo frees its tree by recursion, so a page made of a
    /// hundred thousand `<div>`s must not reach it.
    private static func nesting(of page: String) -> Int {
        var depth = 0
        var deepest = 0
        var bytes = page.utf8.makeIterator()
        let void: Set<String> = [
            "br", "img", "hr", "meta", "link", "input", "p", "li", "td", "tr", "th", "option", "source", "area", "col",
            "wbr", "embed", "base", "dt", "dd",
        ]
        while let byte = bytes.next() {
            guard byte == 0x3C else { continue }
            var name = ""
            var isClosing = false
            var previous: UInt8 = 0
            while let next = bytes.next() {
                if next == 0x2F, name.isEmpty {
                    isClosing = true
                } else if next == 0x3E || next == 0x20 || next == 0x0A {
                    previous = next
                    break
                } else if name.utf8.count < 12 {
                    name.unicodeScalars.append(Unicode.Scalar(next))
                }
                previous = next
            }
            guard previous != 0, let first = name.unicodeScalars.first, first.properties.isAlphabetic,
                !void.contains(name.lowercased())
            else { continue }
            depth = isClosing ? max(0, depth - 1) : depth + 1
            deepest = max(deepest, depth)
        }
        return deepest
    }
}
