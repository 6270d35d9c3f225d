internal import News

/// Gathers the text of one block, with white space as HTML shows it.
struct InlineRun {
    private var pieces: [Inline] = []
    /// The run of text that grows; it joins `pieces` when the marks change.
    private var text: [UInt8] = []
    private var marks: [Mark] = []
    private var endsWithSpace = true

    /// Whether the last thing is a line break; another one makes a new paragraph.
    var endsWithBreak: Bool {
        guard text.isEmpty, case .lineBreak? = pieces.last else { return false }
        return true
    }

    mutating func append(_ words: String, marks: [Mark]) {
        if marks != self.marks {
            // White space that adds nothing changes no marks either.
            if endsWithSpace, words.utf8.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { return }
            close()
            self.marks = marks
        }
        for byte in words.utf8 {
            if byte == 0x20 || (0x09...0x0D).contains(byte) {
                if !endsWithSpace { text.append(0x20) }
                endsWithSpace = true
            } else {
                text.append(byte)
                endsWithSpace = false
            }
        }
    }

    mutating func appendBreak() {
        trimEnd()
        guard !pieces.isEmpty else { return }
        pieces.append(.lineBreak)
        endsWithSpace = true
    }

    /// The runs without spaces or breaks at the ends; none where there is nothing to see.
    mutating func finish() -> [Inline] {
        trimEnd()
        while case .lineBreak? = pieces.last {
            pieces.removeLast()
            trimEnd()
        }
        let hasText = pieces.contains { inline in
            inline.plainText.unicodeScalars.contains {
                !$0.properties.isWhitespace && $0.value != 0xFEFF && $0.value != 0x200B
            }
        }
        return hasText ? pieces : []
    }

    private mutating func close() {
        guard !text.isEmpty else { return }
        let clean = PageText.printable(String(decoding: text, as: UTF8.self))
        text.removeAll(keepingCapacity: true)
        guard !clean.isEmpty else { return }
        if case .text(var before, marks)? = pieces.last {
            // Taken out first, so that the text grows where it stands and is not copied each time.
            pieces.removeLast()
            before += clean
            pieces.append(.text(before, marks))
        } else {
            pieces.append(.text(clean, marks))
        }
    }

    private mutating func trimEnd() {
        close()
        while case .text(let last, let marks)? = pieces.last, last.hasSuffix(" ") {
            pieces.removeLast()
            let rest = String(last.dropLast())
            if !rest.isEmpty { pieces.append(.text(rest, marks)) }
        }
    }
}
