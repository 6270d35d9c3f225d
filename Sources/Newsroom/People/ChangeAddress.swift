public import News
internal import Store

/// Someone signed in has another address. Their password is asked for, since links that open the account go there; where
/// mail goes out, the address becomes theirs when they follow a link sent to it.
public struct ChangeAddress: Sendable {
    /// What became of it.
    public enum Outcome: Sendable, Hashable {
        case changed
        /// A link went to the new address.
        case asked
    }

    private let newsroom: Newsroom
    private let passwords: any PasswordHasher

    /// In seconds.
    public static let validity: Int64 = 86_400

    public init(_ newsroom: Newsroom, passwords: any PasswordHasher) {
        self.newsroom = newsroom
        self.passwords = passwords
    }

    /// - Throws: `NewsError(.forbidden)` when nobody is signed in with `token` or the password is wrong, `.tooMany` after
    ///   several wrong ones, `.conflict` when the address is another's.
    public func callAsFunction(
        _ token: SessionToken, to email: EmailAddress, password: String
    ) async throws -> Outcome {
        guard let user = try await FindSession(newsroom)(token)?.user else {
            throw NewsError(.forbidden, "You are not signed in.", help: "Sign in and try again.")
        }
        let account = AttemptSubject.account(user.email.rawValue)
        let start = newsroom.clock.now()
        let known = try await newsroom.database.write { transaction in
            try transaction.countAttempt(at: [account], now: start)
            return try transaction.passwordHash(of: user.id)
        }
        guard try await passwords.verifyNormalized(password, against: known) else {
            throw NewsError(.forbidden, "The current password is wrong.", field: "current")
        }
        let now = newsroom.clock.now()
        let sendsMail = newsroom.sendsMail
        return try await newsroom.database.write { transaction in
            let user = try transaction.existingUser(user.id)
            guard !user.isDisabled, try transaction.passwordHash(of: user.id) == known,
                try transaction.session(tokenHash: token.hash) != nil
            else { throw NewsError(.forbidden, "You are not signed in.", help: "Sign in and try again.") }
            try transaction.deleteAttempts(at: account.key)
            try transaction.requireFree(email, except: user.id)
            if sendsMail, email != user.email {
                let link = try transaction.issueLink(
                    .addressChange, for: user, lasting: Self.validity, email: email, at: now
                )
                _ = try transaction.mail(link, to: email, at: now)
                try transaction.audit(
                    at: now, as: .user(user), verb: "ChangeAddress", user: user.id, detail: "asked for \(email)"
                )
                return .asked
            }
            try transaction.take(email, of: user, sendsMail: sendsMail, at: now)
            return .changed
        }
    }

    /// The address that a link makes someone's, for the page that asks for the last step; `nil` when it does not hold.
    public func address(of token: LinkToken) async throws -> EmailAddress? {
        let now = newsroom.clock.now()
        return try await newsroom.database.read { transaction in
            try transaction.oneTimeLink(.addressChange, tokenHash: token.hash, at: now)?.email
        }
    }

    /// Whoever holds the link has the mail of the new address.
    /// - Throws: `NewsError(.gone)` when the link was used, has ended or never was; `.conflict` when someone else took
    ///   the address meanwhile, and the link holds on.
    public func confirm(_ token: LinkToken) async throws -> User {
        let now = newsroom.clock.now()
        let sendsMail = newsroom.sendsMail
        return try await newsroom.database.write { transaction in
            guard let link = try transaction.useOneTimeLink(.addressChange, tokenHash: token.hash, at: now),
                let id = link.user, let email = link.email, let user = try transaction.user(id), !user.isDisabled
            else { throw NewsError.linkGone }
            try transaction.requireFree(email, except: id)
            try transaction.take(email, of: user, sendsMail: sendsMail, at: now)
            return try transaction.existingUser(id)
        }
    }
}

extension WriteTransaction {
    fileprivate func take(_ email: EmailAddress, of user: User, sendsMail: Bool, at now: Instant) throws {
        try setProfile(name: user.name, email: email, language: user.language, of: user.id)
        if email != user.email { try addressChanged(of: user, to: email, sendsMail: sendsMail, at: now) }
        try audit(at: now, as: .user(user), verb: "ChangeAddress", user: user.id, detail: "\(user.email) to \(email)")
    }
}
