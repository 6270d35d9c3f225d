/// White space, entities and names in the texts of a page.
enum PageText {
    /// The first words of a markup, which name what has no headline.
    static func beginning(of markup: String) -> String { String(plain(String(markup.prefix(2000))).prefix(80)) }

    /// Runs of HTML's white space as one space, none at the ends; U+00A0 and its like stay. Control characters go.
    static func collapsed(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var hasSpace = false
        for byte in text.utf8 {
            if byte == 0x20 || (0x09...0x0D).contains(byte) {
                hasSpace = true
                continue
            }
            if hasSpace, !bytes.isEmpty { bytes.append(0x20) }
            hasSpace = false
            bytes.append(byte)
        }
        return printable(String(decoding: bytes, as: UTF8.self))
    }

    /// The text without the control characters and noncharacters that neither a page nor a feed can hold, and without
    /// the marks that turn the direction of text unseen: entities bring them past the decoding of the file.
    static func printable(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isControl($0) }))
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    /// How many characters there are to see, near enough to compare texts by.
    static func visibleCount(_ text: String) -> Int {
        // Everything above ASCII's space but the bytes that go on a character.
        text.utf8.count { $0 > 0x20 && $0 & 0xC0 != 0x80 }
    }

    /// The text of a value that may hold entities or tags, as values of metadata do.
    static func plain(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "<") }) else {
            return trimmed(collapsed(text))
        }
        let tree = MarkupTree(parsing: MarkupFilter.filter(Array(text.utf8)).markup)
        return trimmed(tree.text(of: 0))
    }

    /// Without any white space at the ends, U+00A0 too.
    static func trimmed(_ text: String) -> String {
        var rest = text[...]
        while let first = rest.first, first.isWhitespace || first == "\u{FEFF}" { rest = rest.dropFirst() }
        while let last = rest.last, last.isWhitespace || last == "\u{FEFF}" { rest = rest.dropLast() }
        return String(rest)
    }

    /// The words of a class or an id: `entryMeta post-share` has entry, meta, post and share.
    static func addWords(of value: String, to words: inout Set<String>) {
        var word: [UInt8] = []
        var wasLower = false
        func close() {
            if !word.isEmpty { words.insert(String(decoding: word, as: UTF8.self)) }
            word.removeAll(keepingCapacity: true)
        }
        for byte in value.utf8.prefix(500) {
            switch byte {
            case 65...90:
                if wasLower { close() }
                word.append(byte + 32)
            // Letters beyond ASCII have no case here; É in a class is a rarity.
            case 97...122, 48...57, 0x80...: word.append(byte)
            default: close()
            }
            wasLower = (97...122).contains(byte)
        }
        close()
    }
}

extension String {
    var nonEmpty: String? { isEmpty ? nil : self }
}
