public import News
internal import Store

/// What the publishing checks find in an article's newest text; changes nothing.
public struct CheckArticle: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameter dueAt: When it is to go out, where that is asked for.
    public func callAsFunction(
        _ article: ArticleID, dueAt: Instant? = nil, by actor: Actor
    ) async throws -> [PublishingFinding] {
        let now = newsroom.clock.now()
        return try await newsroom.database.read { transaction in
            let (publication, edition, article) = try transaction.open(
                article, .read, by: actor, authority: newsroom.authority
            )
            return try transaction.findings(
                of: article, in: publication, edition, newsroom, dueAt: dueAt, now: now
            )
        }
    }
}
