public import News
internal import Store

/// Begins the translation of an article in another edition: a draft of its own that stands beside the original block by
/// block, with its kind, section, pictures, authors and topics, and without a word yet.
public struct TranslateArticle: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Returns: The draft's identity.
    /// - Throws: `NewsError(.invalid)` for the article's own edition, `.notFound` for one that is not there, `.conflict`
    ///   when the story has an article in that edition already or the article can be used no more.
    public func callAsFunction(_ original: ArticleID, into edition: EditionID, by actor: Actor) async throws
        -> ArticleID
    {
        let now = newsroom.clock.now()
        return try await newsroom.database.write { transaction in
            let step = try ArticleStep(original, .read, by: actor, newsroom: newsroom, now: now, in: transaction)
            _ = try Workflow.decide(.link, in: step.article.state)
            guard let target = step.publication.edition(edition) else {
                throw NewsError(.notFound, "There is no such edition.", field: "edition")
            }
            guard target.id != step.edition.id else {
                throw NewsError(.invalid, "The article is in this edition's language already.", field: "edition")
            }
            let section = step.publication.section(for: step.article.section, in: target.id)
            let path = try step.publication.path(to: section)
            let translator = try actor.userID.flatMap { try transaction.user($0)?.contributor }
            // Permission: here, since there is no article yet.
            try newsroom.authority.require(
                .create, of: actor,
                on: ArticleFacts(
                    article: nil, edition: target.id, sectionPath: path,
                    authors: Set([actor.userID].compactMap { $0 }), state: .draft
                ),
                in: transaction
            )
            let content = try transaction.beginning(of: step, in: target.id, translator: translator)
            let names = try transaction.contributorNames(content.credits, in: target.id)
            let rules = LanguageRules.of(target.language)
            let id = try transaction.insertArticle(
                NewArticle(
                    edition: target.id, sectionPath: path, slug: rules.slug(""), state: .draft, content: content,
                    byline: names.isEmpty ? nil : rules.joined(names), reason: .saved, publishedAt: nil,
                    modifiedAt: nil, publishedOn: nil, savedAt: now, author: actor.signatory
                )
            )
            _ = try transaction.join(id, toStoryOf: original)
            try transaction.saveTranslation(
                Translation(article: id, original: original, originalRevision: step.article.revision), in: target.id
            )
            // What may not leave in one language may not leave in another.
            if let embargo = step.article.embargoedUntil, embargo > now, let draft = try transaction.deskArticle(id) {
                var update = ArticleUpdate(draft, changedAt: now)
                update.embargoedUntil = embargo
                try transaction.update(draft, to: update)
            }
            try transaction.audit(
                at: now, actor: actor.auditName, verb: "TranslateArticle", subject: "article:\(id.rawValue)",
                detail: "article:\(original.rawValue)"
            )
            return id
        }
    }
}

extension Publication {
    /// The nearest section to `section` that `edition` shows: itself, one above it, the edition's first.
    func section(for section: SectionID, in edition: EditionID) -> SectionID {
        sections.selfAndAncestors(of: section).first { sections.slugs(to: $0, in: edition) != nil }
            ?? sections.children(of: nil, in: edition).first?.id ?? section
    }
}

extension ReadTransaction {
    /// What a translation of an article begins with: made from what readers have of it, or else from the newest.
    fileprivate func beginning(
        of step: ArticleStep, in edition: EditionID, translator: ContributorID?
    ) throws -> ArticleContent {
        let content = try step.published() ?? step.article.draft.content
        let named = try contributorNames(content.credits, in: edition)
        let instead = try published(edition, insteadOf: content.body.relatedArticles)
        var begun = content.begunInAnotherLanguage(
            topics: try content.topics.filter { try topic($0, in: edition) != nil },
            related: { related in instead[related.article].map { RelatedArticle(article: $0, label: "…") } }
        )
        // An author whom the edition does not name yet would be lost in its form without a word.
        if named.count < content.credits.count {
            begun.credits = try content.credits.filter { try contributor($0, in: edition) != nil }
        }
        if let translator, try contributor(translator, in: edition) != nil { begun.translators = [translator] }
        return begun
    }
}
