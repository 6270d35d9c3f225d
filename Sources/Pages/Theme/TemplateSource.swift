internal import Foundation

/// A template as it is written: text and tags in the order in which they stand, with the names not looked up yet.
///
/// The syntax is the part of Mustache that themes need (docs/themes.md): values, sections and their opposites, other
/// templates, and blocks that a page fills in its frame. A tag that is no value and stands alone on its line takes
/// the line with it.
struct TemplateSource: Sendable {
    enum Part: Sendable {
        case text(String)
        case value(Name)
        /// `{{#name}}…{{/name}}`, or `{{^name}}…{{/name}}`.
        case section(Name, isInverted: Bool, [Part])
        /// `{{> name}}`
        case partial(Name)
        /// `{{<name}}…{{/name}}` with the blocks it fills.
        case parent(Name, [Block])
        /// `{{$name}}…{{/name}}`: a place to fill, with what stands there otherwise.
        case block(Block)
    }

    /// A name, and the line it stands on.
    struct Name: Sendable {
        let text: String
        let line: Int
    }

    struct Block: Sendable {
        let name: Name
        /// The file whose lines these are.
        let file: String
        let parts: [Part]
    }

    let file: String
    private(set) var parts: [Part] = []

    /// - Parameter file: What errors name, from the theme's folder.
    /// - Throws: `ThemeError` for the first tag that is not closed, or closed in another order than it was opened.
    init(_ text: String, file: String) throws(ThemeError) {
        self.file = file
        var reader = TemplateReader(text, file: file)
        parts = try reader.parts(of: nil)
    }
}

/// Reads the tags of one template.
private struct TemplateReader {
    private enum Kind { case value, section, inverted, close, partial, parent, block, nothing }

    private let bytes: [UInt8]
    private let file: String
    private var position = 0
    private var line = 1

    init(_ text: String, file: String) {
        bytes = Array(text.utf8)
        self.file = file
    }

    private func error(_ message: String, line: Int? = nil) -> ThemeError {
        ThemeError(file: file, line: line ?? self.line, message: message)
    }

    /// What stands up to the tag that closes `opened`, or the end of the file.
    mutating func parts(of opened: TemplateSource.Name?) throws(ThemeError) -> [TemplateSource.Part] {
        var parts: [TemplateSource.Part] = []
        while let open = next("{{", from: position) {
            let start = position
            let tagLine = line + newlines(in: start..<open)
            guard let (kind, name, end) = try tag(at: open, line: tagLine) else { continue }
            var text = start..<open
            var after = end
            // The line of a tag that stands alone is not the page's.
            if kind != .value, let alone = lineAlone(open, end) {
                text = start..<max(start, alone.lowerBound)
                after = alone.upperBound
            }
            if !text.isEmpty { parts.append(.text(String(decoding: bytes[text], as: UTF8.self))) }
            line = tagLine + newlines(in: open..<after)
            position = after
            switch kind {
            case .nothing: break
            case .value: parts.append(.value(name))
            case .partial: parts.append(.partial(name))
            case .section, .inverted:
                parts.append(.section(name, isInverted: kind == .inverted, try self.parts(of: name)))
            case .block:
                parts.append(.block(TemplateSource.Block(name: name, file: file, parts: try self.parts(of: name))))
            case .parent: parts.append(.parent(name, try blocks(in: try self.parts(of: name), of: name)))
            case .close:
                guard let opened else {
                    throw error("“\(name.text)” is closed here, and was never opened.", line: tagLine)
                }
                guard opened.text == name.text else {
                    throw error(
                        "“\(name.text)” is closed here, but “\(opened.text)”, opened in line \(opened.line), comes first.",
                        line: tagLine)
                }
                return parts
            }
        }
        if let opened { throw error("“\(opened.text)” is opened here and never closed.", line: opened.line) }
        if position < bytes.count { parts.append(.text(String(decoding: bytes[position...], as: UTF8.self))) }
        position = bytes.count
        return parts
    }

    /// The blocks that a page fills in its frame; text between them is nothing's.
    private func blocks(
        in parts: [TemplateSource.Part], of parent: TemplateSource.Name
    ) throws(ThemeError) -> [TemplateSource.Block] {
        var blocks: [TemplateSource.Block] = []
        for part in parts {
            switch part {
            case .block(let block): blocks.append(block)
            case .text: break
            case .value(let name), .section(let name, _, _), .partial(let name), .parent(let name, _):
                throw error(
                    "“\(name.text)” stands in “\(parent.text)” outside of its blocks and would never be shown.",
                    line: name.line)
            }
        }
        return blocks
    }

    /// The tag that begins at `open`; where it ends.
    private func tag(
        at open: Int, line: Int
    ) throws(ThemeError) -> (kind: Kind, name: TemplateSource.Name, end: Int)? {
        var inside = open + 2
        let sign = inside < bytes.count ? bytes[inside] : 0
        let kind: Kind
        var closing = "}}"
        switch sign {
        case UInt8(ascii: "#"): kind = .section
        case UInt8(ascii: "^"): kind = .inverted
        case UInt8(ascii: "/"): kind = .close
        case UInt8(ascii: ">"): kind = .partial
        case UInt8(ascii: "<"): kind = .parent
        case UInt8(ascii: "$"): kind = .block
        case UInt8(ascii: "!"): kind = .nothing
        case UInt8(ascii: "{"): (kind, closing) = (.value, "}}}")
        case UInt8(ascii: "&"): kind = .value
        case UInt8(ascii: "="):
            throw error("Tags are written between {{ and }} here; other signs cannot be set.", line: line)
        case UInt8(ascii: "%"): throw error("A template has nothing to configure with {{%.", line: line)
        default:
            kind = .value
            inside -= 1
        }
        inside += 1
        guard let close = next(closing, from: inside) else {
            throw error("A tag is opened here and not closed with \(closing).", line: line)
        }
        let text = String(decoding: bytes[inside..<close], as: UTF8.self).trimmingCharacters(
            in: .whitespacesAndNewlines)
        if kind != .nothing {
            guard !text.isEmpty, !text.contains(where: { $0.isWhitespace || $0 == "{" || $0 == "}" }) else {
                throw error("A tag holds one name; “\(text)” is none.", line: line)
            }
        }
        return (kind, TemplateSource.Name(text: text, line: line), close + closing.utf8.count)
    }

    /// The line around a tag with nothing else on it, with the sign that ends it.
    private func lineAlone(_ open: Int, _ end: Int) -> Range<Int>? {
        var first = open
        while first > 0, bytes[first - 1] == 0x20 || bytes[first - 1] == 0x09 { first -= 1 }
        guard first == 0 || bytes[first - 1] == 0x0A else { return nil }
        var last = end
        while last < bytes.count, bytes[last] == 0x20 || bytes[last] == 0x09 { last += 1 }
        if last < bytes.count, bytes[last] == 0x0D { last += 1 }
        guard last < bytes.count else { return first..<last }
        return bytes[last] == 0x0A ? first..<(last + 1) : nil
    }

    private func newlines(in range: Range<Int>) -> Int { bytes[range].count { $0 == 0x0A } }

    private func next(_ sign: String, from start: Int) -> Int? {
        let sign = Array(sign.utf8)
        guard start + sign.count <= bytes.count else { return nil }
        return (start...(bytes.count - sign.count)).first { bytes[$0...].starts(with: sign) }
    }
}
