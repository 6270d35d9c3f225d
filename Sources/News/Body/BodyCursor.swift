/// Where in a document the reader or the writer stands, and the rules that hold at every place.
///
/// A class, because all parts of one reading move the same cursor; it never leaves the call that made it.
final class BodyCursor {
    /// How deep blocks may stand in blocks; a list and its item are a level each.
    static let maximumDepth = 12
    /// How many nodes a document may have.
    static let maximumNodes = 20_000

    /// Whether the document is one that this program wrote: it has nothing that is not known.
    let isOurs: Bool
    private var indices: [Int] = []
    private var count = 0

    init(isOurs: Bool = false) { self.isOurs = isOurs }

    /// `body.content[3].content[0]`
    var place: String { indices.reduce(into: "body") { $0 += ".content[\($1)]" } }

    /// Goes down into the blocks of a node.
    func enterBlocks() throws {
        guard indices.count < BodyCursor.maximumDepth else {
            throw refusing(
                "The text is nested deeper than \(BodyCursor.maximumDepth) levels.",
                help: "Take lists and quotations out of one another."
            )
        }
        enterRuns()
    }

    /// Goes down into the runs of a block of text, which are no level of their own.
    func enterRuns() { indices.append(-1) }

    /// Goes on to the next node of the same parent.
    func next() throws {
        indices[indices.count - 1] += 1
        count += 1
        guard count <= BodyCursor.maximumNodes else {
            throw refusing(
                "The text has more than \(BodyCursor.maximumNodes) pieces.", help: "Split it into several articles."
            )
        }
    }

    func leave() { indices.removeLast() }

    /// Refuses what neither a page nor a feed can hold: control characters, and U+FFFE and U+FFFF (XML 1.0, 2.2).
    func check(_ text: String) throws {
        // A look at the bytes settles it for nearly all text: the UTF-8 of these is a byte below 0x20, 0x7F, 0xC2 and
        // a byte below 0xA0, or 0xEF 0xBF and a byte above 0xBD.
        var before: UInt8 = 0
        let isSuspect = text.utf8.contains { byte in
            defer { before = byte }
            return byte < 0x20 && byte != 0x09 && byte != 0x0A || byte == 0x7F || before == 0xC2 && byte < 0xA0
                || before == 0xBF && byte > 0xBD
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

    func refusing(_ message: Sentence, help: String) -> NewsError {
        NewsError(.invalid, message, field: place, help: help)
    }
}
