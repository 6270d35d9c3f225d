public import News
internal import Store

/// Opens an edition: a face of the publication in another language, under a path of its own. It is empty at first; sections,
/// topics and authors are named in it, and articles written or translated for it.
public struct AddEdition: Sendable {
    /// An edition as it was typed.
    public struct Wish: Sendable, Hashable {
        public var language: LanguageTag
        /// Empty for the language's own.
        public var pathPrefix: String
        public var name: String
        public var tagline: String

        public init(language: LanguageTag, pathPrefix: String = "", name: String, tagline: String = "") {
            self.language = language
            self.pathPrefix = pathPrefix
            self.name = name
            self.tagline = tagline
        }
    }

    private let newsroom: Newsroom
    private let addresses: any SiteAddresses

    public init(_ newsroom: Newsroom, addresses: any SiteAddresses) {
        self.newsroom = newsroom
        self.addresses = addresses
    }

    /// - Throws: `NewsError(.forbidden)` without the right to manage settings, `.invalid` naming the field for what breaks a
    ///   rule or a language the theme has no words in, `.conflict` for a path or a language that is taken.
    public func callAsFunction(_ wish: Wish, as actor: Actor) async throws -> EditionID {
        let now = newsroom.clock.now()
        return try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.manageSettings)
            let publication = try transaction.requirePublication()
            let name = try wish.name.checkedName("edition_name")
            let tagline = try wish.tagline.checkedTagline("edition_tagline")
            guard addresses.languages.contains(wish.language) else {
                throw NewsError(.invalid, "The theme has no words in this language.", field: "edition_language")
            }
            guard !publication.editions.contains(where: { $0.language == wish.language }) else {
                throw NewsError(.conflict, "There is an edition in this language already.", field: "edition_language")
            }
            let path = try path(wish, in: publication)
            let edition = try transaction.insertEdition(
                language: wish.language, pathPrefix: path, name: name, tagline: tagline
            )
            try transaction.update(publication)
            try transaction.audit(
                at: now, actor: actor.auditName, verb: "AddEdition", subject: "publication",
                detail: "\(wish.language) /\(path) \(name)"
            )
            // Every page leads to the other editions.
            try transaction.publishEvent(.publicationChanged, at: now, dependencies: [.everything])
            return edition.id
        }
    }

    private func path(_ wish: Wish, in publication: Publication) throws -> String {
        let typed = wish.pathPrefix.trimmed
        let path = typed.isEmpty ? wish.language.rawValue.lowercased() : typed
        guard Slug(rawValue: path) != nil, path.utf8.allSatisfy({ $0 < 128 }), path.utf8.count <= 20 else {
            throw NewsError(
                .invalid, "The path of an edition is one piece of small letters and digits.", field: "edition_path")
        }
        // The root's own pages stand where the edition would.
        let root = publication.editions.first { $0.pathPrefix.isEmpty }
        let sections = publication.sections.children(of: nil).compactMap { section in
            root.flatMap { section.names[$0.id]?.slug.rawValue }
        }
        let reserved = root.map { addresses.reservedPieces(in: $0.id, of: publication) } ?? []
        guard !sections.contains(path), !reserved.contains(path) else {
            throw NewsError(.conflict, "This address belongs to another page.", field: "edition_path")
        }
        return path
    }
}
