internal import CGumbo
internal import Foundation

extension MarkupTree {
    /// Parses markup that `MarkupFilter` has bounded. Node 0 is the `html` element.
    init(parsing markup: [UInt8]) {
        var options = GumboOptions()
        options.allocator = { _, size in malloc(size) }
        options.deallocator = { _, memory in free(memory) }
        options.tab_stop = 8
        // The parser's own list of errors grows with the page, and nobody reads it.
        options.max_errors = 0
        options.fragment_context = GUMBO_TAG_LAST
        options.fragment_namespace = GUMBO_NAMESPACE_HTML
        markup.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
                let output = gumbo_parse_with_options(&options, start, bytes.count)
            else { return }
            defer { gumbo_destroy_output(&options, output) }
            copy(output.pointee.root)
        }
        if nodes.isEmpty { append(parent: -1, tag: "html") }
    }

    private enum Step {
        case visit(UnsafeMutablePointer<GumboNode>, parent: Int)
        case leave(Int)
    }

    private mutating func copy(_ root: UnsafeMutablePointer<GumboNode>?) {
        guard let root else { return }
        var steps: [Step] = [.visit(root, parent: -1)]
        while let step = steps.popLast() {
            switch step {
            case .leave(let index): close(index)
            case .visit(let node, let parent):
                let index = nodes.count
                switch node.pointee.type {
                case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
                    let text = node.pointee.v.text.text.map { String(cString: $0) } ?? ""
                    append(parent: parent, tag: "", text: text)
                case GUMBO_NODE_ELEMENT:
                    let element = node.pointee.v.element
                    append(parent: parent, tag: Self.name(of: element), attributes: Self.attributes(of: element))
                    steps.append(.leave(index))
                    for place in (0..<Int(element.children.length)).reversed() {
                        guard let child = element.children.data[place] else { continue }
                        steps.append(.visit(child.assumingMemoryBound(to: GumboNode.self), parent: index))
                    }
                default: break
                }
            }
        }
    }

    private static func name(of element: GumboElement) -> String {
        if element.tag != GUMBO_TAG_UNKNOWN, let name = gumbo_normalized_tagname(element.tag) {
            return String(cString: name)
        }
        var piece = element.original_tag
        guard piece.length > 0 else { return "unknown" }
        gumbo_tag_from_original_text(&piece)
        guard let start = piece.data else { return "unknown" }
        let bytes = UnsafeRawBufferPointer(start: start, count: piece.length)
        return String(decoding: bytes, as: UTF8.self).lowercased()
    }

    private static func attributes(of element: GumboElement) -> [Attribute] {
        (0..<Int(element.attributes.length)).compactMap { place in
            guard let pointer = element.attributes.data[place] else { return nil }
            let attribute = pointer.assumingMemoryBound(to: GumboAttribute.self).pointee
            return Attribute(name: String(cString: attribute.name), value: String(cString: attribute.value))
        }
    }
}
