public import News

extension ReadTransaction {
    /// The publication with its editions, profiles and section tree; `nil` in a store without one. Five statements:
    /// callers keep the answer until an event says `publication`.
    public func publication() throws -> Publication? {
        guard
            var row = try row(
                """
                SELECT name, url, time_zone, policy, version, feed_extent, feed_authority, synonyms
                FROM publication WHERE id = 1
                """
            )
        else { return nil }
        let name = try row.text()
        let url = try row.text()
        let timeZone = try row.text()
        let policy = try PolicyCoding.policy(of: row.optionalText())
        let version = try row.int()
        let feeds = FeedSettings(extent: try row.word(), authority: try row.optionalText())
        // What is kept was read once already; another program may know other rules.
        let synonyms = (try? Synonyms(row.text())) ?? .none
        let (profiles, menus) = try links()
        return Publication(
            name: name, url: url, timeZone: timeZone, profiles: profiles, editions: try editions(),
            sections: try sectionTree(), menus: menus, policy: policy, feeds: feeds, synonyms: synonyms,
            version: version
        )
    }

    /// The publication, where there must be one.
    /// - Throws: `NewsError(.notFound)` in a store without one.
    public func requirePublication() throws -> Publication {
        guard let publication = try publication() else {
            throw NewsError(.notFound, "The store holds no publication.", help: "Make one with `manchette init`.")
        }
        return publication
    }

    private func editions() throws -> [Edition] {
        try rows(
            "SELECT id, language, path_prefix, name, tagline, slug_letters, hijri FROM edition ORDER BY position, id"
        ).map { row in
            var row = row
            return Edition(
                id: try row.id(), language: try row.word(), pathPrefix: try row.text(), name: try row.text(),
                tagline: try row.optionalText(), slugLetters: try row.word(),
                hijri: try row.optionalInteger().map(Int.init)
            )
        }
    }

    /// The "follow us" links and the menus in one statement: part, edition, place, order, words, address, flag.
    private func links() throws -> (profiles: [SocialProfile], menus: [EditionID: [MenuLink.Place: [MenuLink]]]) {
        var profiles: [SocialProfile] = []
        var menus: [EditionID: [MenuLink.Place: [MenuLink]]] = [:]
        for var row in try rows(
            """
            SELECT 1 AS part, 0 AS edition, '' AS place, position AS line, network AS word, target, provisional
            FROM social_profile
            UNION ALL SELECT 2, edition_id, place, position, label, target, 0 FROM menu_link
            ORDER BY part, edition, place, line, word
            """
        ) {
            let isProfile = try row.integer() == 1
            let edition = try row.id(EditionID.self)
            let place = try row.text()
            _ = try row.integer()
            if isProfile {
                profiles.append(
                    SocialProfile(network: try row.word(), target: try row.word(), isProvisional: try row.bool()))
            } else if let place = MenuLink.Place(rawValue: place) {
                menus[edition, default: [:]][place, default: []].append(
                    MenuLink(label: try row.text(), target: try row.word()))
            }
        }
        return (profiles, menus)
    }

    private func sectionTree() throws -> SectionTree {
        var names: [SectionID: [EditionID: Section.Name]] = [:]
        for var row in try rows("SELECT section_id, edition_id, name, slug FROM section_name") {
            let section = try row.id(SectionID.self)
            let edition = try row.id(EditionID.self)
            names[section, default: [:]][edition] = Section.Name(name: try row.text(), slug: try row.word())
        }
        return SectionTree(
            try rows("SELECT id, parent_id, position, version FROM section WHERE retired_at IS NULL").map { row in
                var row = row
                let id = try row.id(SectionID.self)
                let parent = try row.optionalID(SectionID.self)
                let position = try row.int()
                return Section(
                    id: id, parent: parent, position: position, names: names[id] ?? [:], version: try row.int()
                )
            }
        )
    }
}
