/// What someone at the desk is trusted with. Each role may do everything that the one before it may.
public enum Role: String, Sendable, Codable, CaseIterable, Comparable {
    /// Writes drafts of their own, which an editor takes further.
    case contributor
    /// Writes articles of their own and submits them.
    case journalist
    /// Answers for the sections given to them and all below those: edits, approves, publishes.
    case editor
    /// Answers for every section, and arranges the fronts.
    case chiefEditor
    /// Answers for people and settings, too (docs/decisions/0007).
    case administrator

    public static func < (left: Role, right: Role) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .contributor: 0
        case .journalist: 1
        case .editor: 2
        case .chiefEditor: 3
        case .administrator: 4
        }
    }
}
