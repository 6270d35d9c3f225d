public import News
internal import Store

/// Has a preview link hold no more.
public struct RevokePreview: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// Whoever made a link may take it back, whatever became of the article; others must be allowed to edit it.
    /// - Throws: `NewsError(.notFound)` when there is no such link.
    public func callAsFunction(_ link: PreviewLinkID, by actor: Actor) async throws {
        let now = newsroom.clock.now()
        try await newsroom.database.write { transaction in
            guard let known = try transaction.previewLink(link) else {
                throw NewsError(.notFound, "There is no such link.", field: "link")
            }
            let isOwn = known.author.user != nil && known.author.user == actor.userID
            let step = try ArticleStep(
                known.article, isOwn ? .read : .save, by: actor, newsroom: newsroom, now: now, in: transaction
            )
            guard known.revokedAt == nil else { return }
            try transaction.revokePreviewLink(link, at: now)
            try step.audit("RevokePreview", "preview:\(link.rawValue)")
        }
    }
}
