/// Who did something, as the audit log names them: someone at the desk, or a part of the program.
public enum AuditActor: Sendable, Hashable {
    case user(UserID)
    case system(String)

    /// What the log keeps: `user:7`, or the name of the part of the program.
    public var text: String {
        switch self {
        case .user(let id): "user:\(id.rawValue)"
        case .system(let name): name
        }
    }

    /// - Returns: `nil` for what can be no name in the log.
    public init?(text: some StringProtocol) {
        guard !text.isEmpty, text.utf8.count <= 80 else { return nil }
        if text.hasPrefix("user:") {
            guard let id = Int64(text.dropFirst("user:".count)), id > 0 else { return nil }
            self = .user(UserID(rawValue: id))
        } else {
            self = .system(String(text))
        }
    }
}
