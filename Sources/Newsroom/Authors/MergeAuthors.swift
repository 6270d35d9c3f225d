public import News
internal import Store

/// Makes one author of two, who were written in two ways: every article of the first is signed by the second from then on,
/// with their name in the byline, and the first one's page leads to the second's. Where an edition has a name for the first
/// alone, the second takes it; portrait, links and account too, where the second has none.
public struct MergeAuthors: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameter version: The first one's, as the caller looked at it.
    /// - Throws: `NewsError(.forbidden)` without the right to manage authors, `.invalid` for an author and themselves,
    ///   `.notFound` for one who is not there, `.conflict` when the first was changed meanwhile.
    public func callAsFunction(
        _ id: ContributorID, into other: ContributorID, version: Int, as actor: Actor
    ) async throws {
        let now = newsroom.clock.now()
        try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.manageAuthors)
            guard id != other else {
                throw NewsError(.invalid, "An author cannot be merged with themselves.", field: "into")
            }
            let publication = try transaction.requirePublication()
            guard var old = try transaction.contributor(id), var new = try transaction.contributor(other) else {
                throw NewsError(.notFound, "There is no such author.", field: "author")
            }
            old.version = version
            let users = (try transaction.users(who: id).first, try transaction.users(who: other).first)
            try transaction.merge(old, into: other, editions: publication.editions.map(\.id))
            new.names.merge(old.names) { known, _ in known }
            new.picture = new.picture ?? old.picture
            if new.links.isEmpty { new.links = old.links }
            try transaction.update(new)
            if let user = users.0 {
                // Whoever has an account of their own keeps it, and the other's is nobody's.
                try transaction.link(id, to: nil)
                if users.1 == nil { try transaction.link(other, to: user) }
            }
            for edition in publication.editions { try transaction.reprint(other, in: edition) }
            try transaction.audit(
                at: now, actor: actor.auditName, verb: "MergeAuthors", subject: AuditSubject.author(other).text,
                detail: "\(old.described(in: publication)) → \(new.described(in: publication))"
            )
            // Cards with the byline stand on any front.
            try transaction.publishEvent(.publicationChanged, at: now, dependencies: [.everything])
        }
    }
}

extension Contributor {
    /// What the log calls them.
    func described(in publication: Publication) -> String {
        publication.editions.compactMap { names[$0.id]?.name }.first ?? "\(id.rawValue)"
    }
}
