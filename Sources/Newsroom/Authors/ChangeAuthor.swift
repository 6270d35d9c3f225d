public import News
internal import Store

/// Changes what readers are told of an author. A changed name is on every byline it stands in; old addresses lead to the
/// new one, since the page is found by its number.
public struct ChangeAuthor: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameter version: The author's, as the caller looked at it.
    /// - Throws: `NewsError(.forbidden)` without the right to manage authors, `.invalid` for what breaks a rule,
    ///   `.notFound` for an author who is not there, `.conflict` when they were changed meanwhile.
    public func callAsFunction(_ id: ContributorID, to text: AuthorText, version: Int, as actor: Actor) async throws {
        let now = newsroom.clock.now()
        try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.manageAuthors)
            let publication = try transaction.requirePublication()
            guard let old = try transaction.contributor(id) else {
                throw NewsError(.notFound, "There is no such author.", field: "author")
            }
            let new = try text.cleaned(id, version: version, publication: publication, in: transaction)
            try transaction.update(new)
            try transaction.link(id, to: text.user)
            var isRenamed = false
            for edition in publication.editions
            where old.names[edition.id]?.name != new.names[edition.id]?.name && old.names[edition.id] != nil {
                isRenamed = true
                try transaction.reprint(id, in: edition)
            }
            let name = publication.editions.compactMap { new.names[$0.id]?.name }.first ?? ""
            let before = publication.editions.compactMap { old.names[$0.id]?.name }.first ?? ""
            try transaction.audit(
                at: now, actor: actor.auditName, verb: "ChangeAuthor", subject: AuditSubject.author(id).text,
                detail: name == before ? nil : "\(before) → \(name)"
            )
            // Cards with the byline stand on any front.
            try transaction.publishEvent(
                .publicationChanged, at: now, dependencies: isRenamed ? [.everything] : [.author(id)])
        }
    }
}

/// Adds someone who is named to readers.
public struct AddAuthor: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Throws: `NewsError(.forbidden)` without the right to manage authors, `.invalid` for what breaks a rule.
    public func callAsFunction(_ text: AuthorText, as actor: Actor) async throws -> ContributorID {
        let now = newsroom.clock.now()
        return try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.manageAuthors)
            let publication = try transaction.requirePublication()
            let new = try text.cleaned(
                ContributorID(rawValue: 0), version: 1, publication: publication, in: transaction)
            let id = try transaction.insertContributor(kind: new.kind, names: new.names)
            try transaction.update(
                Contributor(id: id, kind: new.kind, names: new.names, picture: new.picture, links: new.links))
            try transaction.link(id, to: text.user)
            try transaction.audit(
                at: now, actor: actor.auditName, verb: "AddAuthor", subject: AuditSubject.author(id).text,
                detail: publication.editions.compactMap { new.names[$0.id]?.name }.first
            )
            return id
        }
    }
}

extension WriteTransaction {
    /// Prints the bylines of an author's articles anew, some hundreds at a time.
    func reprint(_ author: ContributorID, in edition: Edition) throws {
        let rules = LanguageRules.of(edition.language)
        var after: DeskKey?
        while true {
            let found = try bylines(of: author, in: edition.id, after: after, limit: 400)
            let names = try authorNames(Set(found.flatMap(\.credits)), named: edition.id)
            for item in found {
                let printed = item.credits.compactMap { names[$0] }
                let byline = printed.isEmpty ? nil : rules.joined(printed)
                if byline != item.byline { try setByline(byline, of: item.key.article) }
            }
            guard found.count == 400, let last = found.last else { return }
            after = last.key
        }
    }

    /// The names of authors in one edition alone.
    private func authorNames(
        _ authors: Set<ContributorID>, named edition: EditionID
    ) throws -> [ContributorID: String] {
        var names: [ContributorID: String] = [:]
        for id in authors { names[id] = try contributorNames([id], in: edition).first }
        return names
    }
}
