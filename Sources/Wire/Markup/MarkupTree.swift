/// The elements and texts of a page as one flat list in document order: a subtree is a range, and no walk needs the
/// machine's stack.
struct MarkupTree {
    struct Attribute: Sendable {
        let name: String
        let value: String
    }

    struct Node {
        let parent: Int
        /// In lower case; empty for a text.
        let tag: String
        let text: String
        let attributes: [Attribute]
        /// The words of the class and the id in lower case, parted at every mark and at a change of case.
        let names: Set<String>
        /// The number of the first node behind this one's subtree.
        var end: Int
    }

    private(set) var nodes: [Node] = []
    /// How many bytes of text stand in all nodes up to a place, so that a subtree's count needs no walk.
    private var textBytes: [Int] = [0]

    mutating func append(parent: Int, tag: String, text: String = "", attributes: [Attribute] = []) {
        var names: Set<String> = []
        for attribute in attributes where attribute.name == "class" || attribute.name == "id" {
            PageText.addWords(of: attribute.value, to: &names)
        }
        textBytes.append((textBytes.last ?? 0) + text.utf8.count)
        nodes.append(
            Node(parent: parent, tag: tag, text: text, attributes: attributes, names: names, end: nodes.count + 1)
        )
    }

    mutating func close(_ index: Int) { nodes[index].end = nodes.count }

    subscript(_ index: Int) -> Node { nodes[index] }

    var all: Range<Int> { nodes.indices }

    /// A node and all in it.
    func subtree(_ index: Int) -> Range<Int> { index..<nodes[index].end }

    func children(of index: Int) -> Children { Children(tree: self, place: index + 1, end: nodes[index].end) }

    struct Children: Sequence, IteratorProtocol {
        let tree: MarkupTree
        var place: Int
        let end: Int

        mutating func next() -> Int? {
            guard place < end else { return nil }
            defer { place = tree[place].end }
            return place
        }
    }

    /// - Returns: `nil` when the attribute is missing; empty when it has no value.
    func attribute(_ name: String, of index: Int) -> String? {
        nodes[index].attributes.first { $0.name == name }?.value
    }

    /// The value without outer white space; `nil` when there is none.
    func value(_ name: String, of index: Int) -> String? {
        attribute(name, of: index).flatMap { PageText.collapsed($0).nonEmpty }
    }

    /// The ancestors of a node, the nearest first, itself not among them.
    func ancestors(of index: Int) -> some Sequence<Int> {
        sequence(state: nodes[index].parent) { place -> Int? in
            guard place >= 0 else { return nil }
            defer { place = nodes[place].parent }
            return place
        }
    }

    /// How many bytes of text a subtree holds, white space too: the measure by which long ones are passed over unread.
    func textLength(of index: Int) -> Int { textBytes[nodes[index].end] - textBytes[index] }

    /// Whether the element's text can be a field of the article; a page may hold megabytes in one element.
    func isShort(_ index: Int) -> Bool { textLength(of: index) <= 8000 }

    /// The text in a subtree with white space collapsed; blocks stand apart.
    func text(of index: Int) -> String {
        var text = ""
        // Where the blocks end that are open at a place, the outermost first.
        var ends: [Int] = []
        for place in subtree(index) {
            while let end = ends.last, end <= place {
                ends.removeLast()
                text += " "
            }
            let node = nodes[place]
            if node.tag.isEmpty {
                text += node.text
            } else if Self.separating.contains(node.tag) {
                text += " "
                ends.append(node.end)
            }
        }
        return PageText.collapsed(text)
    }

    private static let separating: Set<String> = [
        "br", "p", "div", "li", "ul", "ol", "dt", "dd", "td", "th", "tr", "table", "caption", "h1", "h2", "h3", "h4",
        "h5",
        "h6", "figure", "figcaption", "blockquote", "section", "article", "header", "footer", "aside", "nav", "hr",
        "label",
        "button",
    ]

    func first(in index: Int, where condition: (Int) -> Bool) -> Int? {
        subtree(index).dropFirst().first { !nodes[$0].tag.isEmpty && condition($0) }
    }

    func first(_ tag: String, in index: Int) -> Int? { first(in: index) { nodes[$0].tag == tag } }

    func elements(_ tags: Set<String>, in range: Range<Int>) -> [Int] { range.filter { tags.contains(nodes[$0].tag) } }

    func names(of index: Int) -> Set<String> { nodes[index].names }
}
