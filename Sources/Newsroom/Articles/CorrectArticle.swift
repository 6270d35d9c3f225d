public import News
internal import Store

/// Adds a dated public note to a published article: something was wrong, or unclear.
public struct CorrectArticle: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameters:
    ///   - text: What was wrong, for readers.
    ///   - revision: The newest revision, to put it before readers with the note; `nil` leaves their text as it is.
    /// - Throws: `NewsError(.invalid)` for an empty note; else as `PublishArticle` does.
    @discardableResult
    public func callAsFunction(
        _ article: ArticleID, _ kind: Correction.Kind, _ text: String, publishing revision: Int? = nil, by actor: Actor
    ) async throws -> PublishOutcome {
        try await newsroom.changing(article, .correct, by: actor) { step in
            let text = try step.require(reason: text, field: "text")
            let note = Correction(kind: kind, text: text, publishedAt: step.now)
            let outcome: PublishOutcome
            if let revision {
                try step.require(revision: revision)
                outcome = try step.goLive(correction: note)
            } else {
                outcome = try step.annotate(note)
            }
            try step.audit("CorrectArticle", "\(kind.rawValue): \(text)")
            return outcome
        }
    }
}

extension ArticleStep {
    /// Adds the note and leaves the text as it is.
    fileprivate func annotate(_ note: Correction) throws -> PublishOutcome {
        guard let content = try published() else {
            throw NewsError(.fault, "A published article has no published text.")
        }
        var update = self.update
        update.modifiedAt = now
        try save(update)
        try transaction.insertCorrection(note, of: article.id)
        let event = try announce(
            .articleRevised, try keys(of: content, in: article.section), revision: article.revision
        )
        return PublishOutcome(
            article: article.id, revision: article.revision, publishedAt: article.publishedAt ?? now, warnings: [],
            sequence: event.sequence
        )
    }
}
