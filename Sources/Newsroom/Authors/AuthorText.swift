public import News
internal import Store

/// What is said of an author to readers, as someone typed it.
public struct AuthorText: Sendable, Hashable {
    public struct Naming: Sendable, Hashable {
        public var name: TypedName
        public var biography: String

        public init(name: TypedName, biography: String = "") {
            self.name = name
            self.biography = biography
        }
    }

    public var kind: Contributor.Kind
    public var names: [EditionID: Naming]
    public var picture: PictureID?
    /// Addresses of their sites and profiles.
    public var links: [String]
    /// The user who they are at the desk.
    public var user: UserID?

    public init(
        kind: Contributor.Kind, names: [EditionID: Naming], picture: PictureID? = nil, links: [String] = [],
        user: UserID? = nil
    ) {
        self.kind = kind
        self.names = names
        self.picture = picture
        self.links = links
        self.user = user
    }

    /// The author as they will be kept.
    /// - Throws: `NewsError` naming the field, for what breaks a rule or names what is not there.
    func cleaned(
        _ id: ContributorID, version: Int, publication: Publication, in transaction: any ReadTransaction
    ) throws -> Contributor {
        var kept = Contributor(id: id, kind: kind, names: [:], version: version)
        for edition in publication.editions {
            guard let naming = names[edition.id], let (name, slug) = try naming.name.cleaned(in: edition) else {
                continue
            }
            let biography = naming.biography.trimmed
            guard biography.count <= 4000 else {
                throw NewsError(
                    .invalid, "A biography has 4,000 characters at most.", field: "biography_\(edition.id.rawValue)"
                )
            }
            kept.names[edition.id] = Contributor.Name(
                name: name, slug: slug, biography: biography.isEmpty ? nil : biography
            )
        }
        guard !kept.names.isEmpty else {
            throw NewsError(
                .invalid, "Give it a name in one edition at least.",
                field: "name_\(publication.editions.first?.id.rawValue ?? 0)"
            )
        }
        let typed = links.map(\.trimmed).filter { !$0.isEmpty }
        guard typed.count <= 12 else {
            throw NewsError(.invalid, "Twelve links are the most.", field: "links")
        }
        kept.links = try typed.map { text in
            // Nobody types the scheme.
            let whole = text.contains("://") ? text : "https://" + text
            guard let target = LinkTarget(rawValue: whole), let host = target.host, host.contains(".") else {
                throw NewsError(
                    .invalid, "This is no address of a site or profile.", field: "links", help: "“\(text.prefix(80))”")
            }
            return target
        }.withoutRepeats
        if let picture {
            guard try transaction.pictures([picture], in: publication.editions[0].id)[picture] != nil else {
                throw NewsError(.invalid, "There is no such picture.", field: "picture")
            }
            kept.picture = picture
        }
        if let user, try transaction.user(user) == nil {
            throw NewsError(.invalid, "There is no such person.", field: "user")
        }
        return kept
    }
}
