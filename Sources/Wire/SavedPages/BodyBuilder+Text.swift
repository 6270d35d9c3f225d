internal import News

extension BodyBuilder {
    mutating func walkParagraph(_ index: Int) {
        let before = blocks.count
        if tree.names(of: index).contains("pullquote") {
            appendPullQuote(index)
            return
        }
        walkChildren(of: index)
        flush()
        if blocks.count == before, !tree.subtree(index).dropFirst().contains(where: { !tree[$0].tag.isEmpty }) {
            log.add(.emptyParagraph)
        }
    }

    mutating func walkHeading(_ index: Int, level: Int) {
        let (inlines, others) = gathered { $0.walkChildren(of: index) }
        if !inlines.isEmpty { blocks.append(.heading(level: level, TextBlock(inlines, language: language))) }
        blocks += others
    }

    mutating func walkPreformatted(_ index: Int) {
        var text = ""
        for place in tree.subtree(index) { text += tree[place].tag == "br" ? "\n" : tree[place].text }
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if number > 0 { run.appendBreak() }
            run.append(String(line), marks: marks)
        }
    }

    /// Ends the paragraph that is being gathered.
    mutating func flush() {
        let inlines = run.finish()
        run = InlineRun()
        guard !inlines.isEmpty else { return }
        blocks.append(LinkBlocks.block(of: inlines) ?? .paragraph(TextBlock(inlines, language: language)))
    }

    /// What `work` makes, as runs of text and the blocks that are no text.
    mutating func gathered(_ work: (inout BodyBuilder) -> Void) -> (inlines: [Inline], others: [Block]) {
        var inlines: [Inline] = []
        var others: [Block] = []
        for block in nested(levels: 0, work) {
            let text: [Inline]
            switch block {
            case .paragraph(let block), .heading(_, let block), .pullQuote(let block, _): text = block.inlines
            case .list, .quote, .factBox: text = Self.flattened(block)
            default:
                others.append(block)
                continue
            }
            if !inlines.isEmpty, !text.isEmpty { inlines.append(.lineBreak) }
            inlines += text
        }
        return (inlines, others)
    }

    private static func flattened(_ block: Block) -> [Inline] {
        var inlines: [Inline] = []
        for line in Body([block]).plainText.split(separator: "\n") {
            if !inlines.isEmpty { inlines.append(.lineBreak) }
            inlines.append(.text(String(line), []))
        }
        return inlines
    }

    /// The blocks that `work` makes, apart from those around it.
    mutating func nested(levels: Int, _ work: (inout BodyBuilder) -> Void) -> [Block] {
        let outer = (blocks, run, marks)
        (blocks, run, marks) = ([], InlineRun(), [])
        depth += levels
        work(&self)
        flush()
        depth -= levels
        let made = blocks
        (blocks, run, marks) = outer
        return made
    }
}
