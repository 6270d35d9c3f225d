/// The places of an original that someone wants a machine's proposal for.
public struct TranslationRequest: Sendable, Hashable, Decodable {
    /// A text beside the body.
    public enum Field: String, Sendable, Hashable, CaseIterable, Codable {
        case kicker, headline, alternativeHeadline, standfirst, dateline
    }

    /// The revision of the original that they looked at.
    public var revision: Int
    public var fields: [Field]
    /// Places of blocks in the original's body.
    public var blocks: [Int]

    public init(revision: Int, fields: [Field], blocks: [Int]) {
        self.revision = revision
        self.fields = fields
        self.blocks = blocks
    }
}

/// What a machine made of them; it changes nothing until someone takes it over.
public struct TranslationProposal: Sendable, Hashable {
    public var fields: [TranslationRequest.Field: String] = [:]
    public var blocks: [Int: Block] = [:]

    public init() {}
}

extension ArticleContent {
    /// What stands in a field, where anything does.
    func text(of field: TranslationRequest.Field) -> String? {
        let text =
            switch field {
            case .kicker: kicker
            case .headline: headline
            case .alternativeHeadline: alternativeHeadline
            case .standfirst: standfirst
            case .dateline: dateline
            }
        return text.flatMap { $0.isBlank ? nil : $0 }
    }

    /// The texts that a request asks for, as a machine gets them.
    public func taggedTexts(of request: TranslationRequest) -> [TaggedText] {
        var texts: [TaggedText] = []
        _ = proposal(for: request) { block in
            texts.append(TaggedText(block.inlines))
            return block
        }
        return texts
    }

    /// - Parameter translations: Of `taggedTexts(of:)`, in their order.
    public func proposal(for request: TranslationRequest, translations: [String]) -> TranslationProposal {
        var rest = translations[...]
        return proposal(for: request) { block in
            guard let translation = rest.popFirst() else { return block }
            return TextBlock(TaggedText(block.inlines).inlines(of: translation))
        }
    }

    private func proposal(
        for request: TranslationRequest, _ replace: (TextBlock) -> TextBlock
    ) -> TranslationProposal {
        var proposal = TranslationProposal()
        for field in request.fields {
            guard let text = text(of: field) else { continue }
            let words = replace(TextBlock(text)).plainText.split(whereSeparator: \.isNewline).joined(separator: " ")
            if !words.isBlank { proposal.fields[field] = words }
        }
        for index in request.blocks where body.blocks.indices.contains(index) {
            proposal.blocks[index] = body.blocks[index].replacingTexts(replace)
        }
        return proposal
    }
}
