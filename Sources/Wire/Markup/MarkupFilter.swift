/// Copies the markup of a page for the parser, bounded: elements nest to a fixed depth, tags have few attributes, and
/// whatever is no text of the page (scripts, styles, drawings, comments) stays out.
///
/// The parser's work and its clean-up grow with the depth of the page, in places with its square; a hostile or broken
/// page must cost no more than a long one. All tags are written anew here, so the parser cannot see another page than
/// this filter did.
struct MarkupFilter {
    /// What a pass over a page yields.
    struct Output {
        var markup: [UInt8] = []
        /// The contents of the first `title` element, entities as written.
        var title: String?
        /// The contents of the `application/ld+json` scripts.
        var linkedData: [String] = []
        /// How many elements of each name were left out.
        var dropped: [String: Int] = [:]
        /// Tags that stood deeper than we follow; their text is kept.
        var flattened = 0
    }

    private let bytes: [UInt8]
    private var index = 0
    private var output = Output()
    private var nesting = MarkupNesting()
    /// Names whose end tag does not come any more.
    private var unclosed: Set<String> = []
    private var singletons: Set<String> = []

    static func filter(_ bytes: [UInt8]) -> Output {
        var filter = MarkupFilter(bytes)
        filter.run()
        return filter.output
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        output.markup.reserveCapacity(bytes.count + 64)
        output.markup.append(contentsOf: "<!DOCTYPE html>".utf8)
    }

    private mutating func run() {
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<") else {
                copyText()
                continue
            }
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            switch next {
            case UInt8(ascii: "!"): skipDeclaration()
            case UInt8(ascii: "?"): skip(past: UInt8(ascii: ">"))
            case UInt8(ascii: "/"):
                if index + 2 < bytes.count, bytes[index + 2].isLetter {
                    readEndTag()
                } else {
                    skip(past: UInt8(ascii: ">"))
                }
            case _ where next.isLetter: readStartTag()
            default:
                output.markup.append(contentsOf: "&lt;".utf8)
                index += 1
            }
        }
    }

    private mutating func copyText() {
        let start = index
        while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index += 1 }
        output.markup.append(contentsOf: bytes[start..<index])
    }

    private mutating func skip(past end: UInt8) {
        while index < bytes.count, bytes[index] != end { index += 1 }
        index = min(index + 1, bytes.count)
    }

    private mutating func skipDeclaration() {
        if bytes[index...].starts(with: "<!--".utf8), !unclosed.contains("!--") {
            // From the second character, so that <!--> is a whole comment.
            var place = index + 2
            while place + 2 < bytes.count {
                if bytes[place] == UInt8(ascii: "-"), bytes[place + 1] == UInt8(ascii: "-"),
                    bytes[place + 2] == UInt8(ascii: ">")
                {
                    index = place + 3
                    return
                }
                place += 1
            }
            unclosed.insert("!--")
        }
        skip(past: UInt8(ascii: ">"))
    }

    // MARK: Tags

    private mutating func readName() -> String {
        let start = index
        while index < bytes.count, !bytes[index].endsTagName { index += 1 }
        return String(decoding: bytes[start..<index].lazy.map(\.lowered), as: UTF8.self)
    }

    private mutating func readEndTag() {
        index += 2
        let name = readName()
        _ = readAttributes(of: nil)
        for ended in nesting.close(name) { output.markup.append(contentsOf: "</\(ended)>".utf8) }
    }

    private mutating func readStartTag() {
        index += 1
        let name = readName()
        let isKnown = !MarkupNames.unwrapped.contains(name) && MarkupNames.isName(name)
        let attributes = readAttributes(of: isKnown ? name : nil)
        if MarkupNames.raw.contains(name) {
            readRaw(name, attributes)
            return
        }
        guard isKnown else { return }
        if MarkupNames.once.contains(name) {
            if singletons.insert(name).inserted { write(name, attributes) }
            return
        }
        for ended in nesting.marksEnding(before: name) { output.markup.append(contentsOf: "</\(ended)>".utf8) }
        switch nesting.open(name) {
        case .kept: write(name, attributes)
        case .tooDeep: output.flattened += 1
        }
    }

    private mutating func write(_ name: String, _ attributes: [MarkupTree.Attribute]) {
        output.markup.append(UInt8(ascii: "<"))
        output.markup.append(contentsOf: name.utf8)
        for attribute in attributes {
            output.markup.append(UInt8(ascii: " "))
            output.markup.append(contentsOf: attribute.name.utf8)
            output.markup.append(contentsOf: "=\"".utf8)
            for byte in attribute.value.utf8 {
                if byte == UInt8(ascii: "\"") {
                    output.markup.append(contentsOf: "&quot;".utf8)
                } else {
                    output.markup.append(byte)
                }
            }
            output.markup.append(UInt8(ascii: "\""))
        }
        output.markup.append(UInt8(ascii: ">"))
    }

    /// Elements whose contents are no markup, or markup that is not shown.
    private mutating func readRaw(_ name: String, _ attributes: [MarkupTree.Attribute]) {
        let contents = unclosed.contains(name) ? nil : rawContents(name)
        switch name {
        case "title": if output.title == nil, let contents { output.title = String(contents.prefix(1000)) }
        case "script":
            let type = attributes.first { $0.name == "type" }?.value.lowercased() ?? ""
            if type.contains("ld+json"), let contents {
                output.linkedData.append(contents)
            } else {
                output.dropped[name, default: 0] += 1
            }
        case "iframe":
            write(name, attributes)
            output.markup.append(contentsOf: "</iframe>".utf8)
        default: output.dropped[name, default: 0] += 1
        }
    }

    /// The text up to the end tag, which is passed; `nil` when none comes, and then only the start tag is left out.
    private mutating func rawContents(_ name: String) -> String? {
        let wanted = Array("</\(name)".utf8)
        var place = index
        while place + wanted.count <= bytes.count {
            guard bytes[place] == UInt8(ascii: "<"), matches(wanted, at: place),
                place + wanted.count == bytes.count || bytes[place + wanted.count].endsTagName
            else {
                place += 1
                continue
            }
            let contents =
                name == "title" || name == "script" ? String(decoding: bytes[index..<place], as: UTF8.self) : ""
            index = place
            skip(past: UInt8(ascii: ">"))
            return contents
        }
        unclosed.insert(name)
        return nil
    }

    private func matches(_ wanted: [UInt8], at place: Int) -> Bool {
        for (offset, byte) in wanted.enumerated() where bytes[place + offset].lowered != byte { return false }
        return true
    }

    // MARK: Attributes

    /// Reads to the end of the tag, as HTML does (13.2.5.32 ff.); keeps what we look at, and of that a bounded number.
    /// - Parameter element: `nil` where none is kept.
    private mutating func readAttributes(of element: String?) -> [MarkupTree.Attribute] {
        var attributes: [MarkupTree.Attribute] = []
        while index < bytes.count {
            while index < bytes.count, bytes[index].isSpace || bytes[index] == UInt8(ascii: "/") { index += 1 }
            guard index < bytes.count else { break }
            if bytes[index] == UInt8(ascii: ">") {
                index += 1
                break
            }
            let nameRange = readAttributeName()
            let valueRange = readAttributeValue()
            guard let element, attributes.count < 24, nameRange.count <= 40,
                valueRange.count <= MarkupNames.longestValue(of: element)
            else { continue }
            let name = String(decoding: bytes[nameRange].lazy.map(\.lowered), as: UTF8.self)
            guard MarkupNames.isKeptAttribute(name, of: element), !attributes.contains(where: { $0.name == name })
            else { continue }
            attributes.append(
                MarkupTree.Attribute(name: name, value: String(decoding: bytes[valueRange], as: UTF8.self))
            )
        }
        return attributes
    }

    private mutating func readAttributeName() -> Range<Int> {
        let start = index
        index += 1
        while index < bytes.count, !bytes[index].endsTagName, bytes[index] != UInt8(ascii: "=") { index += 1 }
        return start..<index
    }

    private mutating func readAttributeValue() -> Range<Int> {
        var place = index
        while place < bytes.count, bytes[place].isSpace { place += 1 }
        guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else { return index..<index }
        place += 1
        while place < bytes.count, bytes[place].isSpace { place += 1 }
        index = place
        guard place < bytes.count, bytes[place] != UInt8(ascii: ">") else { return place..<place }
        let quote = bytes[place]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            var end = place + 1
            while end < bytes.count, bytes[end] != quote { end += 1 }
            index = min(end + 1, bytes.count)
            return place + 1..<end
        }
        while index < bytes.count, !bytes[index].isSpace, bytes[index] != UInt8(ascii: ">") { index += 1 }
        return place..<index
    }
}
