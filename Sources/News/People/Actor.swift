/// Who does something in the newsroom: someone at the desk, or a part of the program that nobody is behind at that
/// moment. There is no third way past the rules.
public enum Actor: Sendable, Hashable {
    case user(User)
    /// A part of the program, by the name the log knows it by, such as `scheduler` or `console`.
    case system(String)

    /// The user, if there is one.
    public var user: User? {
        if case .user(let user) = self { user } else { nil }
    }

    /// The user's identity, if there is a user.
    public var userID: UserID? { user?.id }

    /// What the desk calls them: the user's name, or the name of the part of the program.
    public var name: String {
        switch self {
        case .user(let user): user.name
        case .system(let name): name
        }
    }

    /// What the log of who did what says: `user:7`, or the name of the part of the program.
    public var auditName: String {
        switch self {
        case .user(let user): "user:\(user.id.rawValue)"
        case .system(let name): name
        }
    }
}
