internal import News

extension ListSubject {
    static let authorKind: Int64 = 5
    static let topicKind: Int64 = 6

    /// The two columns that name the list in `listing`. The numbers are part of the schema.
    var columns: (kind: Int64, id: Int64) {
        switch self {
        case .latest: (1, 0)
        case .stories: (2, 0)
        case .section(let id): (3, id.rawValue)
        case .sectionStories(let id): (4, id.rawValue)
        case .author(let id): (Self.authorKind, id.rawValue)
        case .topic(let id): (Self.topicKind, id.rawValue)
        case .opinions: (7, 0)
        }
    }
}
