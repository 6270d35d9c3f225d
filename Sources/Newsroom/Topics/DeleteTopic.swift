public import News
internal import Store

/// Takes away a topic that no article carries.
public struct DeleteTopic: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameter version: The topic's, as the caller looked at it.
    /// - Throws: `NewsError(.forbidden)` without the right to manage topics, `.conflict` when an article carries it or it
    ///   was changed meanwhile.
    public func callAsFunction(_ id: TopicID, version: Int, as actor: Actor) async throws {
        let now = newsroom.clock.now()
        try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.manageTopics)
            let publication = try transaction.requirePublication()
            let topic = try transaction.existingTopic(id)
            guard topic.articles == 0 else {
                throw NewsError(
                    .conflict, "Articles carry the topic.", field: "topic", help: "Merge it into another one instead."
                )
            }
            try transaction.retire(id, at: now, version: version)
            try transaction.audit(
                at: now, actor: actor.auditName, verb: "DeleteTopic", subject: AuditSubject.topic(id).text,
                detail: topic.described(in: publication)
            )
            try transaction.publishEvent(.publicationChanged, at: now, dependencies: [.topic(id), .redirects])
        }
    }
}
