public import News

extension ReadTransaction {
    /// A contributor with their names in all editions, picture and links.
    public func contributor(_ id: ContributorID) throws -> Contributor? {
        guard
            var row = try row(
                "SELECT kind, picture_id, version FROM contributor WHERE id = \(id) AND merged_into IS NULL")
        else {
            return nil
        }
        var names: [EditionID: Contributor.Name] = [:]
        for var row in try rows(
            "SELECT edition_id, name, slug, biography FROM contributor_name WHERE contributor_id = \(id)"
        ) {
            let edition = try row.id(EditionID.self)
            let name = try row.text()
            names[edition] = Contributor.Name(name: name, slug: try row.word(), biography: try row.optionalText())
        }
        let kind = try row.word(Contributor.Kind.self)
        let picture = try row.optionalID(PictureID.self)
        return Contributor(
            id: id, kind: kind, names: names, picture: picture, links: try links(of: id), version: try row.int()
        )
    }

    /// A contributor's sites and profiles, in order.
    public func links(of contributor: ContributorID) throws -> [LinkTarget] {
        try rows(
            "SELECT target FROM contributor_link WHERE contributor_id = \(contributor) ORDER BY position"
        ).map { row in
            var row = row
            return try row.word()
        }
    }

    /// The picture on a contributor's page, with the words of `edition` about it.
    public func picture(of contributor: ContributorID, in edition: EditionID) throws -> Picture? {
        guard
            var row = try row(
                """
                SELECT \(Picture.columns), t.alt_text, t.caption FROM contributor c JOIN picture p ON p.id = c.picture_id
                LEFT JOIN picture_text t ON t.picture_id = p.id AND t.edition_id = \(edition)
                WHERE c.id = \(contributor)
                """
            )
        else { return nil }
        var picture = try Picture(row: &row)
        try picture.readText(of: edition, from: &row)
        return picture
    }

    /// What a contributor's page says of them beside their name, with the words of `edition`; two statements.
    public func profile(of contributor: ContributorID, in edition: EditionID) throws -> AuthorProfile {
        AuthorProfile(picture: try picture(of: contributor, in: edition), links: try links(of: contributor))
    }

    /// The authors of an edition by name.
    /// - Parameters:
    ///   - text: What their names hold, without regard to case and accents; empty for all.
    ///   - after: Where to go on, from an earlier answer.
    public func authors(
        in edition: EditionID, holding text: String = "", after: NameKey? = nil, limit: Int
    ) throws -> [AuthorEntry] {
        let holding = NameHolding(text)
        return try holding.first(
            limit, after: after ?? NameKey(folded: "", id: 0), key: \.key, name: \.name
        ) { start, size in
            try rows(
                """
                SELECT n.contributor_id, c.kind, n.name, n.folded FROM contributor_name n
                JOIN contributor c ON c.id = n.contributor_id
                WHERE n.edition_id = \(edition) AND (n.folded, n.contributor_id) > (\(start.folded), \(start.id))
                    AND \(holding.condition(on: "n.folded"))
                ORDER BY n.folded, n.contributor_id LIMIT \(size)
                """
            ).map { row in
                var row = row
                let id = try row.id(ContributorID.self)
                let kind = try row.word(Contributor.Kind.self)
                let name = try row.text()
                return AuthorEntry(
                    id: id, kind: kind, name: name, key: NameKey(folded: try row.text(), id: id.rawValue))
            }
        }
    }

    /// The users who are a contributor to readers.
    public func users(who contributor: ContributorID) throws -> [UserID] {
        try rows("SELECT id FROM desk_user WHERE contributor_id = \(contributor) ORDER BY id").map { row in
            var row = row
            return try row.id()
        }
    }

    /// The articles of `edition` that a contributor signs, with the byline they are printed under.
    /// - Parameter after: The last of an earlier answer.
    public func bylines(
        of contributor: ContributorID, in edition: EditionID, after: DeskKey? = nil, limit: Int
    ) throws -> [(key: DeskKey, byline: String?, credits: [ContributorID])] {
        let start = after ?? DeskKey(changedAt: Instant(rawValue: .max), article: ArticleID(rawValue: .max))
        let found = try rows(
            """
            SELECT d.changed_at, d.article_id, a.byline FROM desk_credit d JOIN article a ON a.id = d.article_id
            WHERE d.contributor_id = \(contributor) AND (d.changed_at, d.article_id) < (\(start.changedAt), \(start.article))
                AND COALESCE(d.edition_id, 0) = \(edition)
            ORDER BY d.changed_at DESC, d.article_id DESC LIMIT \(limit)
            """
        ).map { row in
            var row = row
            let changedAt = try row.instant()
            let article = try row.id(ArticleID.self)
            return (key: DeskKey(changedAt: changedAt, article: article), byline: try row.optionalText())
        }
        var credits: [ArticleID: [(place: Int, contributor: ContributorID)]] = [:]
        for var row in try rows(
            """
            SELECT article_id, position, contributor_id FROM article_credit
            WHERE article_id IN (\(list: found.map(\.key.article)))
            """
        ) {
            let article = try row.id(ArticleID.self)
            let place = try row.int()
            credits[article, default: []].append((place, try row.id()))
        }
        return found.map { item in
            let inOrder = (credits[item.key.article] ?? []).sorted { $0.place < $1.place }
            return (key: item.key, byline: item.byline, credits: inOrder.map(\.contributor))
        }
    }
}

extension ReadTransaction {
    /// The author that one became when they were merged.
    public func successor(of author: ContributorID) throws -> ContributorID? {
        guard var row = try row("SELECT merged_into FROM contributor WHERE id = \(author)") else { return nil }
        return try row.optionalID()
    }
}

extension WriteTransaction {
    /// Puts every article of one author, and its place in every list, under another; a few statements over whole ranges.
    /// Their names are taken away, so that nobody finds them any more; the row stays, for texts of revisions name it.
    /// - Throws: `NewsError(.conflict)` when `old` was changed meanwhile.
    public func merge(_ old: Contributor, into new: ContributorID, editions: [EditionID]) throws {
        let changed = try execute(
            """
            UPDATE contributor SET version = version + 1, picture_id = NULL, merged_into = \(new)
            WHERE id = \(old.id) AND version = \(old.version) AND merged_into IS NULL
            """
        )
        guard changed == 1 else { throw NewsError.changedMeanwhile }
        // What both sign keeps the one. The desk's list knows an author's articles, which credits go by.
        try execute(
            """
            DELETE FROM article_credit WHERE contributor_id = \(old.id) AND article_id IN (
                SELECT o.article_id FROM desk_credit o JOIN desk_credit n
                    ON n.contributor_id = \(new) AND n.changed_at = o.changed_at AND n.article_id = o.article_id
                WHERE o.contributor_id = \(old.id))
            """
        )
        try execute(
            """
            UPDATE article_credit SET contributor_id = \(new) WHERE contributor_id = \(old.id) AND article_id IN (
                SELECT article_id FROM desk_credit WHERE contributor_id = \(old.id))
            """
        )
        try execute(
            """
            INSERT INTO desk_credit (contributor_id, changed_at, article_id, edition_id, section_id, state)
            SELECT CAST(\(new) AS BIGINT), changed_at, article_id, edition_id, section_id, state FROM desk_credit
            WHERE contributor_id = \(old.id)
            ON CONFLICT DO NOTHING
            """
        )
        try execute("DELETE FROM desk_credit WHERE contributor_id = \(old.id)")
        try moveList(.author(old.id), to: .author(new), in: editions)
        // What was merged into the old one goes where it goes.
        try execute("UPDATE contributor SET merged_into = \(new) WHERE merged_into = \(old.id)")
        try dropNames(of: old.id)
        try execute("DELETE FROM contributor_link WHERE contributor_id = \(old.id)")
    }

    /// Writes everything that is said of a contributor.
    /// - Parameter contributor: With the version that was looked at.
    /// - Throws: `NewsError(.conflict)` when they were changed meanwhile.
    public func update(_ contributor: Contributor) throws {
        let id = contributor.id
        let changed = try execute(
            """
            UPDATE contributor SET kind = \(contributor.kind.rawValue), picture_id = \(contributor.picture),
                version = version + 1
            WHERE id = \(id) AND version = \(contributor.version)
            """
        )
        guard changed == 1 else { throw NewsError.changedMeanwhile }
        try dropNames(of: id)
        for (edition, name) in contributor.names.sorted(by: { $0.key < $1.key }) {
            try execute(
                """
                INSERT INTO contributor_name (contributor_id, edition_id, name, slug, biography, folded)
                VALUES (\(id), \(edition), \(name.name), \(name.slug), \(name.biography), \(name.name.folded))
                """
            )
        }
        try execute("DELETE FROM contributor_link WHERE contributor_id = \(id)")
        for (position, link) in contributor.links.enumerated() {
            try execute(
                "INSERT INTO contributor_link (contributor_id, position, target) VALUES (\(id), \(position), \(link))"
            )
        }
    }

    /// Has one user be a contributor to readers, and nobody else; `nil` for nobody.
    public func link(_ contributor: ContributorID, to user: UserID?) throws {
        try execute("UPDATE desk_user SET contributor_id = NULL WHERE contributor_id = \(contributor)")
        if let user { try execute("UPDATE desk_user SET contributor_id = \(contributor) WHERE id = \(user)") }
    }

    /// Has lists show another byline for an article.
    public func setByline(_ byline: String?, of article: ArticleID) throws {
        try execute("UPDATE article SET byline = \(byline) WHERE id = \(article)")
    }
}
