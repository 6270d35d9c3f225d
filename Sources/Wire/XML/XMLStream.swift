internal import Foundation

/// Reads XML piece by piece, in memory that does not grow with the document (docs/decisions/0028).
///
/// Exports are seldom well-formed: control characters, bare ampersands, tags that are never closed. Whatever is no markup
/// is text here, and reading goes on. Declarations are passed over, so there are no entities but the five of XML and
/// numbers, nothing is fetched and nothing is expanded.
struct XMLStream {
    enum Event {
        /// The name as written, its prefix with it.
        case start(String, [Attribute])
        case end(String)
        /// A part of a text; entities stand in it as written unless it is from a CDATA section.
        case text(ArraySlice<UInt8>, isRaw: Bool)
    }

    struct Attribute {
        let name: String
        let value: String
    }

    /// A name as it is written, in the prefix that we know its namespace by.
    /// - Parameter prefixes: What stands for a document's prefixes; those that it does not hold stand for themselves.
    static func name(_ written: String, _ prefixes: [String: String]) -> String {
        let parts = written.split(separator: ":", maxSplits: 1).map(String.init)
        let prefix = parts.count == 2 ? parts[0] : ""
        let canonical = prefixes[prefix] ?? prefix
        let local = parts.last ?? written
        return canonical.isEmpty ? local : canonical + ":" + local
    }

    /// What was odd about the document.
    struct Oddities: Sendable {
        var declaredEntities = 0
        /// `<` that began no tag.
        var brokenTags = 0
        /// What the document ended within: a tag, a comment, a section.
        var endsWithin: String?
    }

    private enum Mode { case content, cdata, comment, instruction, declaration(inSubset: Bool) }

    /// A tag is no longer than this.
    static let longestTag = 262_144

    private(set) var oddities = Oddities()
    private var buffer: [UInt8] = []
    private var place = 0
    private var mode = Mode.content

    /// Takes in the next bytes, which are UTF-8.
    /// - Parameter isLast: Whether the document ends with them.
    mutating func read(_ bytes: [UInt8], isLast: Bool, _ visit: (Event) -> Void) {
        if place == buffer.count {
            buffer = bytes
        } else {
            buffer.removeFirst(place)
            buffer += bytes
        }
        place = 0
        while place < buffer.count {
            let before = place
            switch mode {
            case .content: readContent(isLast, visit)
            case .cdata: readSection(isLast, visit)
            case .comment: skip(past: [0x2D, 0x2D, 0x3E])
            case .instruction: skip(past: [0x3F, 0x3E])
            case .declaration(let inSubset): skipDeclaration(inSubset: inSubset)
            }
            if place == before { break }
        }
        guard isLast else { return }
        switch mode {
        case .content: if place < buffer.count { oddities.endsWithin = "a tag" }
        case .cdata: oddities.endsWithin = "a CDATA section"
        case .comment: oddities.endsWithin = "a comment"
        case .instruction, .declaration: oddities.endsWithin = "a declaration"
        }
    }

    /// The place of a byte, from `start` on.
    private func find(_ byte: UInt8, from start: Int) -> Int? {
        guard start < buffer.count else { return nil }
        return buffer.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress,
                let found = memchr(base + start, Int32(byte), bytes.count - start)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }

    private func holds(_ text: StaticString, at start: Int) -> Bool {
        text.withUTF8Buffer { wanted in
            start + wanted.count <= buffer.count && buffer[start..<start + wanted.count].elementsEqual(wanted)
        }
    }

    // MARK: Content

    private mutating func readContent(_ isLast: Bool, _ visit: (Event) -> Void) {
        guard let open = find(0x3C, from: place) else {
            var end = buffer.count
            // An entity is not cut in two.
            if !isLast, let ampersand = buffer[max(place, end - 32)...].lastIndex(of: 0x26) { end = ampersand }
            emit(upTo: end, visit)
            return
        }
        emit(upTo: open, visit)
        guard isLast || buffer.count - open >= 9 else { return }
        let next = open + 1 < buffer.count ? buffer[open + 1] : 0
        switch next {
        case 0x21:
            if holds("<!--", at: open) {
                (mode, place) = (.comment, open + 4)
            } else if holds("<![CDATA[", at: open) {
                (mode, place) = (.cdata, open + 9)
            } else {
                (mode, place) = (.declaration(inSubset: false), open + 2)
            }
        case 0x3F: (mode, place) = (.instruction, open + 2)
        case 0x2F, 0x3A, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x80...: readTag(open, isLast, visit)
        default: emitBrokenTag(visit)
        }
    }

    private mutating func emit(upTo end: Int, _ visit: (Event) -> Void) {
        if end > place { visit(.text(buffer[place..<end], isRaw: false)) }
        place = end
    }

    private mutating func emitBrokenTag(_ visit: (Event) -> Void) {
        oddities.brokenTags += 1
        visit(.text(buffer[place..<place + 1], isRaw: true))
        place += 1
    }

    private mutating func readTag(_ open: Int, _ isLast: Bool, _ visit: (Event) -> Void) {
        var end = open + 1
        var quote: UInt8 = 0
        while end < buffer.count {
            let byte = buffer[end]
            // XML has no `<` in a tag; one there says that the tag was never closed.
            if byte == 0x3C { return emitBrokenTag(visit) }
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == 0x3E {
                break
            }
            end += 1
        }
        guard end < buffer.count else {
            if isLast { oddities.endsWithin = "a tag" }
            if isLast || buffer.count - open > Self.longestTag { emitBrokenTag(visit) }
            return
        }
        place = end + 1
        if buffer[open + 1] == 0x2F {
            let name = buffer[open + 2..<end].prefix { !$0.isSpace }
            visit(.end(String(decoding: name, as: UTF8.self)))
            return
        }
        let isEmpty = buffer[end - 1] == 0x2F
        let inside = buffer[open + 1..<(isEmpty ? end - 1 : end)]
        let name = String(decoding: inside.prefix { !$0.isSpace }, as: UTF8.self)
        visit(.start(name, Self.attributes(inside.dropFirst(name.utf8.count))))
        if isEmpty { visit(.end(name)) }
    }

    private static func attributes(_ bytes: ArraySlice<UInt8>) -> [Attribute] {
        var found: [Attribute] = []
        var rest = bytes
        while found.count < 64 {
            rest = rest.drop { $0.isSpace }
            let name = rest.prefix { !$0.isSpace && $0 != 0x3D }
            rest = rest[name.endIndex...].drop { $0.isSpace }
            guard !name.isEmpty, rest.first == 0x3D else { break }
            rest = rest.dropFirst().drop { $0.isSpace }
            guard let quote = rest.first, quote == 0x22 || quote == 0x27 else { break }
            let value = rest.dropFirst().prefix { $0 != quote }
            rest = rest[value.endIndex...].dropFirst()
            var text = XMLText()
            text.append(value, isRaw: false)
            found.append(Attribute(name: String(decoding: name, as: UTF8.self), value: text.take().text))
        }
        return found
    }

    // MARK: What is passed

    private mutating func readSection(_ isLast: Bool, _ visit: (Event) -> Void) {
        var search = place
        while let bracket = find(0x5D, from: search) {
            if holds("]]>", at: bracket) {
                if bracket > place { visit(.text(buffer[place..<bracket], isRaw: true)) }
                (mode, place) = (.content, bracket + 3)
                return
            }
            if bracket + 3 > buffer.count, !isLast {
                if bracket > place { visit(.text(buffer[place..<bracket], isRaw: true)) }
                place = bracket
                return
            }
            search = bracket + 1
        }
        visit(.text(buffer[place...], isRaw: true))
        place = buffer.count
    }

    private mutating func skip(past end: [UInt8]) {
        var search = place
        while let found = find(end[0], from: search) {
            guard found + end.count <= buffer.count else {
                place = found
                return
            }
            if buffer[found..<found + end.count].elementsEqual(end) {
                (mode, place) = (.content, found + end.count)
                return
            }
            search = found + 1
        }
        place = buffer.count
    }

    private mutating func skipDeclaration(inSubset: Bool) {
        var inSubset = inSubset
        while place < buffer.count {
            switch buffer[place] {
            case 0x5B: inSubset = true
            case 0x5D: inSubset = false
            case 0x45 where inSubset && holds("ENTITY", at: place): oddities.declaredEntities += 1
            case 0x3E where !inSubset:
                (mode, place) = (.content, place + 1)
                return
            default: break
            }
            place += 1
        }
        mode = .declaration(inSubset: inSubset)
    }
}
