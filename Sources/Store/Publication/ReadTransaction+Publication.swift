public import News

extension ReadTransaction {
    /// The publication with its editions, profiles and section tree; `nil` in a store without one. Six statements:
    /// callers keep the answer until an event says `publication`.
    public func publication() throws -> Publication? {
        guard var row = try row("SELECT name, url, time_zone, policy, version FROM publication WHERE id = 1") else {
            return nil
        }
        let name = try row.text()
        let url = try row.text()
        let timeZone = try row.text()
        let policy = try PolicyCoding.policy(of: row.optionalText())
        return Publication(
            name: name, url: url, timeZone: timeZone, profiles: try profiles(), editions: try editions(),
            sections: try sectionTree(), menus: try menus(), policy: policy, version: try row.int()
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
        try rows("SELECT id, language, path_prefix, name, tagline FROM edition ORDER BY position, id").map { row in
            var row = row
            return Edition(
                id: try row.id(), language: try row.word(), pathPrefix: try row.text(), name: try row.text(),
                tagline: try row.optionalText()
            )
        }
    }

    private func profiles() throws -> [SocialProfile] {
        try rows("SELECT network, target, provisional FROM social_profile ORDER BY position, network").map { row in
            var row = row
            return SocialProfile(network: try row.word(), target: try row.word(), isProvisional: try row.bool())
        }
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
