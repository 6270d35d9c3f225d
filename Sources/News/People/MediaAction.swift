/// What is done to one file of the media library.
public enum MediaAction: String, Sendable, CaseIterable {
    /// Say what it shows, whose work it is and until when it may be shown.
    case describe
    /// Set the focal point and the parts that crops show.
    case frame
}

extension Actor {
    /// Whether this actor may do `action` to a file that `uploader` brought in: everyone to their own, and whoever
    /// manages the library to all.
    /// - Parameter uploader: `nil` for what came in some other way, with an import.
    public func allows(_ action: MediaAction, onFileOf uploader: UserID?) -> Bool {
        switch self {
        case .system: true
        case .user(let user): allows(.manageMedia) || !user.isDisabled && uploader == user.id
        }
    }

    /// - Throws: `NewsError(.forbidden)` when this actor may not do `action`.
    public func require(_ action: MediaAction, onFileOf uploader: UserID?) throws {
        guard allows(action, onFileOf: uploader) else {
            throw NewsError(
                .forbidden, "You may not do this.", field: action.rawValue,
                help: "Ask an editor to, or whoever brought the file in."
            )
        }
    }
}
