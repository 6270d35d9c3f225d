/// What a message is about. Its words are made when it is sent, in the language and from the state of that moment: an
/// article that came under embargo meanwhile is not named. It describes itself by its kind alone, so that no log holds a
/// link by accident.
public enum MailContent: Sendable, Hashable, Codable, CustomStringConvertible, CustomReflectable {
    /// Someone new chooses their password.
    case invitation(token: String)
    case passwordReset(token: String)
    /// Goes to the new address: it becomes theirs when they follow the link.
    case addressChange(token: String)
    /// Goes to the old address.
    case addressChanged(to: String)
    /// What waits for someone, as it comes.
    case notices([NoticeID])
    /// What waits for someone, once a day.
    case digest([NoticeID])
    /// An operator tries whether mail goes out.
    case trial

    /// The name of what it is about, as the store and the log have it.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case invitation, passwordReset, addressChange, addressChanged, notices, digest, trial
    }

    public var kind: Kind {
        switch self {
        case .invitation: .invitation
        case .passwordReset: .passwordReset
        case .addressChange: .addressChange
        case .addressChanged: .addressChanged
        case .notices: .notices
        case .digest: .digest
        case .trial: .trial
        }
    }

    public var description: String { "MailContent.\(kind.rawValue)" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
