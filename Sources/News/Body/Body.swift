/// The body of an article: a tree of known blocks. It holds no HTML and no address but a `LinkTarget`, so nothing in
/// it can run in a reader's page; `Pages` writes the HTML.
public struct Body: Sendable, Hashable {
    public var blocks: [Block]

    public init(_ blocks: [Block] = []) { self.blocks = blocks }

    public var isEmpty: Bool { blocks.isEmpty }

    /// The text alone, one line a block, for counts and comparisons.
    public var plainText: String {
        var lines: [String] = []
        for block in blocks { block.appendPlainText(to: &lines) }
        return lines.joined(separator: "\n")
    }

    /// The same for readers: without what other articles are called that it points to, which may be still to come.
    public var ownText: String {
        var lines: [String] = []
        for block in blocks { block.appendPlainText(to: &lines, isOwn: true) }
        return lines.joined(separator: "\n")
    }

    /// Every picture the body shows, in order, each once.
    public var pictures: [PictureID] {
        var seen: Set<PictureID> = []
        var found: [PictureID] = []
        for block in blocks { block.forEachPicture { if seen.insert($0).inserted { found.append($0) } } }
        return found
    }

    /// Whether something of another site can be asked for in it.
    public var hasPlayers: Bool { blocks.contains(where: \.hasPlayer) }

    /// Every article the body points to as related, in order.
    public var relatedArticles: [ArticleID] {
        var found: [ArticleID] = []
        for block in blocks { block.forEachRelated { found.append($0) } }
        return found
    }
}
