public import News
internal import Store

/// Adds topics to an article and takes others from it.
public struct TagArticle: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Throws: `NewsError(.notFound)` for a topic that the article's edition has no name for, `.conflict` while someone
    ///   writes in it.
    public func callAsFunction(
        _ article: ArticleID, adding added: [TopicID] = [], removing removed: [TopicID] = [], by actor: Actor
    ) async throws -> AmendOutcome {
        let detail =
            added.map { "+topic:\($0.rawValue)" } + removed.map { "-topic:\($0.rawValue)" }
        return try await newsroom.amending(
            article, by: actor, verb: "TagArticle", detail: detail.joined(separator: " ")
        ) { step, draft in
            guard try step.transaction.topicNames(added, in: step.edition.id).count == added.count else {
                throw NewsError(.notFound, "The edition has no name for the topic.", field: "topic")
            }
            var topics = draft.content.topics.filter { !removed.contains($0) }
            topics += added.filter { !topics.contains($0) }
            draft.content.topics = topics
        }
    }
}
