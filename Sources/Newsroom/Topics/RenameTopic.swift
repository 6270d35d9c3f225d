public import News
internal import Store

/// Gives a topic other names and slugs, edition by edition. Its page is found by its number, so old addresses lead to the
/// new one.
public struct RenameTopic: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameter version: The topic's, as the caller looked at it.
    /// - Throws: `NewsError(.forbidden)` without the right to manage topics, `.invalid` for names that break a rule,
    ///   `.conflict` for a name that another topic has or a topic that was changed meanwhile.
    public func callAsFunction(
        _ id: TopicID, to typed: [EditionID: TypedName], version: Int, as actor: Actor
    ) async throws {
        let now = newsroom.clock.now()
        try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.manageTopics)
            let publication = try transaction.requirePublication()
            let topic = try transaction.existingTopic(id)
            let names = try transaction.topicNames(typed, of: topic, in: publication)
            guard names != topic.names else { return }
            try transaction.rename(id, to: names, version: version)
            let changes = publication.editions.compactMap { edition -> String? in
                let (old, new) = (topic.names[edition.id], names[edition.id])
                return old == new ? nil : "\(old?.name ?? "–") → \(new?.name ?? "–")"
            }
            try transaction.audit(
                at: now, actor: actor.auditName, verb: "RenameTopic", subject: AuditSubject.topic(id).text,
                detail: changes.joined(separator: ", ")
            )
            try transaction.publishEvent(.publicationChanged, at: now, dependencies: [.topic(id), .redirects])
        }
    }
}

extension ReadTransaction {
    /// The names of a topic as they will be kept.
    /// - Parameter topic: `nil` for a new one.
    /// - Throws: `NewsError` naming the field for names that break a rule, or that another topic has.
    func topicNames(
        _ typed: [EditionID: TypedName], of topic: Topic?, in publication: Publication
    ) throws -> [EditionID: Topic.Name] {
        var names: [EditionID: Topic.Name] = [:]
        for edition in publication.editions {
            let field = "name_\(edition.id.rawValue)"
            guard let (name, slug) = try typed[edition.id]?.cleaned(in: edition) else {
                if let topic, topic.names[edition.id] != nil, try hasList(of: topic.id, in: edition.id) {
                    throw NewsError(.conflict, "Articles of this edition carry the topic.", field: field)
                }
                continue
            }
            if let other = try self.topic(slug: slug, in: edition.id), other != topic?.id {
                throw NewsError(
                    .conflict, "Another topic has this name.", field: field,
                    help: "Merge the two, or take another slug."
                )
            }
            names[edition.id] = Topic.Name(name: name, slug: slug)
        }
        guard !names.isEmpty else {
            throw NewsError(
                .invalid, "Give it a name in one edition at least.",
                field: "name_\(publication.editions.first?.id.rawValue ?? 0)"
            )
        }
        return names
    }

    func existingTopic(_ id: TopicID) throws -> Topic {
        guard let topic = try topic(id) else {
            throw NewsError(.notFound, "There is no such topic.", field: "topic")
        }
        return topic
    }
}

extension Topic {
    /// What the log calls it.
    func described(in publication: Publication) -> String {
        publication.editions.compactMap { names[$0.id]?.name }.first ?? "\(id.rawValue)"
    }
}
