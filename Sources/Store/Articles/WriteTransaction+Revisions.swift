public import News

extension WriteTransaction {
    /// Adds a revision after all others of its article.
    /// - Parameter newest: The newest of the line, which it may be a splice into.
    /// - Returns: Its number; `nil` when it says what `newest` says, and none is added.
    public func insertRevision(_ new: NewRevision, of article: DeskArticle) throws -> Int? {
        let text = try ContentCoding.text(of: new.draft.content)
        let base = try revisionBase(article.draft.number, of: article.id)
        let open = article.openDraft
        if let base, text.utf8.elementsEqual(base.whole.utf8), open.section == new.draft.section,
            open.slug == new.draft.slug
        {
            return nil
        }
        let kept = base.map { RevisionText(text, after: $0) } ?? RevisionText(whole: text)
        let number = try highestRevision(of: article.id) + 1
        try execute(
            """
            INSERT INTO revision (article_id, number, reason, saved_at, author_id, author_name, tab, section_id, slug,
                content, keyframe)
            VALUES (\(article.id), \(number), \(new.reason.rawValue), \(new.savedAt), \(new.author.user),
                \(new.author.name), \(new.tab), \(new.draft.section), \(new.draft.slug), \(kept.stored),
                \(kept.keyframe))
            """
        )
        return number
    }

    /// Remembers the last save of a tab, and forgets those of tabs that saved nothing for as long as a
    /// browser keeps what it could not send: thirty days.
    public func saveMark(
        _ save: SaveID, of article: ArticleID, revision: Int, crossedBase: Int?, at now: Instant
    ) throws {
        try execute(
            """
            INSERT INTO save_mark (article_id, tab, number, revision, crossed_base, saved_at)
            VALUES (\(article), \(save.tab), \(save.number), \(revision), \(crossedBase), \(now))
            ON CONFLICT (article_id, tab) DO UPDATE SET number = excluded.number, revision = excluded.revision,
                crossed_base = excluded.crossed_base, saved_at = excluded.saved_at
            """
        )
        try execute(
            "DELETE FROM save_mark WHERE article_id = \(article) AND saved_at < \(now.advanced(seconds: -31 * 86_400))"
        )
    }
}
