public import News
internal import Store

/// Makes a link by which someone without an account reads an article's newest draft until it ends.
public struct SharePreview: Sendable {
    /// A link that was just made. Its token is nowhere else: whoever made it hands it on.
    public struct Shared: Sendable {
        public let link: PreviewLinkID
        public let token: LinkToken
        public let expiresAt: Instant
    }

    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameters:
    ///   - lifetime: How long it holds.
    ///   - coversEmbargo: Whether it shows the text also while that is under embargo. Nothing else is shown by it then,
    ///     so this is said aloud or not meant.
    /// - Throws: `NewsError(.forbidden)` for whoever may not edit it, `.conflict` for an article that is killed or
    ///   spiked, or one under embargo without `coversEmbargo`.
    public func callAsFunction(
        _ article: ArticleID, for lifetime: PreviewLink.Lifetime, coversEmbargo: Bool = false, by actor: Actor
    ) async throws -> Shared {
        try await newsroom.changing(article, .save, by: actor) { step in
            if !coversEmbargo, let until = step.article.embargoedUntil, until > step.now {
                throw NewsError(
                    .conflict, "The article is under embargo.", field: "embargo",
                    help: "Say that the link may show it all the same."
                )
            }
            let token = LinkToken(Secret())
            let expiresAt = step.now.advanced(seconds: lifetime.seconds)
            let link = try step.transaction.insertPreviewLink(
                to: article, tokenHash: token.hash, by: actor.signatory, at: step.now, expiresAt: expiresAt,
                coversEmbargo: coversEmbargo
            )
            try step.audit(
                "SharePreview",
                "preview:\(link.rawValue), for a \(lifetime.rawValue)" + (coversEmbargo ? ", under embargo" : "")
            )
            return Shared(link: link, token: token, expiresAt: expiresAt)
        }
    }
}
