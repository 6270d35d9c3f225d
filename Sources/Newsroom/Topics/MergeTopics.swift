public import News
internal import Store

/// Makes one topic of two: every article of the first carries the second from then on, and the first one's address leads
/// to the second's. Where an edition has a name for the first alone, the second takes it.
public struct MergeTopics: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameter version: The first one's, as the caller looked at it.
    /// - Throws: `NewsError(.forbidden)` without the right to manage topics, `.invalid` for a topic and itself,
    ///   `.notFound` for one that is not there, `.conflict` when the first was changed meanwhile.
    public func callAsFunction(_ id: TopicID, into other: TopicID, version: Int, as actor: Actor) async throws {
        let now = newsroom.clock.now()
        try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.manageTopics)
            guard id != other else {
                throw NewsError(.invalid, "A topic cannot be merged with itself.", field: "into")
            }
            let publication = try transaction.requirePublication()
            var old = try transaction.existingTopic(id)
            let new = try transaction.existingTopic(other)
            old.version = version
            try transaction.merge(old, into: other, editions: publication.editions.map(\.id), at: now)
            let missing = old.names.filter { new.names[$0.key] == nil }
            if !missing.isEmpty {
                // The merge itself raised the version by one.
                try transaction.rename(
                    other, to: new.names.merging(missing) { known, _ in known }, version: new.version + 1)
            }
            try transaction.audit(
                at: now, actor: actor.auditName, verb: "MergeTopics", subject: AuditSubject.topic(other).text,
                detail: "\(old.described(in: publication)) → \(new.described(in: publication))"
            )
            try transaction.publishEvent(
                .publicationChanged, at: now, dependencies: [.topic(id), .topic(other), .redirects])
        }
    }
}
