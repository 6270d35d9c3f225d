extension BodyReader {
    /// The runs of a block and its language; `known` are the block's other attributes.
    func text(
        _ node: Node, _ attributes: BodyAttributes, known: [BodyKey] = []
    ) throws -> TextBlock {
        let language = try attributes.optionalLanguage(.language)
        try checkKeys(of: node, Keys.parent)
        try attributes.finish(known: known + [.language])
        let inlines = try children(of: node, areRuns: true) { run, name in try inline(run, name) }
        return TextBlock(inlines, language: language)
    }

    private func inline(_ run: Node, _ name: String) throws -> Inline {
        switch BodyNodeType(rawValue: name) {
        case .text:
            try checkKeys(of: run, Keys.run)
            guard let text = try run.decodeIfPresent(String.self, forKey: .text), !text.isEmpty else {
                throw cursor.refusing("A run has no text.", help: "Write its words in “text”, or leave the run out.")
            }
            try cursor.check(text)
            return .text(text, try marks(of: run))
        case .hardBreak:
            try checkKeys(of: run, Keys.lineBreak)
            try BodyAttributes(of: run, at: cursor).finish()
            // The editor writes the marks around a break on the break itself; there they mean nothing.
            _ = try marks(of: run)
            return .lineBreak
        default:
            throw refusing(name, in: "a run of text", expected: "text and hardBreak")
        }
    }

    private func marks(of run: Node) throws -> [Mark] {
        guard run.contains(.marks) else { return [] }
        var list = try run.nestedUnkeyedContainer(forKey: .marks)
        var marks: [Mark] = []
        while !list.isAtEnd {
            let mark = try list.nestedContainer(keyedBy: BodyKey.self)
            marks.append(try self.mark(mark))
            guard marks.count <= BodyCursor.maximumDepth else {
                throw cursor.refusing("A run has more than \(BodyCursor.maximumDepth) marks.", help: "Leave some out.")
            }
        }
        return marks
    }

    private func mark(_ node: Node) throws -> Mark {
        try checkKeys(of: node, Keys.leaf)
        let name = try name(of: node)
        let attributes = try BodyAttributes(of: node, at: cursor)
        switch BodyMarkType(rawValue: name) {
        case .strong:
            try attributes.finish()
            return .strong
        case .emphasis:
            try attributes.finish()
            return .emphasis
        case .subscript:
            try attributes.finish()
            return .subscript
        case .superscript:
            try attributes.finish()
            return .superscript
        case .link:
            let target = try attributes.link(.address)
            try attributes.finish(known: [.address])
            return .link(target)
        case .language:
            let language = try attributes.language(.language)
            try attributes.finish(known: [.language])
            return .language(language)
        case nil:
            throw cursor.refusing(
                "There is no mark “\(name.prefix(40))”.",
                help: "Use strong, emphasis, link, subscript, superscript or language."
            )
        }
    }
}
