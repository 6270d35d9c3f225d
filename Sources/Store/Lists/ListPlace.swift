public import News

/// Where a published article stands in its edition's lists and archive.
public struct ListPlace: Sendable, Hashable {
    public var edition: EditionID
    public var publishedAt: Instant
    /// The day of `publishedAt` in the publication's zone.
    public var day: CivilDate
    public var subjects: Set<ListSubject>

    /// - Parameter sectionPath: From the section itself up to the top.
    public init(
        edition: EditionID, publishedAt: Instant, day: CivilDate, sectionPath: [SectionID], content: ArticleContent
    ) {
        self.edition = edition
        self.publishedAt = publishedAt
        self.day = day
        subjects = [.latest]
        subjects.formUnion(sectionPath.map { .section($0) })
        if content.kind.isStory {
            subjects.insert(.stories)
            subjects.formUnion(sectionPath.map { .sectionStories($0) })
        }
        if content.kind == .opinion { subjects.insert(.opinions) }
        // What someone brought into a language stands among their own.
        subjects.formUnion((content.credits + content.translators).map { .author($0) })
        subjects.formUnion(content.topics.map { .topic($0) })
    }
}

extension WriteTransaction {
    /// Moves an article in all lists and in the archive's counts, from where it stood to where it stands; `nil` is
    /// nowhere. Rows that stay are not touched.
    /// - Parameter time: When its months changed by it: what stays in place was changed itself.
    public func relist(_ article: ArticleID, from old: ListPlace?, to new: ListPlace?, at time: Instant) throws {
        let stays = old?.edition == new?.edition && old?.publishedAt == new?.publishedAt
        if let old {
            let gone = stays ? old.subjects.subtracting(new?.subjects ?? []) : old.subjects
            for columns in gone.map(\.columns) {
                try execute(
                    """
                    DELETE FROM listing WHERE edition_id = \(old.edition) AND subject_kind = \(columns.kind)
                        AND subject_id = \(columns.id) AND published_at = \(old.publishedAt)
                        AND article_id = \(article)
                    """
                )
            }
        }
        if let new {
            let added = stays ? new.subjects.subtracting(old?.subjects ?? []) : new.subjects
            let rows = added.map(\.columns).sorted { ($0.kind, $0.id) < ($1.kind, $1.id) }.map { columns -> SQL in
                "(\(new.edition), \(columns.kind), \(columns.id), \(new.publishedAt), \(article))"
            }
            if !rows.isEmpty {
                try execute(
                    """
                    INSERT INTO listing (edition_id, subject_kind, subject_id, published_at, article_id)
                    VALUES \(SQL.rows(rows))
                    """
                )
            }
        }
        for month in Set(
            [old, new].compactMap { $0.map { ArchiveMonth(edition: $0.edition, number: $0.day.monthNumber) } })
        {
            try execute(
                """
                INSERT INTO archive_month (edition_id, month, changed_at)
                VALUES (\(month.edition), \(month.number), \(time))
                ON CONFLICT (edition_id, month) DO UPDATE SET changed_at = excluded.changed_at
                WHERE excluded.changed_at > archive_month.changed_at
                """
            )
        }
        guard old?.edition != new?.edition || old?.day != new?.day else { return }
        if let old {
            try execute(
                """
                UPDATE archive_day SET articles = articles - 1 WHERE edition_id = \(old.edition) AND day = \(old.day)
                """
            )
        }
        if let new {
            try execute(
                """
                INSERT INTO archive_day (edition_id, day, articles) VALUES (\(new.edition), \(new.day), 1)
                ON CONFLICT (edition_id, day) DO UPDATE SET articles = archive_day.articles + 1
                """
            )
        }
    }

    /// Puts all that one list holds into another of its kind, where what stands in both stands once.
    func moveList(_ old: ListSubject, to new: ListSubject, in editions: [EditionID]) throws {
        let from = old.columns
        for edition in editions {
            try execute(
                """
                INSERT INTO listing (edition_id, subject_kind, subject_id, published_at, article_id)
                SELECT edition_id, subject_kind, CAST(\(new.columns.id) AS BIGINT), published_at, article_id FROM listing
                WHERE edition_id = \(edition) AND subject_kind = \(from.kind) AND subject_id = \(from.id)
                ON CONFLICT DO NOTHING
                """
            )
            try execute(
                """
                DELETE FROM listing
                WHERE edition_id = \(edition) AND subject_kind = \(from.kind) AND subject_id = \(from.id)
                """
            )
        }
    }

    /// Every month of the archive changed: the addresses of its articles did.
    public func touchArchive(at time: Instant) throws {
        try execute("UPDATE archive_month SET changed_at = \(time) WHERE changed_at < \(time)")
    }
}

/// A month of an edition's archive.
private struct ArchiveMonth: Hashable {
    let edition: EditionID
    let number: Int
}
