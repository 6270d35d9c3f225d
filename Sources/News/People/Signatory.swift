/// Who did something, as it is kept with what they did: the name they had then, and whose identity it is. It outlives
/// changes of name and role.
public struct Signatory: Sendable, Hashable {
    /// `nil` for a part of the program.
    public let user: UserID?
    public let name: String

    public init(user: UserID?, name: String) {
        self.user = user
        self.name = name
    }
}

extension Actor {
    /// The actor as it is kept with what they do.
    public var signatory: Signatory { Signatory(user: userID, name: name) }
}
