public import News
internal import Store

/// Adds a topic before any article carries it.
public struct AddTopic: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Throws: `NewsError(.forbidden)` without the right to manage topics, `.invalid` for names that break a rule,
    ///   `.conflict` for a name that another topic has.
    public func callAsFunction(_ typed: [EditionID: TypedName], as actor: Actor) async throws -> TopicID {
        let now = newsroom.clock.now()
        return try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.manageTopics)
            let publication = try transaction.requirePublication()
            let names = try transaction.topicNames(typed, of: nil, in: publication)
            let id = try transaction.insertTopic(names: names)
            try transaction.audit(
                at: now, actor: actor.auditName, verb: "AddTopic", subject: AuditSubject.topic(id).text,
                detail: publication.editions.compactMap { names[$0.id]?.name }.first
            )
            return id
        }
    }
}
