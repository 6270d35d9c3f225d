internal import News

/// The last look at the blocks of an import: heading levels without gaps, rules only between blocks.
enum BodyTidying {
    static func tidied(_ blocks: [Block]) -> [Block] {
        var levels: Set<Int> = []
        collectLevels(blocks, into: &levels)
        var shifted: [Int: Int] = [:]
        for (place, level) in levels.sorted().enumerated() { shifted[level] = min(place + 2, 4) }
        return tidied(blocks, shifted: shifted)
    }

    private static func collectLevels(_ blocks: [Block], into levels: inout Set<Int>) {
        for block in blocks {
            switch block {
            case .heading(let level, _): levels.insert(level)
            case .quote(let inside, _), .factBox(_, let inside): collectLevels(inside, into: &levels)
            case .list(_, let items): for item in items { collectLevels(item, into: &levels) }
            default: break
            }
        }
    }

    private static func tidied(_ blocks: [Block], shifted: [Int: Int]) -> [Block] {
        var result: [Block] = []
        for block in blocks {
            switch block {
            case .rule:
                if result.isEmpty || result.last == .rule { continue }
                result.append(block)
            case .heading(let level, let text): result.append(.heading(level: shifted[level] ?? 2, text))
            case .quote(let inside, let attribution):
                result.append(.quote(blocks: tidied(inside, shifted: shifted), attribution: attribution))
            case .factBox(let headline, let inside):
                result.append(.factBox(headline: headline, blocks: tidied(inside, shifted: shifted)))
            case .list(let ordered, let items):
                result.append(.list(ordered: ordered, items: items.map { tidied($0, shifted: shifted) }))
            default: result.append(block)
            }
        }
        while result.last == .rule { result.removeLast() }
        return result
    }
}
