public import News
internal import Store

/// Adds someone to the desk who chooses their password themselves, through a link that holds for a week.
public struct InviteUser: Sendable {
    private let newsroom: Newsroom

    /// In seconds.
    public static let validity: Int64 = 7 * 86_400

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Throws: `NewsError(.forbidden)` without the right to manage people, `.conflict` when the address is there
    ///   already, `.notFound` for a section that does not exist.
    public func callAsFunction(_ new: NewUser, as actor: Actor) async throws -> IssuedLink {
        let now = newsroom.clock.now()
        let sendsMail = newsroom.sendsMail
        return try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.managePeople)
            let user = try transaction.insertUser(try transaction.checked(new), passwordHash: nil, at: now)
            try transaction.audit(at: now, as: actor, verb: "InviteUser", user: user.id, detail: user.role.rawValue)
            let link = try transaction.issueLink(.invitation, for: user, lasting: InviteUser.validity, at: now)
            return sendsMail ? try transaction.mail(link, at: now) : link
        }
    }

    /// A new link for someone who has not chosen a password yet; the old one holds no more.
    /// - Parameter byMail: Whether it goes to them by mail, where mail goes out at all.
    /// - Throws: `NewsError(.forbidden)` without the right to manage people, `.conflict` when they have a password or
    ///   are disabled.
    public func again(_ id: UserID, byMail: Bool = false, as actor: Actor) async throws -> IssuedLink {
        let now = newsroom.clock.now()
        let sendsMail = newsroom.sendsMail && byMail
        return try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.managePeople)
            let user = try transaction.existingUser(id)
            guard !user.isDisabled, try transaction.passwordHash(of: id) == nil else {
                throw NewsError(
                    .conflict, "\(user.name) cannot be invited again.",
                    help: "They have a password, or are disabled."
                )
            }
            try transaction.audit(at: now, as: actor, verb: "InviteUser", user: id, detail: "again")
            let link = try transaction.issueLink(.invitation, for: user, lasting: InviteUser.validity, at: now)
            return sendsMail ? try transaction.mail(link, at: now) : link
        }
    }
}
