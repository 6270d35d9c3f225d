public import News

extension ReadTransaction {
    /// The arrangement that readers have; `nil` where nobody arranged the front.
    public func liveVersion(of front: FrontID) throws -> FrontVersion? { try versions(of: front, limit: 1).first }

    /// The versions of a front, newest first.
    /// - Parameter before: Where to go on: only lower numbers.
    public func versions(of front: FrontID, before: Int? = nil, limit: Int) throws -> [FrontVersion] {
        try rows(
            """
            SELECT \(FrontVersion.columns) FROM front_version
            WHERE edition_id = \(front.edition) AND section_id = \(front.sectionColumn) AND number < \(before ?? .max)
            ORDER BY number DESC LIMIT \(limit)
            """
        ).map(FrontVersion.init(row:))
    }

    /// One version of a front.
    public func version(_ number: Int, of front: FrontID) throws -> FrontVersion? {
        try row(
            """
            SELECT \(FrontVersion.columns) FROM front_version
            WHERE edition_id = \(front.edition) AND section_id = \(front.sectionColumn) AND number = \(number)
            """
        ).map(FrontVersion.init(row:))
    }

    /// What people prepare for a front, the longest untouched first.
    public func drafts(of front: FrontID) throws -> [FrontDraft] {
        try rows(
            """
            SELECT user_id, user_name, base, step, arrangement, saved_at FROM front_draft
            WHERE edition_id = \(front.edition) AND section_id = \(front.sectionColumn)
            """
        ).map { row in
            var row = row
            return FrontDraft(
                author: Signatory(user: try row.optionalID(), name: try row.text()), base: try row.int(),
                step: try row.int(), arrangement: try ArrangementCoding.arrangement(of: row.text()),
                savedAt: try row.instant()
            )
        }.sorted { $0.savedAt < $1.savedAt }
    }

    /// How every front of an edition stands that was ever arranged, or is being prepared; two statements.
    public func frontStandings(in edition: EditionID) throws -> [FrontStanding] {
        var preparing: [FrontID: [Signatory]] = [:]
        for var row in try rows(
            "SELECT section_id, user_id, user_name FROM front_draft WHERE edition_id = \(edition)"
        ) {
            let front = FrontID(edition: edition, sectionColumn: try row.integer())
            preparing[front, default: []].append(Signatory(user: try row.optionalID(), name: try row.text()))
        }
        var found: [FrontStanding] = []
        for var row in try rows(
            """
            SELECT v.section_id, v.number, v.made_at, v.author_name FROM front_version v
            JOIN (SELECT section_id, MAX(number) AS number FROM front_version WHERE edition_id = \(edition)
                GROUP BY section_id) newest
                ON v.edition_id = \(edition) AND v.section_id = newest.section_id AND v.number = newest.number
            """
        ) {
            let front = FrontID(edition: edition, sectionColumn: try row.integer())
            found.append(
                FrontStanding(
                    front: front, version: try row.int(), madeAt: try row.instant(), author: try row.text(),
                    preparing: preparing.removeValue(forKey: front) ?? []
                )
            )
        }
        found += preparing.map { FrontStanding(front: $0, version: 0, madeAt: nil, author: nil, preparing: $1) }
        return found.sorted { $0.front < $1.front }
    }
}

extension ReadTransaction {
    /// The fronts to which someone put any of some articles by hand, as readers have them; one statement an edition,
    /// over the fronts that were ever arranged.
    public func fronts(
        holding articles: Set<ArticleID>, in editions: Set<EditionID>, at now: Instant
    ) throws -> [ArticleID: [FrontID]] {
        guard !articles.isEmpty else { return [:] }
        var found: [ArticleID: [FrontID]] = [:]
        for edition in editions.sorted() {
            for var row in try rows(
                """
                SELECT v.section_id, v.arrangement FROM front_version v
                JOIN (SELECT section_id, MAX(number) AS number FROM front_version WHERE edition_id = \(edition)
                    GROUP BY section_id) newest
                    ON v.edition_id = \(edition) AND v.section_id = newest.section_id AND v.number = newest.number
                ORDER BY v.section_id
                """
            ) {
                let front = FrontID(edition: edition, sectionColumn: try row.integer())
                let arrangement = try ArrangementCoding.arrangement(of: row.text())
                for pin in arrangement.pins where articles.contains(pin.article) && !pin.isOver(at: now) {
                    found[pin.article, default: []].append(front)
                }
            }
        }
        return found
    }
}

extension WriteTransaction {
    /// Gives readers an arrangement.
    public func insertVersion(_ version: FrontVersion, of front: FrontID) throws {
        try execute(
            """
            INSERT INTO front_version
                (edition_id, section_id, number, arrangement, made_at, author_id, author_name, restored)
            VALUES (\(front.edition), \(front.sectionColumn), \(version.number),
                \(try ArrangementCoding.text(of: version.arrangement)), \(version.madeAt), \(version.author.user),
                \(version.author.name), \(version.restored))
            """
        )
    }

    /// Keeps what someone prepares, in place of what they had before.
    public func saveDraft(_ draft: FrontDraft, by user: UserID, of front: FrontID) throws {
        try execute(
            """
            INSERT INTO front_draft (edition_id, section_id, user_id, user_name, base, step, arrangement, saved_at)
            VALUES (\(front.edition), \(front.sectionColumn), \(user), \(draft.author.name), \(draft.base), \(draft.step),
                \(try ArrangementCoding.text(of: draft.arrangement)), \(draft.savedAt))
            ON CONFLICT (edition_id, section_id, user_id) DO UPDATE SET user_name = excluded.user_name,
                base = excluded.base, step = excluded.step, arrangement = excluded.arrangement,
                saved_at = excluded.saved_at
            """
        )
    }

    /// Forgets what someone prepared.
    public func deleteDraft(by user: UserID, of front: FrontID) throws {
        try execute(
            """
            DELETE FROM front_draft WHERE edition_id = \(front.edition) AND section_id = \(front.sectionColumn)
                AND user_id = \(user)
            """
        )
    }
}

extension FrontID {
    fileprivate init(edition: EditionID, sectionColumn: Int64) {
        self.init(edition: edition, section: sectionColumn == 0 ? nil : SectionID(rawValue: sectionColumn))
    }
}

extension FrontVersion {
    fileprivate static let columns: SQL = "number, arrangement, made_at, author_id, author_name, restored"

    fileprivate init(row: Row) throws {
        var row = row
        self.init(
            number: try row.int(), arrangement: try ArrangementCoding.arrangement(of: row.text()),
            madeAt: try row.instant(), author: Signatory(user: try row.optionalID(), name: try row.text()),
            restored: try row.optionalInteger().map { Int($0) }
        )
    }
}
