internal import News
internal import Store

/// Sections found or made by the names an import gives them, within one transaction.
struct SectionFinder {
    private(set) var made: [String] = []
    /// All sections, those that were made here too.
    private(set) var tree: SectionTree
    private let edition: Edition
    private let reserved: Set<String>

    /// - Parameter reserved: First path pieces that belong to other pages, so that no section may stand there.
    init(tree: SectionTree, edition: Edition, reserved: Set<String>) {
        self.tree = tree
        self.edition = edition
        self.reserved = reserved
    }

    /// The section at a path of names (`["Politique", "Diplomatie"]`), made where it is missing, and everything above it,
    /// nearest first.
    mutating func find(_ names: [String], in transaction: any WriteTransaction) throws -> [SectionID] {
        var parent: SectionID?
        var path: [SectionID] = []
        let rules = LanguageRules.of(edition.language)
        for raw in names {
            let name = raw.trimmed
            guard !name.isEmpty else {
                throw NewsError(
                    .invalid, "A section has no name in “\(names.joined(separator: "/"))”.", field: "section",
                    help: "Write the path with single slashes: Politique/Diplomatie."
                )
            }
            let siblings = tree.children(of: parent, in: edition.id)
            var slug = rules.slug(name)
            let folded = name.folded
            if let known = siblings.first(where: {
                $0.names[edition.id].map { $0.name.folded == folded || $0.slug == slug } ?? false
            }) {
                parent = known.id
                path.insert(known.id, at: 0)
                continue
            }
            if parent == nil, reserved.contains(slug.rawValue) { slug = Slug(cleaning: slug.rawValue + "-section") }
            let names = [edition.id: Section.Name(name: name, slug: slug)]
            let id = try transaction.insertSection(parent: parent, names: names)
            tree = SectionTree(
                tree.all + [Section(id: id, parent: parent, position: Int(id.rawValue), names: names)]
            )
            made.append(tree.path(to: id).compactMap { $0.names[edition.id]?.name }.joined(separator: "/"))
            parent = id
            path.insert(id, at: 0)
        }
        return path
    }
}
