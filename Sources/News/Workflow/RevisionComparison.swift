/// What differs between two revisions: field by field, and the body block by block, each word by word.
public struct RevisionComparison: Sendable {
    /// A block of the body. A block without a place in one of the two was added or removed whole.
    public struct BlockChange: Sendable, Hashable {
        public let oldIndex: Int?
        public let newIndex: Int?
        public let words: WordComparison
        /// The words are the same, and something else is not: a mark, a link, a picture, the kind of block.
        public let isOnlyForm: Bool
    }

    /// A text of one line beside headline and standfirst.
    public enum Line: String, Sendable, Hashable, CaseIterable {
        case kicker, alternativeHeadline, dateline
    }

    public let headline: WordComparison
    /// The lines that are not the same in both, in the order of `Line`.
    public let lines: [(line: Line, words: WordComparison)]
    public let standfirst: WordComparison
    /// Every block of either, in reading order.
    public let body: [BlockChange]

    public init(from old: ArticleContent, to new: ArticleContent) {
        headline = WordComparison(from: old.headline, to: new.headline)
        standfirst = WordComparison(from: old.standfirst ?? "", to: new.standfirst ?? "")
        lines = Line.allCases.compactMap { line in
            let (before, after) = (old.text(of: line), new.text(of: line))
            return before == after ? nil : (line, WordComparison(from: before, to: after))
        }
        body = RevisionComparison.blocks(from: old.body.blocks, to: new.body.blocks)
    }

    /// The blocks that are not the same in both.
    public var changedBlocks: [BlockChange] {
        body.filter { $0.oldIndex == nil || $0.newIndex == nil || $0.isOnlyForm || !$0.words.isEmpty }
    }

    private static func blocks(from old: [Block], to new: [Block]) -> [BlockChange] {
        var numbers: [Block: Int] = [:]
        func numbered(_ blocks: [Block]) -> [Int] {
            blocks.map { block in
                if let number = numbers[block] { return number }
                numbers[block] = numbers.count
                return numbers.count - 1
            }
        }
        var changes: [BlockChange] = []
        var removed: [Int] = []
        var added: [Int] = []
        func flush() {
            changes += paired(removed, added, old, new)
            removed = []
            added = []
        }
        for step in EditScript.steps(from: numbered(old), to: numbered(new), effort: 500) {
            switch step {
            case .remove(let index): removed.append(index)
            case .add(let index): added.append(index)
            case .keep(let left, let right):
                flush()
                let text = Body([old[left]]).plainText
                changes.append(
                    BlockChange(
                        oldIndex: left, newIndex: right,
                        words: WordComparison(from: text, to: Body([new[right]]).plainText),
                        isOnlyForm: false
                    )
                )
            }
        }
        flush()
        return changes
    }

    /// Blocks that were rewritten, each beside the one it became: the first in order that shares enough words with it.
    private static func paired(_ removed: [Int], _ added: [Int], _ old: [Block], _ new: [Block]) -> [BlockChange] {
        let oldTexts = removed.map { Body([old[$0]]).plainText }
        let newTexts = added.map { Body([new[$0]]).plainText }
        let oldWords = oldTexts.map { Set($0.split(whereSeparator: \.isWhitespace)) }
        let newWords = newTexts.map { Set($0.split(whereSeparator: \.isWhitespace)) }
        // With very many on both sides each is looked for near its place alone.
        let reach = removed.count * added.count > 2500 ? 8 : added.count
        var changes: [BlockChange] = []
        var next = 0
        func addUpTo(_ end: Int) {
            for place in next..<end {
                changes.append(
                    BlockChange(
                        oldIndex: nil, newIndex: added[place], words: WordComparison(from: "", to: newTexts[place]),
                        isOnlyForm: false
                    )
                )
            }
            next = end
        }
        for (place, index) in removed.enumerated() {
            let match = (next..<min(added.count, next + reach)).first { candidate in
                let shared = oldWords[place].intersection(newWords[candidate]).count
                return shared * 5 >= 2 * max(oldWords[place].count, newWords[candidate].count)
            }
            guard let match else {
                changes.append(
                    BlockChange(
                        oldIndex: index, newIndex: nil, words: WordComparison(from: oldTexts[place], to: ""),
                        isOnlyForm: false
                    )
                )
                continue
            }
            addUpTo(match)
            let words = WordComparison(from: oldTexts[place], to: newTexts[match])
            changes.append(
                BlockChange(oldIndex: index, newIndex: added[match], words: words, isOnlyForm: words.isEmpty)
            )
            next = match + 1
        }
        addUpTo(added.count)
        return changes
    }
}

extension ArticleContent {
    fileprivate func text(of line: RevisionComparison.Line) -> String {
        switch line {
        case .kicker: kicker ?? ""
        case .alternativeHeadline: alternativeHeadline ?? ""
        case .dateline: dateline ?? ""
        }
    }
}
