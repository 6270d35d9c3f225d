/// The slots of a front in the order that they stand in.
public struct FrontLayout: Sendable, Hashable {
    public let front: FrontID
    public let slots: [FrontSlot]

    public init(_ front: FrontID, _ arrangement: FrontArrangement, sections: SectionTree) {
        self.front = front
        guard front.section == nil else {
            slots = [.lead, .list]
            return
        }
        let blocks = FrontLayout.blocks(of: front.edition, arrangement, sections: sections)
        slots =
            [.lead, .seconds, .thirds, .opinion]
            + blocks.filter { !arrangement.hidden.contains($0) }.map { .section($0) }
    }

    /// The sections that may have a block on an edition's home page, in the order that an arrangement gives them, those
    /// that it hides among them.
    public static func blocks(
        of edition: EditionID, _ arrangement: FrontArrangement, sections: SectionTree
    ) -> [SectionID] {
        let top = sections.children(of: nil, in: edition).map(\.id)
        let known = Set(top)
        let first = arrangement.order.filter { known.contains($0) }
        let placed = Set(first)
        return first + top.filter { !placed.contains($0) }
    }

    /// The list that a slot takes the newest from.
    public func source(of slot: FrontSlot) -> ListSubject {
        switch slot {
        case .opinion: .opinions
        case .section(let id): .sectionStories(id)
        case .lead, .seconds, .thirds, .list: front.section.map { .sectionStories($0) } ?? .stories
        }
    }

    /// Each list that the slots are filled from, with how many of its newest are enough whatever stands above: an
    /// article of a section's block may stand in the slots before the blocks, and no article stands in two blocks.
    /// - Parameter pins: How many articles stand by hand, any of which may be among the newest.
    public func sources(pins: Int) -> [(subject: ListSubject, limit: Int)] {
        var found: [(subject: ListSubject, limit: Int)] = []
        var above = 0
        for slot in slots {
            let subject = source(of: slot)
            let isBlock = if case .section = slot { true } else { false }
            let limit = above + slot.places + pins
            if let known = found.firstIndex(where: { $0.subject == subject }) {
                found[known].limit = max(found[known].limit, limit)
            } else {
                found.append((subject, limit))
            }
            if !isBlock { above += slot.places }
        }
        return found
    }

    /// Whether an arrangement may put something there.
    public func has(_ place: FrontPlace) -> Bool {
        slots.contains(place.slot) && (0..<place.slot.places).contains(place.index)
    }
}
