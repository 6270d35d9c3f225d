public import News
internal import Store

/// Gives a section other names and slugs, edition by edition. Old addresses lead to the new ones.
public struct RenameSection: Sendable {
    private let newsroom: Newsroom
    private let addresses: any SiteAddresses

    public init(_ newsroom: Newsroom, addresses: any SiteAddresses) {
        self.newsroom = newsroom
        self.addresses = addresses
    }

    /// - Parameter version: The section's, as the caller looked at it.
    /// - Throws: `NewsError(.forbidden)` without the right to manage sections, `.invalid` for names that break a rule,
    ///   `.conflict` for an address that is taken or a section that was changed meanwhile.
    public func callAsFunction(
        _ id: SectionID, to typed: [EditionID: TypedName], version: Int, as actor: Actor
    ) async throws {
        let now = newsroom.clock.now()
        try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.manageSections)
            let publication = try transaction.requirePublication()
            let rules = SectionRules(publication, addresses)
            let section = try rules.existing(id)
            let names = try typed.sectionNames(in: publication)
            guard names != section.names else { return }
            try rules.requireRoom(for: names, of: id, under: section.parent)
            for edition in section.names.keys.sorted() where names[edition] == nil {
                let field = "name_\(edition.rawValue)"
                if publication.sections.children(of: id).contains(where: { $0.names[edition] != nil }) {
                    throw NewsError(.conflict, "Sections below it are shown in this edition.", field: field)
                }
                if try transaction.hasArticles(in: id, of: edition) {
                    throw NewsError(.conflict, "Articles of this edition stand in the section.", field: field)
                }
            }
            try transaction.rename(id, to: names, version: version)
            let new = try transaction.requirePublication()
            try transaction.keepAddresses(
                of: publication.sections.selfAndDescendants(of: id), from: publication, to: new, addresses
            )
            if names.mapValues(\.slug) != section.names.mapValues(\.slug) { try transaction.touchArchive(at: now) }
            let changes = publication.editions.compactMap { edition -> String? in
                let (old, new) = (section.names[edition.id], names[edition.id])
                return old == new ? nil : "\(old.described) → \(new.described)"
            }
            try transaction.announceSection(
                "RenameSection", id, changes.joined(separator: ", "), as: actor, at: now)
        }
    }
}

extension Section.Name? {
    fileprivate var described: String { map { "\($0.name) (\($0.slug))" } ?? "–" }
}
