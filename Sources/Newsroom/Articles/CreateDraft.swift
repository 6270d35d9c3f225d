public import News
internal import Store

/// Begins an article, which nobody but the desk sees.
public struct CreateDraft: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameters:
    ///   - draft: What is written so far; the headline may be empty.
    ///   - source: The article it translates, with which it shares a story from then on.
    /// - Returns: Its identity; its first revision is 1.
    /// - Throws: `NewsError(.notFound)` for an edition, a section or an article that is not there, `.conflict` when the
    ///   story has an article in the edition already.
    public func callAsFunction(
        _ draft: ArticleDraft, in edition: EditionID, translating source: ArticleID? = nil, by actor: Actor
    ) async throws -> ArticleID {
        let now = newsroom.clock.now()
        return try await newsroom.database.write { transaction in
            let publication = try transaction.requirePublication()
            guard let edition = publication.edition(edition) else {
                throw NewsError(.notFound, "There is no such edition.", field: "edition")
            }
            let path = try publication.path(to: draft.section)
            // Permission: here, since there is no article yet.
            try newsroom.authority.require(
                .create, of: actor,
                on: ArticleFacts(
                    article: nil, edition: edition.id, sectionPath: path,
                    authors: Set([actor.userID].compactMap { $0 }), state: .draft
                ),
                in: transaction
            )
            var draft = draft
            draft.content = try transaction.currentNames(of: [draft.content])(draft.content)
            let rules = LanguageRules.of(edition.language)
            let names = try transaction.contributorNames(draft.content.credits, in: edition.id)
            let id = try transaction.insertArticle(
                NewArticle(
                    edition: edition.id, sectionPath: path, slug: draft.slug ?? edition.slug(draft.content.headline),
                    state: .draft, content: draft.content, byline: names.isEmpty ? nil : rules.joined(names),
                    reason: .saved, publishedAt: nil, modifiedAt: nil, publishedOn: nil, savedAt: now,
                    author: actor.signatory,
                    givenSlug: draft.slug
                )
            )
            if let source {
                guard try transaction.deskArticle(source) != nil else {
                    throw NewsError(
                        .notFound, "There is no article \(source.rawValue) to translate.", field: "translating"
                    )
                }
                // Permission: whoever may not read it is not told that it is there.
                let (_, _, original) = try transaction.open(source, .read, by: actor, authority: newsroom.authority)
                _ = try transaction.join(id, toStoryOf: source)
                try transaction.saveTranslation(
                    Translation(article: id, original: source, originalRevision: original.revision), in: edition.id
                )
            }
            try transaction.audit(
                at: now, actor: actor.auditName, verb: "CreateDraft", subject: "article:\(id.rawValue)",
                detail: source.map { "translates article:\($0.rawValue)" }
            )
            return id
        }
    }
}

extension Publication {
    /// A section and all above it, nearest first.
    /// - Throws: `NewsError(.notFound)` when there is no such section.
    func path(to section: SectionID) throws -> [SectionID] {
        let path = sections.selfAndAncestors(of: section)
        guard !path.isEmpty else { throw NewsError(.notFound, "There is no such section.", field: "section") }
        return path
    }
}
