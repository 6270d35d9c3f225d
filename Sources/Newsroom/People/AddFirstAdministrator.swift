public import News
internal import Store

/// Whoever holds the first administrator's link gives their name, address and password, and is signed in. It works while
/// there is nobody at the desk.
public struct AddFirstAdministrator: Sendable {
    private let newsroom: Newsroom
    private let passwords: any PasswordHasher
    private let limits: SessionLimits

    public init(_ newsroom: Newsroom, passwords: any PasswordHasher, limits: SessionLimits = .standard) {
        self.newsroom = newsroom
        self.passwords = passwords
        self.limits = limits
    }

    /// Whether a link holds, for the page that asks for the rest.
    public func holds(_ token: LinkToken) async throws -> Bool {
        let now = newsroom.clock.now()
        return try await newsroom.database.read { transaction in
            guard try !transaction.hasUsers() else { return false }
            return try transaction.oneTimeLink(.firstAdministrator, tokenHash: token.hash, at: now) != nil
        }
    }

    /// - Throws: `NewsError(.gone)` when the link was used, has ended or never was, or when someone works here already;
    ///   `.invalid` for a name or password that breaks a rule, and the link holds on.
    public func callAsFunction(
        _ token: LinkToken, email: EmailAddress, name: String, language: LanguageTag, password: String,
        from browser: BrowserFacts
    ) async throws -> SignedIn {
        guard try await holds(token) else { throw NewsError.linkGone }
        let hash = try await passwords.hashChecked(password, email: email, name: name)
        let now = newsroom.clock.now()
        return try await newsroom.database.write { transaction in
            guard try !transaction.hasUsers(),
                try transaction.useOneTimeLink(.firstAdministrator, tokenHash: token.hash, at: now) != nil
            else { throw NewsError.linkGone }
            let new = try transaction.checked(
                NewUser(email: email, name: name, language: language, role: .administrator)
            )
            let user = try transaction.insertUser(new, passwordHash: hash, at: now)
            try transaction.audit(at: now, as: .user(user), verb: "AddFirstAdministrator", user: user.id)
            return try transaction.openSession(of: user, from: browser, limits: limits, at: now)
        }
    }
}
