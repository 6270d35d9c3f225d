public import News
internal import Store

/// Takes an empty section out of the tree. Its front's address leads to the section above, or home.
public struct RetireSection: Sendable {
    private let newsroom: Newsroom
    private let addresses: any SiteAddresses

    public init(_ newsroom: Newsroom, addresses: any SiteAddresses) {
        self.newsroom = newsroom
        self.addresses = addresses
    }

    /// - Parameter version: The section's, as the caller looked at it.
    /// - Throws: `NewsError(.forbidden)` without the right to manage sections, `.conflict` when an article in whatever
    ///   state or a section stands in it, or when it was changed meanwhile.
    public func callAsFunction(_ id: SectionID, version: Int, as actor: Actor) async throws {
        let now = newsroom.clock.now()
        try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.manageSections)
            let publication = try transaction.requirePublication()
            let rules = SectionRules(publication, addresses)
            _ = try rules.existing(id)
            guard publication.sections.children(of: id).isEmpty, try transaction.articleCount(in: id, upTo: 1) == 0
            else {
                throw NewsError(
                    .conflict, "Something still stands in the section.", field: "section",
                    help: "Move its articles and the sections below it elsewhere first."
                )
            }
            try transaction.retire(id, at: now, version: version)
            let new = try transaction.requirePublication()
            try transaction.keepAddresses(of: [id], from: publication, to: new, addresses)
            try transaction.announceSection("RetireSection", id, rules.described(id), as: actor, at: now)
        }
    }
}
