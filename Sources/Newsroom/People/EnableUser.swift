public import News
internal import Store

/// Lets someone in again who was disabled; they sign in with the password they had.
public struct EnableUser: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Throws: `NewsError(.forbidden)` without the right to manage people.
    public func callAsFunction(_ id: UserID, as actor: Actor) async throws {
        let now = newsroom.clock.now()
        try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.managePeople)
            guard try transaction.existingUser(id).isDisabled else { return }
            try transaction.setDisabled(false, of: id)
            try transaction.audit(at: now, as: actor, verb: "EnableUser", user: id)
        }
    }
}
