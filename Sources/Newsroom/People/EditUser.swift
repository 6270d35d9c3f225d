public import News
internal import Store

/// Changes what someone is called, where mail reaches them and the desk's language for them: an administrator for
/// anyone, and each for themselves but for the address, which `ChangeAddress` proves first.
public struct EditUser: Sendable {
    /// What of a user may be edited.
    public struct Profile: Sendable, Hashable {
        public var name: String
        public var email: EmailAddress
        public var language: LanguageTag

        public init(name: String, email: EmailAddress, language: LanguageTag) {
            self.name = name
            self.email = email
            self.language = language
        }

        public init(_ user: User) { self.init(name: user.name, email: user.email, language: user.language) }
    }

    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameter known: What the page showed that was edited; `nil` changes whatever is there.
    /// - Throws: `NewsError(.forbidden)` without the right to, `.conflict` when someone else changed it meanwhile or the
    ///   address is another's, `.invalid` for a name that is none.
    @discardableResult
    public func callAsFunction(
        _ id: UserID, to profile: Profile, from known: Profile? = nil, as actor: Actor
    ) async throws -> User {
        let now = newsroom.clock.now()
        let sendsMail = newsroom.sendsMail
        return try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            let user = try transaction.existingUser(id)
            // One's own name and language are one's own to choose; where links go is not, without the password.
            let isOwn = actor.userID == id && profile.email.rawValue == user.email.rawValue
            if !isOwn { try actor.require(.managePeople) }
            if let known, known != Profile(user) {
                throw NewsError(
                    .conflict, "Someone else changed this person meanwhile.", help: "Load the page again."
                )
            }
            var new = profile
            new.name = try transaction.checked(name: profile.name)
            try transaction.requireFree(new.email, except: id)
            guard new != Profile(user) || new.email.rawValue != user.email.rawValue else { return user }
            try transaction.setProfile(name: new.name, email: new.email, language: new.language, of: id)
            if new.email != user.email {
                try transaction.addressChanged(of: user, to: new.email, sendsMail: sendsMail, at: now)
            }
            try transaction.audit(
                at: now, as: actor, verb: "EditUser", user: id, detail: described(Profile(user), new)
            )
            return try transaction.existingUser(id)
        }
    }

    private func described(_ old: Profile, _ new: Profile) -> String {
        var changes: [String] = []
        if old.name != new.name { changes.append("\(old.name) to \(new.name)") }
        if old.email.rawValue != new.email.rawValue { changes.append("\(old.email) to \(new.email)") }
        if old.language != new.language { changes.append("\(old.language) to \(new.language)") }
        return changes.joined(separator: ", ")
    }
}

extension WriteTransaction {
    /// Links that went to the old address hold no more, and the old address is told.
    func addressChanged(of user: User, to new: EmailAddress, sendsMail: Bool, at now: Instant) throws {
        try deleteUnusedLinks(of: user.id)
        for kind in [MailContent.Kind.invitation, .passwordReset, .addressChange] {
            try withdrawMail(kind, to: user.id)
        }
        guard sendsMail else { return }
        try queueMail(.addressChanged(to: new.rawValue), to: user.id, at: user.email, now: now)
    }
}
