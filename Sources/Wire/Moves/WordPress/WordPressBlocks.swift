/// What the comments between the blocks of a WordPress text say: blocks carry their HTML with them, but for those that
/// the site's program makes anew for each reader.
struct WordPressBlocks {
    /// Whether the text is written in blocks.
    private(set) var areThere = false
    /// The names of the blocks that have no HTML of their own.
    private(set) var dynamic: [String] = []

    private static let silent: Set<String> = ["more", "nextpage", "spacer", "separator"]

    init(_ bytes: [UInt8]) {
        let opening = Array("<!-- wp:".utf8)
        var place = 0
        while let start = bytes[place...].firstIndex(of: 0x3C) {
            place = start + 1
            guard bytes.count - start > opening.count, bytes[start + 1] == 0x21,
                bytes[start..<start + opening.count].elementsEqual(opening)
            else { continue }
            areThere = true
            var end = start + opening.count
            while end + 2 < bytes.count, !(bytes[end] == 0x2D && bytes[end + 1] == 0x2D && bytes[end + 2] == 0x3E) {
                end += 1
            }
            place = min(end, bytes.count)
            let inside = bytes[start + opening.count..<place]
            guard inside.last == 0x2F else { continue }
            let name = String(decoding: inside.prefix { !$0.isSpace }, as: UTF8.self)
            if !Self.silent.contains(name) { dynamic.append(name) }
        }
    }
}
