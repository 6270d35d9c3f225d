public import News
internal import Store

/// Adds a section after its siblings.
public struct AddSection: Sendable {
    private let newsroom: Newsroom
    private let addresses: any SiteAddresses

    public init(_ newsroom: Newsroom, addresses: any SiteAddresses) {
        self.newsroom = newsroom
        self.addresses = addresses
    }

    /// - Parameter parent: `nil` for the top.
    /// - Throws: `NewsError(.forbidden)` without the right to manage sections, `.invalid` for names that break a rule or
    ///   a place too deep, `.conflict` for an address that is taken.
    public func callAsFunction(
        _ typed: [EditionID: TypedName], under parent: SectionID?, as actor: Actor
    ) async throws -> SectionID {
        let now = newsroom.clock.now()
        return try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.manageSections)
            let publication = try transaction.requirePublication()
            let rules = SectionRules(publication, addresses)
            let names = try typed.sectionNames(in: publication)
            try rules.requireRoom(for: names, of: nil, under: parent)
            try rules.requireDepth(of: nil, under: parent)
            let id = try transaction.insertSection(parent: parent, names: names)
            let new = try transaction.requirePublication()
            // A front that stands there now is no address that has moved.
            for edition in names.keys {
                if let path = addresses.path(of: id, in: edition, of: new), let living = addresses.normalized(path) {
                    try transaction.deleteRedirect(from: living)
                }
            }
            try transaction.announceSection(
                "AddSection", id, SectionRules(new, addresses).described(id), as: actor, at: now)
            return id
        }
    }
}
