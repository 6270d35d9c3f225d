internal import News
internal import Store

/// What an edition is to call a section or a topic, as someone typed it. A name that is empty takes it out of the
/// edition; without a slug the name makes one.
public struct TypedName: Sendable, Hashable {
    public var name: String
    public var slug: String

    public init(name: String, slug: String = "") {
        self.name = name
        self.slug = slug
    }

    /// The name and the slug as they will be kept; `nil` for an empty name.
    /// - Throws: `NewsError(.invalid)` for a name that is too long.
    func cleaned(in edition: Edition) throws -> (name: String, slug: Slug)? {
        let name = name.trimmed
        guard !name.isEmpty else { return nil }
        guard name.count <= 120 else {
            throw NewsError(.invalid, "A name has 1 to 120 characters.", field: "name_\(edition.id.rawValue)")
        }
        let rules = LanguageRules.of(edition.language)
        let slug = slug.trimmed
        return (name, rules.slug(slug.isEmpty ? name : slug))
    }
}

extension Dictionary where Key == EditionID, Value == TypedName {
    /// The names of a section as they will be kept.
    /// - Throws: `NewsError(.invalid)` for a name that is too long, or when there is none.
    func sectionNames(in publication: Publication) throws -> [EditionID: Section.Name] {
        var names: [EditionID: Section.Name] = [:]
        for edition in publication.editions {
            guard let (name, slug) = try self[edition.id]?.cleaned(in: edition) else { continue }
            names[edition.id] = Section.Name(name: name, slug: slug)
        }
        guard !names.isEmpty else {
            throw NewsError(
                .invalid, "Give it a name in one edition at least.",
                field: "name_\(publication.editions.first?.id.rawValue ?? 0)"
            )
        }
        return names
    }
}

/// The rules of the tree that several verbs share.
struct SectionRules {
    /// How many levels sections may stand under each other.
    static let deepest = 5

    let publication: Publication
    let addresses: any SiteAddresses
    private var tree: SectionTree { publication.sections }

    init(_ publication: Publication, _ addresses: any SiteAddresses) {
        self.publication = publication
        self.addresses = addresses
    }

    func existing(_ id: SectionID) throws -> Section {
        guard let section = tree[id] else {
            throw NewsError(.notFound, "There is no such section.", field: "section")
        }
        return section
    }

    /// - Throws: `NewsError` when the section may not stand under `parent` with these names: a slug that is taken there,
    ///   or an edition that does not show the section above.
    func requireRoom(for names: [EditionID: Section.Name], of section: SectionID?, under parent: SectionID?) throws {
        let above = try parent.map { try existing($0) }
        let siblings = tree.children(of: parent).filter { $0.id != section }
        for (edition, name) in names.sorted(by: { $0.key < $1.key }) {
            if let above, above.names[edition] == nil {
                throw NewsError(
                    .invalid, "Name the section above in this edition first.", field: "name_\(edition.rawValue)"
                )
            }
            if siblings.contains(where: { $0.names[edition]?.slug == name.slug }) {
                throw NewsError(
                    .conflict, "Another section here has this address.", field: "slug_\(edition.rawValue)",
                    help: "Take another slug."
                )
            }
            if parent == nil, addresses.reservedPieces(in: edition, of: publication).contains(name.slug.rawValue) {
                throw NewsError(
                    .conflict, "This address belongs to another page.", field: "slug_\(edition.rawValue)",
                    help: "Take another slug."
                )
            }
        }
    }

    /// - Throws: `NewsError(.invalid)` when it would stand below itself, or too deep.
    func requireDepth(of section: SectionID?, under parent: SectionID?) throws {
        if let section, let parent, tree.selfAndDescendants(of: section).contains(parent) {
            throw NewsError(.invalid, "A section cannot stand below itself.", field: "parent")
        }
        let above = parent.map { tree.path(to: $0).count } ?? 0
        guard above + (section.map { tree.height(of: $0) } ?? 1) <= Self.deepest else {
            throw NewsError(.invalid, "Sections go five levels deep at most.", field: "parent")
        }
    }

    /// Its name and those above it, for the log.
    func described(_ section: SectionID?) -> String {
        guard let section, let edition = publication.editions.first?.id else { return "/" }
        return tree.path(to: section).map { $0.names[edition]?.name ?? $0.names.values.first?.name ?? "" }
            .joined(separator: " › ")
    }
}

extension WriteTransaction {
    /// Leaves redirects from the fronts of sections as they were to as they are.
    func keepAddresses(
        of sections: [SectionID], from old: Publication, to new: Publication, _ addresses: any SiteAddresses
    ) throws {
        for edition in old.editions {
            for section in sections {
                guard let before = addresses.path(of: section, in: edition.id, of: old) else { continue }
                let above = old.sections[section]?.parent
                let after =
                    addresses.path(of: section, in: edition.id, of: new)
                    ?? above.flatMap { addresses.path(of: $0, in: edition.id, of: new) }
                    ?? addresses.home(of: edition.id, of: new)
                guard before != after, let source = LinkTarget(rawValue: before),
                    let target = LinkTarget(rawValue: after),
                    let from = addresses.normalized(before), let living = addresses.normalized(after)
                else { continue }
                try moveAddress(source, from: from, to: target, living: living)
            }
        }
    }

    /// A line in the log, and readers told that what stands on every page has changed.
    func announceSection(
        _ verb: String, _ id: SectionID, _ detail: String?, as actor: Actor, at now: Instant
    ) throws {
        try audit(
            at: now, actor: actor.auditName, verb: verb, subject: AuditSubject.section(id).text, detail: detail
        )
        try publishEvent(.publicationChanged, at: now, dependencies: [.publication, .redirects, .section(id)])
    }
}
