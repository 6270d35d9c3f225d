internal import News
internal import Store

/// Makes the store say what the configuration says: creates the publication where there is none, and afterwards changes
/// only what differs. Editions are matched by their path prefix; one that the configuration no longer names stays, since
/// its articles do.
public struct ApplySettings: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Returns: Whether anything was changed.
    /// - Throws: `NewsError(.conflict)` when an edition would change its language, `.invalid` when neither the settings nor
    ///   the store know the publication's name or address.
    @discardableResult
    public func callAsFunction(_ settings: PublicationSettings) async throws -> Bool {
        let now = newsroom.clock.now()
        return try await newsroom.database.write { transaction in
            let known = try transaction.publication()
            var changed = false
            let name =
                try settings.name ?? known?.name ?? missing("publication.name", "Write the newspaper's name there.")
            let url =
                try settings.url ?? known?.url
                ?? missing("publication.url", "Write the address readers will use, such as https://www.example.com.")
            let timeZone = settings.timeZone ?? known?.timeZone ?? PublicationSettings.standardZone
            if known?.name != name || known?.url != url || known?.timeZone != timeZone {
                try transaction.savePublication(name: name, url: url, timeZone: timeZone)
                if var moved = known, moved.url != url {
                    moved.move(to: url)
                    try transaction.saveFeeds(moved.feeds)
                    try transaction.touchArchive(at: now)
                }
                changed = true
            }
            for wanted in settings.editions(of: known) {
                guard var edition = known?.editions.first(where: { $0.pathPrefix == wanted.pathPrefix }) else {
                    var edition = try transaction.insertEdition(
                        language: wanted.language, pathPrefix: wanted.pathPrefix, name: wanted.name ?? name,
                        tagline: wanted.tagline
                    )
                    (edition.slugLetters, edition.hijri) = (wanted.slugLetters, wanted.hijri)
                    try transaction.updateEdition(edition)
                    changed = true
                    continue
                }
                guard edition.language == wanted.language else {
                    throw NewsError(
                        .conflict,
                        "The edition at “/\(wanted.pathPrefix)” is in \(edition.language), not \(wanted.language).",
                        field: "editions", help: "Give the new language a path of its own."
                    )
                }
                let before = edition
                edition.name = wanted.name ?? edition.name
                edition.tagline = wanted.tagline ?? edition.tagline
                (edition.slugLetters, edition.hijri) = (wanted.slugLetters, wanted.hijri)
                if edition != before {
                    try transaction.updateEdition(edition)
                    changed = true
                }
            }
            if let profiles = settings.profiles, profiles != known?.profiles {
                try transaction.saveProfiles(profiles)
                changed = true
            }
            if changed {
                try transaction.publishEvent(.publicationChanged, at: now, dependencies: [.publication])
                try transaction.audit(
                    at: now, actor: "configuration", verb: "ApplySettings", subject: "publication", detail: nil
                )
            }
            return changed
        }
    }

    private func missing(_ key: String, _ help: String) throws -> String {
        throw NewsError(.invalid, "“\(key)” is missing.", field: "manchette.yaml", help: help)
    }
}

extension PublicationSettings {
    /// A publication that has no edition yet begins with one in French.
    fileprivate func editions(of known: Publication?) -> [EditionSettings] {
        guard editions.isEmpty, known?.editions.isEmpty ?? true else { return editions }
        return [EditionSettings(language: .french, pathPrefix: "")]
    }

    /// The zone of a publication that names none.
    public static let standardZone = "Africa/Casablanca"
}
