public import News
internal import Store

/// Gives someone another role, or an editor other sections.
public struct ChangeRole: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameter sections: Kept for an editor alone.
    /// - Throws: `NewsError(.forbidden)` without the right to manage people, `.conflict` for the last administrator,
    ///   `.notFound` for a user or section that does not exist.
    public func callAsFunction(
        of id: UserID, to role: Role, sections: Set<SectionID> = [], as actor: Actor
    ) async throws -> User {
        let now = newsroom.clock.now()
        return try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.managePeople)
            var user = try transaction.existingUser(id)
            if role != .administrator { try transaction.requireAnotherAdministrator(than: user) }
            try transaction.requireSections(sections)
            try transaction.setRole(role, sections: sections, of: id)
            try transaction.audit(
                at: now, as: actor, verb: "ChangeRole", user: id,
                detail: "\(described(user.role, user.sections)) to \(described(role, sections))"
            )
            user.role = role
            user.sections = role == .editor ? sections : []
            return user
        }
    }

    private func described(_ role: Role, _ sections: Set<SectionID>) -> String {
        guard role == .editor else { return role.rawValue }
        return role.rawValue + sections.sorted().map { " section:\($0.rawValue)" }.joined()
    }
}
