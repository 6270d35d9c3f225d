extension Body {
    /// The same body with every picture's identity put through `replacement`; a picture for which it answers `nil` is
    /// left out.
    public func replacingPictures(_ replacement: (PictureID) -> PictureID?) -> Body {
        Body(blocks.compactMap { $0.replacingPictures(replacement) })
    }
}

extension Block {
    func replacingPictures(_ replacement: (PictureID) -> PictureID?) -> Block? {
        func replaced(_ block: PictureBlock) -> PictureBlock? {
            replacement(block.picture).map { PictureBlock(picture: $0, caption: block.caption, altText: block.altText) }
        }
        switch self {
        case .image(let block): return replaced(block).map(Block.image)
        case .gallery(let blocks):
            let kept = blocks.compactMap(replaced)
            return kept.isEmpty ? nil : .gallery(kept)
        case .list(let ordered, let items):
            return .list(ordered: ordered, items: items.map { $0.compactMap { $0.replacingPictures(replacement) } })
        case .quote(let blocks, let attribution):
            return .quote(blocks: blocks.compactMap { $0.replacingPictures(replacement) }, attribution: attribution)
        case .factBox(let headline, let blocks):
            return .factBox(headline: headline, blocks: blocks.compactMap { $0.replacingPictures(replacement) })
        case .paragraph, .heading, .pullQuote, .embed, .table, .related, .relatedLink, .rule: return self
        }
    }
}
