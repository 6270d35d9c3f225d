public import News
internal import Store

/// Has a machine propose words for places of a translation that are still empty. Nothing is saved: the words come into
/// the editor, where someone reads them.
public struct ProposeTranslation: Sendable {
    private let newsroom: Newsroom
    private let help: any TranslationHelp

    public init(_ newsroom: Newsroom, help: any TranslationHelp) {
        self.newsroom = newsroom
        self.help = help
    }

    private struct Original: Sendable {
        let article: ArticleID
        let content: ArticleContent
        let from: LanguageTag
        let to: LanguageTag
    }

    /// - Parameter article: The translation.
    /// - Throws: `NewsError(.conflict)` when the article is no translation, its original changed meanwhile, or it is under
    ///   embargo and the machine is one of others; what the machine's driver throws.
    public func callAsFunction(
        _ article: ArticleID, _ request: TranslationRequest, by actor: Actor
    ) async throws -> TranslationProposal {
        let now = newsroom.clock.now()
        let original = try await newsroom.database.read {
            try source(of: article, request, by: actor, at: now, $0)
        }
        let texts = original.content.taggedTexts(of: request)
        guard !texts.isEmpty else { return TranslationProposal() }
        let translations = try await help.translate(texts.map(\.text), from: original.from, to: original.to)
        try await newsroom.changing(article, .save, by: actor) { step in
            try step.audit("ProposeTranslation", "\(texts.count) texts of article:\(original.article.rawValue)")
        }
        return original.content.proposal(for: request, translations: translations)
    }

    private func source(
        of article: ArticleID, _ request: TranslationRequest, by actor: Actor, at now: Instant,
        _ store: any ReadTransaction
    ) throws -> Original {
        let authority = newsroom.authority
        let (_, target, known) = try store.open(article, .save, by: actor, authority: authority)
        _ = try Workflow.decide(.save, in: known.state)
        guard let translation = try store.translation(of: article) else {
            throw NewsError.noTranslation
        }
        let (_, edition, original) = try store.open(translation.original, .read, by: actor, authority: authority)
        guard original.revision == request.revision else {
            throw NewsError.originalChanged
        }
        let embargo = [known.embargoedUntil, original.embargoedUntil].compactMap { $0 }.max()
        if help.leavesTheHouse, let embargo, embargo > now {
            throw NewsError(
                .conflict,
                "The article is under embargo until \(embargo, in: newsroom.zone): its text is sent to nobody.",
                field: "embargo"
            )
        }
        guard var content = try store.revisionInUse(of: original)?.content else {
            throw NewsError(.fault, "Article \(original.id.rawValue) has no revision \(original.revision).")
        }
        let pictures = try store.pictures(Set(content.shownPictures), in: edition.id)
        content.body.blocks = content.body.blocks.map { $0.captioned(from: pictures, in: edition.id) }
        return Original(article: original.id, content: content, from: edition.language, to: target.language)
    }
}
