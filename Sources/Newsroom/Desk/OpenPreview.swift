public import News
internal import Store

/// Opens an article's newest draft by a preview link. The token is all that is asked for; each use is counted, and the
/// first one leaves a line in the log.
public struct OpenPreview: Sendable {
    /// What is shown, and until when.
    public struct Opened: Sendable {
        public let article: DeskArticle
        public let link: PreviewLink
    }

    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameter token: As the address has it.
    /// - Throws: `NewsError(.gone)` for a link that never was, has ended, was revoked, whose maker works here no more,
    ///   or whose article may not be shown: which of them, nobody is told.
    public func callAsFunction(_ token: String) async throws -> Opened {
        let now = newsroom.clock.now()
        let gone = NewsError(.gone, "This preview is not there any more.", help: "Ask for a new link.")
        guard let token = LinkToken(text: token) else { throw gone }
        return try await newsroom.database.write { transaction in
            guard let link = try transaction.previewLink(tokenHash: token.hash),
                let article = try transaction.deskArticle(link.article),
                link.shows(article.state, embargoedUntil: article.embargoedUntil, at: now)
            else { throw gone }
            if let maker = link.author.user, try transaction.user(maker)?.isDisabled ?? false { throw gone }
            try transaction.countUse(of: link.id, at: now)
            if link.uses == 0 {
                try transaction.audit(
                    at: now, actor: "preview:\(link.id.rawValue)", verb: "OpenPreview",
                    subject: "article:\(article.id.rawValue)", detail: "first use"
                )
            }
            return Opened(article: article, link: link)
        }
    }
}
