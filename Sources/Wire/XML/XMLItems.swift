/// An element of XML with what it holds, its names in the prefixes that we know them by.
struct XMLNode: Sendable {
    let name: String
    let attributes: [XMLStream.Attribute]
    /// Elements, and texts (with an empty name).
    var children: [XMLNode] = []
    /// Of a text alone.
    var text = ""

    func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value.nonEmpty }

    func all(_ name: String) -> [XMLNode] { children.filter { $0.name == name } }

    func first(_ name: String) -> XMLNode? { children.first { $0.name == name } }

    /// The first element at a path of names.
    func first(_ names: String...) -> XMLNode? {
        var node: XMLNode? = self
        for name in names { node = node?.first(name) }
        return node
    }

    /// All text in it.
    var allText: String {
        var result = ""
        var rest: [XMLNode] = [self]
        while let node = rest.popLast() {
            result += node.text
            rest += node.children.reversed()
        }
        return result
    }

    /// The text without white space at its ends; `nil` where there is none.
    var value: String? { PageText.collapsed(allText).nonEmpty }

    /// What it holds written as HTML.
    var inside: String { children.map(\.markup).joined() }

    private var markup: String {
        if name.isEmpty { return Self.escaped(text) }
        let tag = name.split(separator: ":").last.map(String.init) ?? name
        let attributes = attributes.filter { !$0.name.hasPrefix("xmlns") }
            .map { " \($0.name)=\"\(Shortcodes.escaped($0.value))\"" }.joined()
        let isVoid = MarkupNames.void.contains(tag)
        return "<\(tag)\(attributes)>" + (isVoid ? "" : inside + "</\(tag)>")
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}

/// Takes the elements of some names out of a long document, one after the other, each whole.
struct XMLItems {
    /// An element holds no more elements and texts than these.
    private static let mostNodes = 50_000
    private static let deepest = 100

    private let wanted: Set<String>
    private var set = ByteSet()
    private var stream = XMLStream()
    private var prefixes: [String: String] = [:]
    /// The wanted element and those open in it.
    private var open: [Open] = []
    /// Elements that stand too deep or are too many are gone through.
    private var skipped = 0
    private var nodes = 0
    private var text = XMLText()
    private var outside: [(name: String, written: String)] = []

    private struct Open {
        var node: XMLNode
        /// As its end tag will be.
        let written: String
        /// What prefixes meant around it.
        let prefixes: [String: String]
    }

    private(set) var log = MoveLog()

    /// Names that we know, by their namespaces.
    private static let known = [
        "http://purl.org/rss/1.0/modules/content/": "content", "http://purl.org/dc/elements/1.1/": "dc",
        "http://search.yahoo.com/mrss/": "media", "http://www.w3.org/2005/atom": "", "http://purl.org/rss/1.0/": "",
        "http://iptc.org/std/nar/2006-10-01/": "", "http://www.w3.org/1999/xhtml": "xhtml",
        "http://iptc.org/std/nitf/2006-10-18/": "nitf",
    ]

    /// - Parameter wanted: Names in the prefixes that we know them by.
    init(wanted: Set<String>) { self.wanted = wanted }

    enum Found {
        case item(XMLNode)
        /// A text that stands outside of all items, with the names of the elements around it.
        case outside([String], String)
    }

    mutating func read(_ bytes: [UInt8], isLast: Bool, _ visit: (Found) -> Void) {
        let utf8 = set.utf8(bytes, isLast: isLast)
        var stream = stream
        self.stream = XMLStream()
        stream.read(utf8, isLast: isLast) { hear($0, visit) }
        self.stream = stream
        guard isLast else { return }
        if !open.isEmpty {
            log.add(.unclosed, open[0].node.name)
            while !open.isEmpty { close(visit) }
        }
        log.add(stream, set)
    }

    private mutating func hear(_ event: XMLStream.Event, _ visit: (Found) -> Void) {
        switch event {
        case .text(let part, let isRaw):
            if skipped == 0, !open.isEmpty || (1...6).contains(outside.count) { text.append(part, isRaw: isRaw) }
        case .start(let written, let attributes): start(written, attributes, visit)
        case .end(let written): end(written, visit)
        }
    }

    private mutating func start(_ written: String, _ attributes: [XMLStream.Attribute], _ visit: (Found) -> Void) {
        takeText(visit)
        let before = prefixes
        for attribute in attributes where attribute.name.hasPrefix("xmlns") && prefixes.count < 200 {
            let prefix = attribute.name == "xmlns" ? "" : String(attribute.name.dropFirst(6))
            prefixes[prefix] = Self.known[attribute.value.lowercased()] ?? prefix
        }
        let name = XMLStream.name(written, prefixes)
        if wanted.contains(name), open.count <= 1 || open.contains(where: { $0.node.name == name }) {
            // One that begins within another says that the other was never closed.
            if !open.isEmpty {
                log.add(.unclosed, name)
                while !open.isEmpty { close(visit) }
            }
            (nodes, skipped) = (0, 0)
            open.append(Open(node: XMLNode(name: name, attributes: attributes), written: written, prefixes: before))
            return
        }
        guard !open.isEmpty else {
            outside.append((name, written))
            if outside.count > 64 { outside.removeFirst(32) }
            return
        }
        nodes += 1
        if skipped > 0 || nodes > Self.mostNodes || open.count >= Self.deepest {
            skipped += 1
            prefixes = before
            return
        }
        open.append(Open(node: XMLNode(name: name, attributes: attributes), written: written, prefixes: before))
    }

    private mutating func end(_ written: String, _ visit: (Found) -> Void) {
        takeText(visit)
        if skipped > 0 {
            skipped -= 1
            return
        }
        guard !open.isEmpty else {
            if let place = outside.lastIndex(where: { $0.written == written }) { outside.removeSubrange(place...) }
            return
        }
        guard let place = open.lastIndex(where: { $0.written == written }) else { return }
        while open.count > place { close(visit) }
    }

    private mutating func takeText(_ visit: (Found) -> Void) {
        guard !text.isEmpty else { return }
        let isCut = text.isCut
        let (value, mended) = text.take()
        if open.isEmpty {
            if !value.utf8.allSatisfy({ $0.isSpace }) { visit(.outside(outside.map(\.name), value)) }
            return
        }
        log.add(.mended, String(value.prefix(100)), count: mended)
        if isCut { log.add(.cut, String(value.prefix(80))) }
        nodes += 1
        guard nodes <= Self.mostNodes else { return }
        open[open.count - 1].node.children.append(XMLNode(name: "", attributes: [], text: value))
    }

    private mutating func close(_ visit: (Found) -> Void) {
        guard let last = open.popLast() else { return }
        prefixes = last.prefixes
        if open.isEmpty { visit(.item(last.node)) } else { open[open.count - 1].node.children.append(last.node) }
    }
}
