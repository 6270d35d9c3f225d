/// All sections of a publication, to any depth, with every walk a page or a rule needs answered from memory.
public struct SectionTree: Sendable, Hashable {
    private let sections: [SectionID: Section]
    private let children: [SectionID?: [SectionID]]

    /// A tree of `sections`. A section whose parent is missing, or that is its own ancestor, stands at the top.
    public init(_ sections: [Section] = []) {
        var byID: [SectionID: Section] = [:]
        for section in sections { byID[section.id] = section }
        for var section in sections where SectionTree.isOrphanOrCycle(section, in: byID) {
            section.parent = nil
            byID[section.id] = section
        }
        self.sections = byID
        var children: [SectionID?: [SectionID]] = [:]
        for section in byID.values.sorted(by: { ($0.position, $0.id) < ($1.position, $1.id) }) {
            children[section.parent, default: []].append(section.id)
        }
        self.children = children
    }

    private static func isOrphanOrCycle(_ section: Section, in byID: [SectionID: Section]) -> Bool {
        var seen: Set<SectionID> = [section.id]
        var next = section.parent
        while let parent = next {
            guard let found = byID[parent], seen.insert(parent).inserted else { return true }
            next = found.parent
        }
        return false
    }

    public subscript(id: SectionID) -> Section? { sections[id] }

    public var isEmpty: Bool { sections.isEmpty }

    public var count: Int { sections.count }

    /// Every section, parents before their children, siblings in order.
    public var all: [Section] {
        var found: [Section] = []
        func walk(_ parent: SectionID?) {
            for id in children[parent] ?? [] {
                if let section = sections[id] { found.append(section) }
                walk(id)
            }
        }
        walk(nil)
        return found
    }

    /// The sections right under `parent` (the top ones for `nil`) in order, whatever editions show them.
    public func children(of parent: SectionID?) -> [Section] { (children[parent] ?? []).compactMap { sections[$0] } }

    /// How many levels stand at and below `id`; 1 where there is nothing below it.
    public func height(of id: SectionID) -> Int { 1 + ((children[id] ?? []).map { height(of: $0) }.max() ?? 0) }

    /// The sections right under `parent` (the top ones for `nil`) that `edition` has a name for, in order.
    public func children(of parent: SectionID?, in edition: EditionID) -> [Section] {
        (children[parent] ?? []).compactMap { sections[$0] }.filter { $0.names[edition] != nil }
    }

    /// From the top section down to `id` itself; empty when there is no such section.
    public func path(to id: SectionID) -> [Section] {
        var path: [Section] = []
        var next: SectionID? = id
        while let current = next, let section = sections[current] {
            path.append(section)
            next = section.parent
        }
        return path.reversed()
    }

    /// The slugs from the top down to `id` in `edition`; `nil` when one of them has no name there.
    public func slugs(to id: SectionID, in edition: EditionID) -> [Slug]? {
        let path = path(to: id)
        guard !path.isEmpty else { return nil }
        var slugs: [Slug] = []
        for section in path {
            guard let name = section.names[edition] else { return nil }
            slugs.append(name.slug)
        }
        return slugs
    }

    /// The section that stands at `slugs` in `edition`.
    public func section(at slugs: [String], in edition: EditionID) -> Section? {
        var parent: SectionID?
        var found: Section?
        for slug in slugs {
            let next = (children[parent] ?? []).compactMap { sections[$0] }
                .first { $0.names[edition]?.slug.rawValue == slug }
            guard let next else { return nil }
            found = next
            parent = next.id
        }
        return found
    }

    /// `id` and everything above it, nearest first.
    public func selfAndAncestors(of id: SectionID) -> [SectionID] { path(to: id).reversed().map(\.id) }

    /// `id` and everything below it, parents before their children.
    public func selfAndDescendants(of id: SectionID) -> [SectionID] {
        guard sections[id] != nil else { return [] }
        return [id] + (children[id] ?? []).flatMap { selfAndDescendants(of: $0) }
    }
}
