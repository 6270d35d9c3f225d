public import News
internal import Store

/// Adds someone to the desk with a password that is known to whoever adds them.
public struct AddUser: Sendable {
    private let newsroom: Newsroom
    private let passwords: any PasswordHasher

    public init(_ newsroom: Newsroom, passwords: any PasswordHasher) {
        self.newsroom = newsroom
        self.passwords = passwords
    }

    /// - Throws: `NewsError(.forbidden)` without the right to manage people, `.conflict` when the address is there
    ///   already, `.invalid` for a password that breaks the rule, `.notFound` for a section that does not exist.
    public func callAsFunction(_ new: NewUser, password: String, as actor: Actor) async throws -> User {
        try actor.require(.managePeople)
        let hash = try await passwords.hashChecked(password, email: new.email, name: new.name)
        let now = newsroom.clock.now()
        return try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.managePeople)
            let user = try transaction.insertUser(try transaction.checked(new), passwordHash: hash, at: now)
            try transaction.audit(at: now, as: actor, verb: "AddUser", user: user.id, detail: user.role.rawValue)
            return user
        }
    }
}
