/// One step of arranging a front.
public enum FrontChange: Sendable, Hashable {
    /// Puts an article at a place, away from where it stood; what was pinned there goes back to the newest.
    case pin(ArticleID, at: FrontPlace, from: Instant? = nil, until: Instant?)
    /// Moves an article, pinned or not, to another place; what is pinned there takes the place it comes from.
    case move(ArticleID, from: FrontPlace, to: FrontPlace)
    /// Gives the place back to the newest.
    case unpin(ArticleID)
    /// Changes from when on and how long a pin holds.
    case hold(ArticleID, from: Instant? = nil, until: Instant?)
    /// Takes the block of a section off the home page, or brings it back.
    case hide(SectionID)
    case show(SectionID)
    /// Moves a block before another one.
    case raise(SectionID)
    case lower(SectionID)
}

extension FrontArrangement {
    /// The arrangement after one step.
    /// - Throws: `NewsError(.invalid)` for a place or section that the front has not, or a time that is over;
    ///   `.conflict` for an article that does not stand where it is said to.
    public func applying(
        _ change: FrontChange, to front: FrontID, sections: SectionTree, at now: Instant
    ) throws -> FrontArrangement {
        let layout = FrontLayout(front, self, sections: sections)
        switch change {
        case .pin(let article, let place, let from, let until):
            try layout.require(place)
            let from = try FrontArrangement.begin(from, until: until, at: now)
            let others = pins.filter { $0.article != article && $0.place != place }
            return with(pins: others + [FrontPin(article, at: place, from: from, until: until)])
        case .move(let article, let from, let to):
            try layout.require(from)
            try layout.require(to)
            if let known = self[article], known.place != from { throw FrontArrangement.moved }
            if let there = self[from], there.article != article { throw FrontArrangement.moved }
            var pins = pins.filter { $0.article != article }
            for index in pins.indices where pins[index].place == to { pins[index].place = from }
            let known = self[article]
            return with(pins: pins + [FrontPin(article, at: to, from: known?.from, until: known?.until)])
        case .unpin(let article): return with(pins: pins.filter { $0.article != article })
        case .hold(let article, let from, let until):
            guard var pin = self[article] else { throw FrontArrangement.moved }
            pin.from = try FrontArrangement.begin(from, until: until, at: now)
            pin.until = until
            return with(pins: pins.filter { $0.article != article } + [pin])
        case .hide(let section):
            try requireBlock(section, of: front, sections: sections)
            return FrontArrangement(pins: pins, order: order, hidden: hidden.union([section]))
        case .show(let section):
            try requireBlock(section, of: front, sections: sections)
            return FrontArrangement(pins: pins, order: order, hidden: hidden.subtracting([section]))
        case .raise(let section): return try moving(section, by: -1, of: front, sections: sections)
        case .lower(let section): return try moving(section, by: 1, of: front, sections: sections)
        }
    }

    private static var moved: NewsError {
        NewsError(.conflict, "The article does not stand there any more.", field: "place")
    }

    /// When a pin takes its place, where that is still to come.
    /// - Throws: `NewsError(.invalid)` for an end that is over, or before the beginning.
    private static func begin(_ from: Instant?, until: Instant?, at now: Instant) throws -> Instant? {
        if let until, until <= now {
            throw NewsError(.invalid, "That time is over already.", field: "until")
        }
        guard let from, from > now else { return nil }
        if let until, until <= from {
            throw NewsError(.invalid, "A pin ends after it begins.", field: "until")
        }
        return from
    }

    private func with(pins: [FrontPin]) -> FrontArrangement {
        FrontArrangement(pins: pins, order: order, hidden: hidden)
    }

    private func requireBlock(_ section: SectionID, of front: FrontID, sections: SectionTree) throws {
        let blocks = FrontLayout.blocks(of: front.edition, self, sections: sections)
        guard front.section == nil, blocks.contains(section) else {
            throw NewsError(.invalid, "The front has no such block.", field: "section")
        }
    }

    private func moving(
        _ section: SectionID, by step: Int, of front: FrontID, sections: SectionTree
    ) throws -> FrontArrangement {
        try requireBlock(section, of: front, sections: sections)
        var blocks = FrontLayout.blocks(of: front.edition, self, sections: sections)
        guard let index = blocks.firstIndex(of: section), blocks.indices.contains(index + step) else { return self }
        blocks.swapAt(index, index + step)
        return FrontArrangement(pins: pins, order: blocks, hidden: hidden)
    }
}

extension FrontLayout {
    fileprivate func require(_ place: FrontPlace) throws {
        guard has(place) else { throw NewsError(.invalid, "The front has no such place.", field: "place") }
    }
}
