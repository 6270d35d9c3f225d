/// A text with its marks as numbered tags, which whoever translates keeps around the words that they belong to:
/// `Le <1>phare</1> rouvre.` is answered by `<1>المنارة</1> تفتح من جديد.` Signs of markup in the text itself stand as
/// entities. What comes back is read with patience: a tag that nobody knows goes, the words stay.
public struct TaggedText: Sendable, Hashable {
    public let text: String
    /// Of the tags, the first of which is number 1.
    private let marks: [[Mark]]

    public init(_ inlines: [Inline]) {
        var text = ""
        var marks: [[Mark]] = []
        for inline in inlines {
            switch inline {
            case .lineBreak: text += "<br/>"
            case .text(let run, []): text += run.escapedForMarkup
            case .text(let run, let own):
                marks.append(own)
                text += "<\(marks.count)>\(run.escapedForMarkup)</\(marks.count)>"
            }
        }
        self.text = text
        self.marks = marks
    }

    /// The runs of a translation, with the marks of this text.
    public func inlines(of translation: String) -> [Inline] {
        var inlines: [Inline] = []
        var run = ""
        var open: [Int] = []
        func flush() {
            guard !run.isEmpty else { return }
            var marks: [Mark] = []
            for mark in open.flatMap({ self.marks[$0 - 1] }) where !marks.contains(mark) { marks.append(mark) }
            if case .text(let before, marks)? = inlines.last {
                inlines[inlines.count - 1] = .text(before + run, marks)
            } else {
                inlines.append(.text(run, marks))
            }
            run = ""
        }
        var rest = translation[...]
        while let first = rest.first {
            if first == "<", let match = rest.prefixMatch(of: #/<(/?)(\d{1,5})(/?)>/#), let number = Int(match.2) {
                rest = rest[match.range.upperBound...]
                guard marks.indices.contains(number - 1), match.3.isEmpty else { continue }
                flush()
                if match.1.isEmpty {
                    open.append(number)
                } else if let place = open.lastIndex(of: number) {
                    open.remove(at: place)
                }
            } else if first == "<", let match = rest.prefixMatch(of: #/<br ?/?>/#) {
                rest = rest[match.range.upperBound...]
                flush()
                inlines.append(.lineBreak)
            } else if first == "<", let match = rest.prefixMatch(of: #/</?[A-Za-z][^<>]{0,200}>/#) {
                rest = rest[match.range.upperBound...]
            } else if first == "&", let entity = Self.entities.first(where: { rest.hasPrefix($0.written) }) {
                rest = rest.dropFirst(entity.written.count)
                run.append(entity.sign)
            } else {
                // No line of a text has a control character.
                let isControl = first.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
                if isControl { if run.last != " " { run.append(" ") } } else { run.append(first) }
                rest = rest.dropFirst()
            }
        }
        flush()
        return Self.trimmed(inlines)
    }

    private static let entities: [(written: String, sign: Character)] = [
        ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'"), ("&amp;", "&"),
    ]

    /// Without the spaces and line breaks at both ends, which machines like to add.
    private static func trimmed(_ inlines: [Inline]) -> [Inline] {
        var inlines = inlines
        func isEdge(_ inline: Inline?) -> Bool {
            switch inline {
            case nil: false
            case .lineBreak: true
            case .text(let text, _): text.isBlank
            }
        }
        while isEdge(inlines.first) { inlines.removeFirst() }
        while isEdge(inlines.last) { inlines.removeLast() }
        if case .text(let text, let marks)? = inlines.first {
            inlines[0] = .text(String(text.drop { $0.isWhitespace }), marks)
        }
        if case .text(var text, let marks)? = inlines.last {
            while text.last?.isWhitespace ?? false { text.removeLast() }
            inlines[inlines.count - 1] = .text(text, marks)
        }
        return inlines
    }
}
