extension User {
    /// The sections they answer for, those below one given to them included.
    public func sectionsAnsweredFor(in publication: Publication) -> Set<SectionID> {
        let given: Set<SectionID>
        switch role {
        case .contributor, .journalist: return []
        case .editor: given = sections
        case .chiefEditor, .administrator:
            given = Set(publication.editions.flatMap { publication.sections.children(of: nil, in: $0.id).map(\.id) })
        }
        return Set(given.flatMap { publication.sections.selfAndDescendants(of: $0) })
    }
}
