internal import News
internal import Store

/// Someone signed in chooses another password. Their other sessions end, and this one gets a new token.
public struct ChangePassword: Sendable {
    private let newsroom: Newsroom
    private let passwords: any PasswordHasher
    private let limits: SessionLimits

    public init(_ newsroom: Newsroom, passwords: any PasswordHasher, limits: SessionLimits = .standard) {
        self.newsroom = newsroom
        self.passwords = passwords
        self.limits = limits
    }

    /// - Throws: `NewsError(.forbidden)` when nobody is signed in with `token` or the current password is wrong,
    ///   `.tooMany` after several wrong ones, `.invalid` for a new password that breaks the rule.
    public func callAsFunction(
        _ token: SessionToken, current: String, new: String, from browser: BrowserFacts
    ) async throws -> SignedIn {
        guard let user = try await FindSession(newsroom, limits: limits)(token)?.user else {
            throw NewsError(.forbidden, "You are not signed in.", help: "Sign in and try again.")
        }
        try PasswordRule.check(new, email: user.email, name: user.name)
        let account = AttemptSubject.account(user.email.rawValue)
        let start = newsroom.clock.now()
        let known = try await newsroom.database.write { transaction in
            try transaction.countAttempt(at: [account], now: start)
            return try transaction.passwordHash(of: user.id)
        }
        guard try await passwords.verifyNormalized(current, against: known) else {
            throw NewsError(.forbidden, "The current password is wrong.", field: "current")
        }
        let hash = try await passwords.hashChecked(new, email: user.email, name: user.name)
        let now = newsroom.clock.now()
        return try await newsroom.database.write { transaction in
            let user = try transaction.existingUser(user.id)
            // Signed out, disabled or reset by someone else while the work was done: theirs counts.
            guard !user.isDisabled, try transaction.passwordHash(of: user.id) == known,
                try transaction.session(tokenHash: token.hash) != nil
            else { throw NewsError(.forbidden, "You are not signed in.", help: "Sign in and try again.") }
            try transaction.replacePassword(of: user, hash: hash)
            try transaction.audit(at: now, as: .user(user), verb: "ChangePassword", user: user.id)
            return try transaction.openSession(of: user, from: browser, limits: limits, at: now)
        }
    }
}
