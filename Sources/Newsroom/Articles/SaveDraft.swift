public import News
internal import Store

/// Saves a text that readers do not see yet. Every save is a revision, one that says nothing new excepted; nothing is
/// ever overwritten. The revision itself tells who and when, so there is no line in the audit log for each.
public struct SaveDraft: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameters:
    ///   - base: The revision that the text was written on.
    ///   - save: The client's name for it; the same again, or an older one of the same tab, changes nothing.
    ///   - passages: Where the words of comments stand in this text, of those that moved or were mended in it; kept with
    ///     it when it becomes the newest. What names no comment of the article, or words that the text has not, is
    ///     passed over: it is a guide and no part of the text.
    /// - Throws: `NewsError(.notFound)`, `.forbidden`, or `.conflict` where the article's state has no room for it. A
    ///   crossing is no error but an outcome: both texts are kept.
    public func callAsFunction(
        _ article: ArticleID, _ draft: ArticleDraft, base: Int, save: SaveID? = nil,
        passages: [CommentID: Passage] = [:], by actor: Actor
    ) async throws -> SaveOutcome {
        try await newsroom.changing(article, .save, by: actor) { step in
            if let save { try step.transaction.touchPresence(on: article, tab: save.tab, at: step.now) }
            let mark = try save.flatMap { try step.transaction.saveMark(of: article, tab: $0.tab) }
            if let save, let mark, save.number <= mark.number {
                return try step.repeated(isLast: save.number == mark.number, mark)
            }
            guard (1...step.article.draft.number).contains(base) else {
                throw NewsError(.invalid, "The text was not written on a revision of the article.", field: "base")
            }
            var isOnLine = base == step.article.draft.number
            if !isOnLine, let save {
                // The tab's own saves may overtake their acknowledgements.
                isOnLine = try step.transaction.isOwnLine(
                    of: article, after: base, upTo: step.article.draft.number, tab: save.tab
                )
            }
            guard isOnLine else { return try step.keepBeside(draft, base: base, save: save, mark) }
            try step.requireLeadPicture(of: draft)
            let outcome = try step.keep(draft, reason: .saved, save: save)
            for (comment, passage) in passages.sorted(by: { $0.key < $1.key }).prefix(500)
            where passage.quote.count <= 2000 && passage.located(in: draft.content) != nil {
                try step.transaction.moveComment(comment, on: article, to: passage)
            }
            return outcome
        }
    }
}

extension ArticleStep {
    /// The outcome of a save that came before.
    fileprivate func repeated(isLast: Bool, _ mark: SaveMark) throws -> SaveOutcome {
        if isLast, let base = mark.crossedBase, let yours = try transaction.revision(mark.revision, of: article.id) {
            return .crossed(SaveCrossing(base: base, theirs: article.draft, yours: yours))
        }
        return .superseded(revision: article.draft.number)
    }

    /// - Throws: `NewsError(.invalid)` where a draft takes a lead picture that is not in the media library.
    fileprivate func requireLeadPicture(of draft: ArticleDraft) throws {
        guard let lead = draft.content.leadPicture, lead != article.draft.content.leadPicture else { return }
        guard try transaction.pictures([lead], in: edition.id).isEmpty else { return }
        throw NewsError(
            .invalid, "There is no such lead picture.", field: "leadPicture",
            help: "Take the number that stands on the picture's page in the media library."
        )
    }

    /// Makes a draft the newest revision.
    func keep(_ draft: ArticleDraft, reason: Revision.Reason, save: SaveID?) throws -> SaveOutcome {
        _ = try publication.path(to: draft.section)
        // A page that was open while topics or authors were merged names them as they were.
        var draft = draft
        let known = article.draft.content
        if !Set(draft.content.credits).isSubset(of: known.credits)
            || !Set(draft.content.topics).isSubset(of: known.topics)
        {
            draft.content = try transaction.currentNames(of: [draft.content])(draft.content)
        }
        let new = NewRevision(reason: reason, author: actor.signatory, savedAt: now, draft: draft, tab: save?.tab)
        guard let number = try transaction.insertRevision(new, of: article) else {
            if let save {
                try transaction.saveMark(
                    save, of: article.id, revision: article.draft.number, crossedBase: nil, at: now
                )
            }
            return .unchanged(revision: article.draft.number)
        }
        var update = self.update
        update.draftRevision = number
        if !article.wasPublished {
            // Nobody but the desk sees it, so that the desk's lists may show the newest.
            let rules = LanguageRules.of(edition.language)
            let names = try transaction.contributorNames(draft.content.credits, in: edition.id)
            update.revision = number
            update.section = draft.section
            update.slug = draft.slug ?? edition.slug(draft.content.headline)
            update.summary = ArticleUpdate.Summary(
                old: article.draft.content, new: draft.content,
                byline: names.isEmpty ? nil : rules.joined(names)
            )
        }
        try self.save(update)
        try transaction.moveMedia(from: article.draft.content, to: draft.content, in: .draft, of: article.id)
        if let save {
            try transaction.saveMark(save, of: article.id, revision: number, crossedBase: nil, at: now)
        }
        return .saved(revision: number, at: now)
    }

    /// Keeps a draft that crossed another as a revision beside the line.
    fileprivate func keepBeside(
        _ draft: ArticleDraft, base: Int, save: SaveID?, _ mark: SaveMark?
    ) throws -> SaveOutcome {
        if let mark, mark.crossedBase == base, let save,
            let last = try transaction.revision(mark.revision, of: article.id), last.content == draft.content
        {
            try transaction.saveMark(save, of: article.id, revision: last.number, crossedBase: base, at: now)
            return .crossed(SaveCrossing(base: base, theirs: article.draft, yours: last))
        }
        let new = NewRevision(reason: .crossed, author: actor.signatory, savedAt: now, draft: draft, tab: save?.tab)
        guard let number = try transaction.insertRevision(new, of: article) else {
            return .unchanged(revision: article.draft.number)
        }
        if let save {
            try transaction.saveMark(save, of: article.id, revision: number, crossedBase: base, at: now)
        }
        try audit("SaveDraft", "crossed revision \(article.draft.number), kept as \(number)")
        let yours = Revision(
            article: article.id, number: number, reason: .crossed, savedAt: now, author: actor.signatory,
            content: draft.content,
            section: draft.section, slug: draft.slug
        )
        return .crossed(SaveCrossing(base: base, theirs: article.draft, yours: yours))
    }
}
