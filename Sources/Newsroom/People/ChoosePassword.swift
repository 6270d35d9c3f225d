internal import News
internal import Store

/// What accepting an invitation and resetting a password have in common.
struct ChoosePassword: Sendable {
    let newsroom: Newsroom
    let passwords: any PasswordHasher
    let limits: SessionLimits
    let kind: OneTimeLink.Kind
    let verb: String

    func user(of token: LinkToken) async throws -> User? {
        let now = newsroom.clock.now()
        return try await newsroom.database.read { transaction in
            guard let id = try transaction.oneTimeLink(kind, tokenHash: token.hash, at: now)?.user,
                let user = try transaction.user(id), !user.isDisabled
            else { return nil }
            return user
        }
    }

    func callAsFunction(
        _ token: LinkToken, password: String, from browser: BrowserFacts
    ) async throws -> SignedIn {
        // Asked before the slow work, so that made-up links cost next to nothing, and again when it is used up.
        guard let expected = try await user(of: token) else { throw NewsError.linkGone }
        let hash = try await passwords.hashChecked(password, email: expected.email, name: expected.name)
        let now = newsroom.clock.now()
        return try await newsroom.database.write { transaction in
            guard let id = try transaction.useOneTimeLink(kind, tokenHash: token.hash, at: now)?.user else {
                throw NewsError.linkGone
            }
            let user = try transaction.existingUser(id)
            guard !user.isDisabled else { throw NewsError.linkGone }
            try transaction.replacePassword(of: user, hash: hash)
            try transaction.deleteExpiredSignIns(at: now)
            try transaction.audit(
                at: now, as: .user(user), verb: verb, user: id, detail: "from \(browser.address)"
            )
            return try transaction.openSession(of: user, from: browser, limits: limits, at: now)
        }
    }
}

extension NewsError {
    /// One sentence for a link that was used, one that has ended and one that never was.
    static var linkGone: NewsError {
        NewsError(.gone, "This link does not hold any more.", help: "Ask for a new one.")
    }
}

extension WriteTransaction {
    /// Sets a new password, after which nothing that was handed out before opens anything.
    func replacePassword(of user: User, hash: String) throws {
        try setPasswordHash(hash, of: user.id)
        try deleteSessions(of: user.id)
        try deleteUnusedLinks(of: user.id)
        try deleteAttempts(at: AttemptSubject.account(user.email.rawValue).key)
    }
}
