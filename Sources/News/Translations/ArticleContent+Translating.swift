extension ArticleContent {
    /// What a translation into another language begins with: the same blocks in the same order, so that the two stand
    /// beside each other block by block, and no word of them, so that none can go before readers in the wrong language.
    /// Pictures, embeds and cells without a letter stay; a picture's words in the other language are the library's.
    /// - Parameters:
    ///   - topics: Those that the other edition names.
    ///   - related: The other edition's article in the place of one that the body points to; `nil` leaves it out.
    public func begunInAnotherLanguage(
        topics: [TopicID], related: (RelatedArticle) -> RelatedArticle?
    ) -> ArticleContent {
        ArticleContent(
            kind: kind, headline: "", source: source,
            body: Body(body.blocks.compactMap { $0.withoutWords(related: related) }), leadPicture: leadPicture,
            credits: credits, topics: topics
        )
    }

    /// Whether `other` asks nothing else of a translator: the texts and what stands between them are the same.
    public func saysTheSame(as other: ArticleContent) -> Bool {
        kicker == other.kicker && headline == other.headline && alternativeHeadline == other.alternativeHeadline
            && standfirst == other.standfirst && dateline == other.dateline && body == other.body
    }
}

extension Body {
    /// How many places for words are empty: those that a translation has still to fill. An empty paragraph at the end
    /// that follows no text is the editor's place to go on, and none of them.
    public var blocksWithoutWords: Int {
        var blocks = blocks
        if case .paragraph(let text)? = blocks.last, text.plainText.isBlank {
            switch blocks.dropLast().last {
            case .paragraph?, .heading?, nil: break
            default: blocks.removeLast()
            }
        }
        return blocks.reduce(0) { $0 + $1.placesWithoutWords }
    }
}

extension Block {
    /// - Returns: `nil` for what can only be left out.
    fileprivate func withoutWords(related: (RelatedArticle) -> RelatedArticle?) -> Block? {
        func blank(_ blocks: [Block]) -> [Block] { blocks.compactMap { $0.withoutWords(related: related) } }
        switch self {
        case .paragraph: return .paragraph(TextBlock([]))
        case .heading(let level, _): return .heading(level: level, TextBlock([]))
        case .list(let ordered, let items): return .list(ordered: ordered, items: items.map(blank))
        case .quote(let blocks, _): return .quote(blocks: blank(blocks), attribution: nil)
        case .pullQuote: return .pullQuote(TextBlock([]), attribution: nil)
        case .image(let picture): return .image(PictureBlock(picture: picture.picture))
        case .gallery(let pictures): return .gallery(pictures.map { PictureBlock(picture: $0.picture) })
        case .embed(var embed):
            embed.title = nil
            return .embed(embed)
        case .table(let table):
            return .table(
                Table(
                    caption: nil, header: table.header.map(\.withoutLetters),
                    rows: table.rows.map { $0.map(\.withoutLetters) }
                )
            )
        case .factBox(_, let blocks): return .factBox(headline: "", blocks: blank(blocks))
        case .related(let article): return related(article).map(Block.related)
        // What it leads to is in the other language, too, until someone finds another page.
        case .relatedLink: return nil
        case .rule: return .rule
        }
    }

    fileprivate var placesWithoutWords: Int {
        switch self {
        case .paragraph(let text), .heading(_, let text), .pullQuote(let text, _):
            text.plainText.isBlank ? 1 : 0
        case .list(_, let items): items.joined().reduce(0) { $0 + $1.placesWithoutWords }
        case .quote(let blocks, _): blocks.reduce(0) { $0 + $1.placesWithoutWords }
        case .factBox(let headline, let blocks):
            blocks.reduce(headline.isBlank ? 1 : 0) { $0 + $1.placesWithoutWords }
        // A cell may well be empty.
        case .image, .gallery, .embed, .table, .related, .relatedLink, .rule: 0
        }
    }
}

extension TextBlock {
    /// Figures stay as they are; words go.
    fileprivate var withoutLetters: TextBlock {
        plainText.contains { $0.isLetter } ? TextBlock([]) : TextBlock(inlines)
    }
}
