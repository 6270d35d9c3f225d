public import News
internal import Store

/// Puts an article's newest text before readers: for the first time, again after it was taken off, or as an update. The
/// address holds the article's number, so that one with an old slug or section answers with the new one (301) by itself.
public struct PublishArticle: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameters:
    ///   - revision: The newest revision as the caller saw it: nobody publishes a text they have not seen.
    ///   - isMinor: A slip of the pen was mended: readers need not be told that the article was modified.
    /// - Throws: `PublishingRefusal` when a check blocks; `NewsError(.conflict)` for another newest revision, an embargo,
    ///   a state that has no room for it, or nothing new to publish.
    public func callAsFunction(
        _ article: ArticleID, revision: Int, isMinor: Bool = false, by actor: Actor
    ) async throws -> PublishOutcome {
        try await newsroom.changing(article, .publish, by: actor) { step in
            try step.require(revision: revision)
            let outcome = try step.goLive(isMinor: isMinor)
            try step.audit("PublishArticle", "revision \(revision)" + (isMinor ? ", minor" : ""))
            return outcome
        }
    }
}
