extension Body {
    /// Every address that the body leads to, in order, repeated where it is.
    public var links: [LinkTarget] {
        var found: [LinkTarget] = []
        for block in blocks { block.forEachLink { found.append($0) } }
        return found
    }

    /// The sounds and documents of ours that the body leads to: the beginnings of their content hashes, as their
    /// addresses have them (`/media/files/0123456789abcdef0123.mp3`).
    public var linkedFiles: Set<String> {
        let folder = "/media/files/"
        return Set(
            links.compactMap { link in
                guard link.rawValue.hasPrefix(folder) else { return nil }
                let hash = String(link.rawValue.dropFirst(folder.count).prefix { $0 != "." })
                return hash.utf8.count == 20 ? hash : nil
            }
        )
    }
}

extension Block {
    fileprivate func forEachLink(_ visit: (LinkTarget) -> Void) {
        func walk(_ text: TextBlock) {
            for case .text(_, let marks) in text.inlines { for case .link(let target) in marks { visit(target) } }
        }
        switch self {
        case .paragraph(let text), .heading(_, let text), .pullQuote(let text, _): walk(text)
        case .list(_, let items): for item in items { for block in item { block.forEachLink(visit) } }
        case .quote(let blocks, _), .factBox(_, let blocks): for block in blocks { block.forEachLink(visit) }
        case .table(let table): for row in [table.header] + table.rows { for cell in row { walk(cell) } }
        case .relatedLink(_, let target): visit(target)
        case .image, .gallery, .embed, .related, .rule: break
        }
    }
}
