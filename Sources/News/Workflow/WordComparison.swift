/// A run of text that both have, or only one of them.
public struct WordChange: Sendable, Hashable {
    public enum Kind: Sendable, Hashable { case kept, removed, added }

    public let kind: Kind
    public let text: String

    public init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }
}

/// What differs between two texts, word by word.
///
/// The shortest script is looked for (Myers, O(ND)) up to `effort` differences; two texts that differ in more are
/// answered as wholly other between what they begin and end with alike, so that the cost stays bounded.
public struct WordComparison: Sendable, Hashable {
    /// In reading order; where words were replaced, the removed ones first.
    public let changes: [WordChange]

    /// - Parameter effort: How many words may differ before the search is given up.
    public init(from old: String, to new: String, effort: Int = 800) {
        if old.utf8.elementsEqual(new.utf8) {
            changes = old.isEmpty ? [] : [WordChange(.kept, old)]
            return
        }
        let oldWords = WordComparison.pieces(of: old)
        let newWords = WordComparison.pieces(of: new)
        var numbers: [Piece: Int] = [:]
        func numbered(_ words: [Piece]) -> [Int] {
            words.map { word in
                if let number = numbers[word] { return number }
                numbers[word] = numbers.count
                return numbers.count - 1
            }
        }
        let steps = EditScript.steps(from: numbered(oldWords), to: numbered(newWords), effort: effort)
        var runs: [WordChange.Kind: String] = [:]
        var gathered: [WordChange] = []
        func flush() {
            for kind in [WordChange.Kind.removed, .added] {
                if let text = runs.removeValue(forKey: kind) { gathered.append(WordChange(kind, text)) }
            }
        }
        for (place, step) in steps.enumerated() {
            switch step {
            case .remove(let index): runs[.removed, default: ""] += oldWords[index].text
            case .add(let index): runs[.added, default: ""] += newWords[index].text
            case .keep(let index, _):
                let text = oldWords[index].text
                // A space alone between changed words belongs to the change: one strike instead of many.
                let isBetween = place + 1 < steps.count && !steps[place + 1].isKept && !runs.isEmpty
                if isBetween, text.isBlank {
                    runs[.removed, default: ""] += text
                    runs[.added, default: ""] += text
                    continue
                }
                flush()
                if let last = gathered.last, last.kind == .kept {
                    gathered[gathered.count - 1] = WordChange(.kept, last.text + text)
                } else {
                    gathered.append(WordChange(.kept, text))
                }
            }
        }
        flush()
        changes = gathered
    }

    /// The text that was compared from.
    public var old: String { changes.filter { $0.kind != .added }.map(\.text).joined() }

    /// The text that was compared to.
    public var new: String { changes.filter { $0.kind != .removed }.map(\.text).joined() }

    /// Whether the two say the same.
    public var isEmpty: Bool { changes.allSatisfy { $0.kind == .kept } }

    /// Words and the spaces between them, told apart by their bytes: what looks alike may be written otherwise.
    private struct Piece: Hashable {
        let text: String

        static func == (left: Piece, right: Piece) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

        func hash(into hasher: inout Hasher) { for byte in text.utf8 { hasher.combine(byte) } }
    }

    private static func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        var piece = String.UnicodeScalarView()
        var isSpace = false
        for scalar in text.unicodeScalars {
            let spaces = scalar.properties.isWhitespace
            if spaces != isSpace, !piece.isEmpty {
                pieces.append(Piece(text: String(piece)))
                piece = String.UnicodeScalarView()
            }
            isSpace = spaces
            piece.append(scalar)
        }
        if !piece.isEmpty { pieces.append(Piece(text: String(piece))) }
        return pieces
    }
}
