extension Block {
    /// - Parameter isOwn: Leaves out what another article is called.
    func appendPlainText(to lines: inout [String], isOwn: Bool = false) {
        switch self {
        case .paragraph(let text), .heading(_, let text): lines.append(text.plainText)
        case .pullQuote(let text, let attribution):
            lines.append(text.plainText)
            if let attribution { lines.append(attribution) }
        case .list(_, let items):
            for item in items { for block in item { block.appendPlainText(to: &lines, isOwn: isOwn) } }
        case .quote(let blocks, let attribution):
            for block in blocks { block.appendPlainText(to: &lines, isOwn: isOwn) }
            if let attribution { lines.append(attribution) }
        case .factBox(let headline, let blocks):
            lines.append(headline)
            for block in blocks { block.appendPlainText(to: &lines, isOwn: isOwn) }
        case .image(let picture): if let caption = picture.caption { lines.append(caption) }
        case .gallery(let pictures): lines += pictures.compactMap(\.caption)
        case .embed(let embed): if let title = embed.title { lines.append(title) }
        case .table(let table):
            if let caption = table.caption { lines.append(caption) }
            for row in [table.header] + table.rows where !row.isEmpty {
                lines.append(row.map(\.plainText).joined(separator: "\t"))
            }
        case .related(let related): if !isOwn { lines.append(related.label) }
        case .relatedLink(let label, _): lines.append(label)
        case .rule: break
        }
    }

    var hasPlayer: Bool {
        switch self {
        case .embed(let embed): embed.player != nil
        case .list(_, let items): items.contains { $0.contains(where: \.hasPlayer) }
        case .quote(let blocks, _), .factBox(_, let blocks): blocks.contains(where: \.hasPlayer)
        case .paragraph, .heading, .pullQuote, .image, .gallery, .table, .related, .relatedLink, .rule: false
        }
    }

    func forEachRelated(_ visit: (ArticleID) -> Void) {
        switch self {
        case .related(let related): visit(related.article)
        case .list(_, let items): for item in items { for block in item { block.forEachRelated(visit) } }
        case .quote(let blocks, _), .factBox(_, let blocks): for block in blocks { block.forEachRelated(visit) }
        case .paragraph, .heading, .pullQuote, .image, .gallery, .embed, .table, .relatedLink, .rule: break
        }
    }

    func forEachPicture(_ visit: (PictureID) -> Void) { forEachPictureBlock { visit($0.picture) } }

    func forEachPictureBlock(_ visit: (PictureBlock) -> Void) {
        switch self {
        case .image(let picture): visit(picture)
        case .gallery(let pictures): for picture in pictures { visit(picture) }
        case .list(_, let items): for item in items { for block in item { block.forEachPictureBlock(visit) } }
        case .quote(let blocks, _), .factBox(_, let blocks): for block in blocks { block.forEachPictureBlock(visit) }
        case .paragraph, .heading, .pullQuote, .embed, .table, .related, .relatedLink, .rule: break
        }
    }
}
