/// Where in a document the reader or the writer stands, and the rules that hold at every place.
struct BodyCursor {
    /// How deep blocks may stand in blocks; a list and its item are a level each.
    static let maximumDepth = 12
    /// How many nodes a document may have.
    static let maximumNodes = 20_000

    private var indices: [Int] = []
    private var count = 0

    /// `body.content[3].content[0]`
    var place: String { indices.reduce(into: "body") { $0 += ".content[\($1)]" } }

    /// Goes down into the blocks of a node.
    mutating func enterBlocks() throws {
        guard indices.count < BodyCursor.maximumDepth else {
            throw refusing(
                "The text is nested deeper than \(BodyCursor.maximumDepth) levels.",
                help: "Take lists and quotations out of one another."
            )
        }
        enterRuns()
    }

    /// Goes down into the runs of a block of text, which are no level of their own.
    mutating func enterRuns() { indices.append(-1) }

    /// Goes on to the next node of the same parent.
    mutating func next() throws {
        indices[indices.count - 1] += 1
        count += 1
        guard count <= BodyCursor.maximumNodes else {
            throw refusing(
                "The text has more than \(BodyCursor.maximumNodes) pieces.", help: "Split it into several articles."
            )
        }
    }

    mutating func leave() { indices.removeLast() }

    /// Refuses what neither a page nor a feed can hold: control characters, and U+FFFE and U+FFFF (XML 1.0, 2.2).
    func check(_ text: String) throws {
        // Most text has none of the bytes that begin one, so the scalars are looked at only where it has.
        let isSuspect = text.utf8.contains {
            $0 < 0x20 && $0 != 0x09 && $0 != 0x0A || $0 == 0x7F || $0 == 0xC2 || $0 == 0xEF
        }
        guard isSuspect else { return }
        let found = text.unicodeScalars.first {
            switch $0.value {
            case 0x09, 0x0A: false
            case 0...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: true
            default: false
            }
        }
        guard let found else { return }
        let number = String(found.value, radix: 16, uppercase: true)
        let code = String(repeating: "0", count: max(0, 4 - number.count)) + number
        throw refusing("The text holds the control character U+\(code).", help: "Take it out.")
    }

    func checkHeading(level: Int) throws {
        guard (2...4).contains(level) else {
            throw refusing("A heading has level \(level).", help: "Use 2, 3 or 4; 1 is the headline's.")
        }
    }

    /// Refuses a row that is not as long as the ones above.
    func checkRow(cells: Int, width: Int?) throws {
        guard cells > 0 else { throw refusing("A table row has no cells.", help: "Give it cells or take it out.") }
        guard let width, width != cells else { return }
        throw refusing(
            "The row has \(cells) cells, and the rows above have \(width).", help: "Make all rows of one length."
        )
    }

    func refusing(_ message: String, help: String) -> NewsError {
        NewsError(.invalid, message, field: place, help: help)
    }
}
