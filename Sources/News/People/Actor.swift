/// Who does something in the newsroom: someone at the desk, or a part of the program that nobody is behind at that
/// moment.
public enum Actor: Sendable, Hashable {
    /// A part of the program, by the name the log knows it by, such as `schedule`.
    case system(String)
    case user(UserID, name: String)

    /// The user's identity, if there is a user.
    public var userID: UserID? {
        if case .user(let id, _) = self { id } else { nil }
    }

    /// What the desk calls them: the user's name, or the name of the part of the program.
    public var name: String {
        switch self {
        case .system(let name): name
        case .user(_, let name): name
        }
    }

    /// What the log of who did what says: `user:7`, or the name of the part of the program.
    public var auditName: String {
        switch self {
        case .system(let name): name
        case .user(let id, _): "user:\(id.rawValue)"
        }
    }
}
