public import News
internal import Store

/// Puts a section elsewhere in the tree, with everything below it. Its fronts' old addresses lead to the new ones, its
/// articles follow, and so do the lists of the sections above.
public struct MoveSection: Sendable {
    /// Where to.
    public enum Destination: Sendable, Hashable {
        /// One place up or down among its siblings; at the end it stays.
        case up, down
        /// Under another section, or at the top.
        /// - Parameter before: The one it is to stand before there; `nil` for the end.
        case under(SectionID?, before: SectionID?)
    }

    private let newsroom: Newsroom
    private let addresses: any SiteAddresses

    public init(_ newsroom: Newsroom, addresses: any SiteAddresses) {
        self.newsroom = newsroom
        self.addresses = addresses
    }

    /// - Parameter version: The section's, as the caller looked at it.
    /// - Throws: `NewsError(.forbidden)` without the right to manage sections, `.invalid` when it would stand below
    ///   itself or too deep, `.conflict` for an address that is taken there or a section that was changed meanwhile.
    public func callAsFunction(
        _ id: SectionID, to destination: Destination, version: Int, as actor: Actor
    ) async throws {
        let now = newsroom.clock.now()
        try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.manageSections)
            let publication = try transaction.requirePublication()
            let rules = SectionRules(publication, addresses)
            let section = try rules.existing(id)
            let (parent, order) = try place(of: section, destination, rules)
            let siblings = publication.sections.children(of: parent).map(\.id)
            guard parent != section.parent || order != siblings else { return }
            try rules.requireDepth(of: id, under: parent)
            try rules.requireRoom(for: section.names, of: id, under: parent)
            try transaction.move(id, under: parent, order: order, version: version)
            let new = try transaction.requirePublication()
            if parent != section.parent {
                let tree = publication.sections
                let old = section.parent.map { tree.selfAndAncestors(of: $0) } ?? []
                let above = parent.map { tree.selfAndAncestors(of: $0) } ?? []
                for edition in publication.editions {
                    try transaction.relist(
                        id, from: old.filter { !above.contains($0) }, to: above.filter { !old.contains($0) },
                        in: edition.id
                    )
                }
                try transaction.keepAddresses(
                    of: tree.selfAndDescendants(of: id), from: publication, to: new, addresses)
                try transaction.touchArchive(at: now)
            }
            try transaction.announceSection(
                "MoveSection", id, SectionRules(new, addresses).described(id), as: actor, at: now)
        }
    }

    /// The section above, and the order of all that stand under it then.
    private func place(
        of section: Section, _ destination: Destination, _ rules: SectionRules
    ) throws -> (SectionID?, [SectionID]) {
        let tree = rules.publication.sections
        switch destination {
        case .up, .down:
            var order = tree.children(of: section.parent).map(\.id)
            guard let index = order.firstIndex(of: section.id) else { return (section.parent, order) }
            let other = destination == .up ? index - 1 : index + 1
            if order.indices.contains(other) { order.swapAt(index, other) }
            return (section.parent, order)
        case .under(let parent, let before):
            if let parent { _ = try rules.existing(parent) }
            var order = tree.children(of: parent).map(\.id).filter { $0 != section.id }
            // One that is not there any more is no place to stand before: then it is the end.
            order.insert(section.id, at: before.flatMap { order.firstIndex(of: $0) } ?? order.endIndex)
            return (parent, order)
        }
    }
}
