extension Block {
    /// The block with other texts in its places. Asked, in the order of the page, for each text that has letters and is
    /// in the article's language; the others stay, as does what another page is called.
    public func replacingTexts(_ replace: (TextBlock) -> TextBlock) -> Block {
        func text(_ block: TextBlock) -> TextBlock {
            block.language == nil && block.plainText.contains { $0.isLetter } ? replace(block) : block
        }
        func words(_ plain: String) -> String { text(TextBlock(plain)).plainText }
        func picture(_ block: PictureBlock) -> PictureBlock {
            PictureBlock(
                picture: block.picture, caption: block.caption.map(words), altText: block.altText.map(words)
            )
        }
        switch self {
        case .paragraph(let block): return .paragraph(text(block))
        case .heading(let level, let block): return .heading(level: level, text(block))
        case .list(let ordered, let items):
            return .list(ordered: ordered, items: items.map { $0.map { $0.replacingTexts(replace) } })
        case .quote(let blocks, let attribution):
            let blocks = blocks.map { $0.replacingTexts(replace) }
            return .quote(blocks: blocks, attribution: attribution.map(words))
        case .pullQuote(let block, let attribution):
            let block = text(block)
            return .pullQuote(block, attribution: attribution.map(words))
        case .image(let block): return .image(picture(block))
        case .gallery(let blocks): return .gallery(blocks.map(picture))
        case .embed(var embed):
            embed.title = embed.title.map(words)
            return .embed(embed)
        case .table(let table):
            let caption = table.caption.map(words)
            let header = table.header.map(text)
            return .table(Table(caption: caption, header: header, rows: table.rows.map { $0.map(text) }))
        case .factBox(let headline, let blocks):
            let headline = words(headline)
            return .factBox(headline: headline, blocks: blocks.map { $0.replacingTexts(replace) })
        case .related, .relatedLink, .rule: return self
        }
    }

    /// The block with the words that the library has for its pictures where it has none of its own.
    public func captioned(from pictures: [PictureID: Picture], in edition: EditionID) -> Block {
        func captioned(_ block: PictureBlock) -> PictureBlock {
            let known = pictures[block.picture]?.texts[edition]
            return PictureBlock(
                picture: block.picture, caption: block.caption ?? known?.caption,
                altText: block.altText ?? known?.altText
            )
        }
        switch self {
        case .image(let block): return .image(captioned(block))
        case .gallery(let blocks): return .gallery(blocks.map(captioned))
        default: return self
        }
    }
}
