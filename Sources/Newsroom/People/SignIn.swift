internal import News
internal import Store

/// Opens a session for whoever knows an address and its password. A wrong password, an unknown address and someone
/// disabled get the same answer after the same work.
public struct SignIn: Sendable {
    private let newsroom: Newsroom
    private let passwords: any PasswordHasher
    private let limits: SessionLimits

    public init(_ newsroom: Newsroom, passwords: any PasswordHasher, limits: SessionLimits = .standard) {
        self.newsroom = newsroom
        self.passwords = passwords
        self.limits = limits
    }

    /// - Parameters:
    ///   - email: As it was typed.
    ///   - replaced: The session the browser had; it ends, so that a token from before the sign-in is worth nothing.
    /// - Throws: `NewsError(.forbidden)` when it is not right, `.tooMany` when this account or this network must wait
    ///   first, `.unavailable` when too many sign in at once.
    public func callAsFunction(
        email: String, password: String, from browser: BrowserFacts, replacing replaced: SessionToken? = nil
    ) async throws -> SignedIn {
        let account = AttemptSubject.account(email)
        let network = AttemptSubject.network(browser)
        let start = newsroom.clock.now()
        let known = try await newsroom.database.write { transaction -> (user: User, hash: String?)? in
            try transaction.countAttempt(at: [account, network], now: start)
            guard let email = EmailAddress(rawValue: email), let user = try transaction.user(email: email) else {
                return nil
            }
            return (user, try transaction.passwordHash(of: user.id))
        }
        let isRight = try await passwords.verifyNormalized(password, against: known?.hash)
        let now = newsroom.clock.now()
        let signedIn = try await newsroom.database.write { transaction -> SignedIn? in
            // Both were read before the password was looked at, and either may have changed since.
            guard isRight, let known, let user = try transaction.user(known.user.id), !user.isDisabled,
                try transaction.passwordHash(of: user.id) == known.hash
            else {
                try transaction.audit(
                    at: now, as: .system("sign-in"), verb: "SignIn", user: known?.user.id,
                    detail: "refused, from \(browser.address)"
                )
                return nil
            }
            try transaction.deleteAttempts(at: account.key)
            try transaction.uncountAttempt(at: network)
            try transaction.deleteExpiredSignIns(at: now)
            if let replaced { try transaction.deleteSession(tokenHash: replaced.hash) }
            try transaction.audit(
                at: now, as: .user(user), verb: "SignIn", user: user.id, detail: "from \(browser.address)"
            )
            return try transaction.openSession(of: user, from: browser, limits: limits, at: now)
        }
        guard let signedIn else {
            throw NewsError(
                .forbidden, "The address or the password is wrong.", help: "Try again, or ask for a new password."
            )
        }
        return signedIn
    }
}

extension PasswordHasher {
    /// Whether what was typed is the password, however the keyboard composed it.
    func verifyNormalized(_ typed: String, against hash: String?) async throws -> Bool {
        let password = PasswordRule.normalized(typed)
        // Nobody's password is that long; looking at it would only be work.
        guard password.utf8.count <= PasswordRule.mostBytes else { return try await verify("", against: nil) }
        return try await verify(password, against: hash)
    }

    /// The hash of a new password.
    /// - Throws: `NewsError(.invalid)` when it breaks the rule.
    func hashChecked(_ password: String, email: EmailAddress, name: String) async throws -> String {
        try PasswordRule.check(password, email: email, name: name)
        return try await hash(PasswordRule.normalized(password))
    }
}
