public import News
internal import Store

/// Makes the link with which whoever set the program up becomes its first administrator, while there is nobody yet.
public struct MakeFirstAdministratorLink: Sendable {
    private let newsroom: Newsroom

    /// In seconds.
    public static let validity: Int64 = 86_400

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Returns: `nil` when someone works here already. A link made before holds no more.
    /// - Throws: `NewsError(.forbidden)` without the right to manage people.
    public func callAsFunction(as actor: Actor) async throws -> IssuedLink? {
        let now = newsroom.clock.now()
        return try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.managePeople)
            guard try !transaction.hasUsers() else { return nil }
            try transaction.audit(at: now, as: actor, verb: "MakeFirstAdministratorLink", user: nil)
            return try transaction.issueLink(
                .firstAdministrator, for: nil, lasting: MakeFirstAdministratorLink.validity, at: now
            )
        }
    }
}
