/// One thing in which two arrangements differ.
public enum FrontDifference: Sendable, Hashable {
    case pinned(FrontPin)
    case unpinned(FrontPin)
    case moved(ArticleID, from: FrontPlace, to: FrontPlace)
    case held(ArticleID, from: Instant?, to: Instant?)
    /// Takes its place at another time; `nil` for at once.
    case begins(ArticleID, at: Instant?)
    case hidden(SectionID)
    case shown(SectionID)
    /// The blocks that an order names, as they stand now.
    case ordered([SectionID])

    /// The article it is about.
    public var article: ArticleID? {
        switch self {
        case .pinned(let pin), .unpinned(let pin): pin.article
        case .moved(let id, _, _), .held(let id, _, _), .begins(let id, _): id
        case .hidden, .shown, .ordered: nil
        }
    }
}

extension FrontArrangement {
    /// What was done to get from `old` to this.
    public func differences(from old: FrontArrangement) -> [FrontDifference] {
        var found: [FrontDifference] = []
        for pin in pins {
            guard let before = old[pin.article] else {
                found.append(.pinned(pin))
                continue
            }
            if before.place != pin.place { found.append(.moved(pin.article, from: before.place, to: pin.place)) }
            if before.from != pin.from { found.append(.begins(pin.article, at: pin.from)) }
            if before.until != pin.until { found.append(.held(pin.article, from: before.until, to: pin.until)) }
        }
        found += old.pins.filter { self[$0.article] == nil }.map { .unpinned($0) }
        found += hidden.subtracting(old.hidden).sorted().map { .hidden($0) }
        found += old.hidden.subtracting(hidden).sorted().map { .shown($0) }
        if order != old.order { found.append(.ordered(order)) }
        return found
    }
}
