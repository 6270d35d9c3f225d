public import News

extension WriteTransaction {
    /// Writes the publication's name, address and zone.
    public func savePublication(name: String, url: String, timeZone: String) throws {
        try execute(
            """
            INSERT INTO publication (id, name, url, time_zone) VALUES (1, \(name), \(url), \(timeZone))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, url = excluded.url, time_zone = excluded.time_zone
            """
        )
    }

    /// Adds an edition after the others and answers it.
    public func insertEdition(
        language: LanguageTag, pathPrefix: String, name: String, tagline: String?
    ) throws -> Edition {
        let id: EditionID = try insertedID(
            """
            INSERT INTO edition (language, path_prefix, name, tagline, position)
            VALUES (\(language), \(pathPrefix), \(name), \(tagline), (SELECT COALESCE(MAX(position), 0) + 1 FROM edition))
            RETURNING id
            """
        )
        return Edition(id: id, language: language, pathPrefix: pathPrefix, name: name, tagline: tagline)
    }

    /// Changes what an edition is called, and its ways.
    public func updateEdition(_ edition: Edition) throws {
        try execute(
            """
            UPDATE edition SET name = \(edition.name), tagline = \(edition.tagline),
                slug_letters = \(edition.slugLetters.rawValue), hijri = \(edition.hijri.map { Int64($0) })
            WHERE id = \(edition.id)
            """
        )
    }

    /// Replaces all "follow us" links.
    public func saveProfiles(_ profiles: [SocialProfile]) throws {
        try execute("DELETE FROM social_profile")
        for (position, profile) in profiles.enumerated() {
            try execute(
                """
                INSERT INTO social_profile (network, target, provisional, position)
                VALUES (\(profile.network.rawValue), \(profile.target), \(profile.isProvisional), \(position))
                """
            )
        }
    }

    /// Adds a section after its siblings.
    public func insertSection(parent: SectionID?, names: [EditionID: Section.Name]) throws -> SectionID {
        let id: SectionID = try insertedID(
            """
            INSERT INTO section (parent_id, position)
            VALUES (\(parent), (SELECT COALESCE(MAX(position), 0) + 1 FROM section))
            RETURNING id
            """
        )
        for (edition, name) in names.sorted(by: { $0.key < $1.key }) {
            try execute(
                """
                INSERT INTO section_name (section_id, edition_id, name, slug)
                VALUES (\(id), \(edition), \(name.name), \(name.slug))
                """
            )
        }
        return id
    }

    /// Names a section that exists in an edition that did not show it yet.
    public func insertSectionName(_ name: Section.Name, of section: SectionID, in edition: EditionID) throws {
        try execute(
            """
            INSERT INTO section_name (section_id, edition_id, name, slug)
            VALUES (\(section), \(edition), \(name.name), \(name.slug))
            """
        )
    }

    /// Runs an `INSERT … RETURNING id`.
    func insertedID<ID: RawRepresentable<Int64>>(_ sql: SQL) throws -> ID {
        guard var row = try row(sql) else {
            throw NewsError(.fault, "An insert answered no identity.")
        }
        return try row.id()
    }
}
