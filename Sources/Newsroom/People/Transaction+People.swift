internal import Crypto
internal import News
internal import Store

/// The rules that several verbs about people share.
extension ReadTransaction {
    /// The actor as the store knows them now: a role may have been taken since the page was shown.
    func current(_ actor: Actor) throws -> Actor {
        guard let user = actor.user else { return actor }
        guard let known = try self.user(user.id), !known.isDisabled else {
            throw NewsError(.forbidden, "You may not work here any more.", help: "Ask an administrator.")
        }
        return .user(known)
    }

    func existingUser(_ id: UserID) throws -> User {
        guard let user = try user(id) else { throw NewsError(.notFound, "There is no such user.") }
        return user
    }

    /// - Throws: `NewsError(.conflict)` when nobody else could administer the publication.
    func requireAnotherAdministrator(than user: User) throws {
        guard user.role == .administrator, !user.isDisabled, try administrators(besides: user.id) == 0 else { return }
        throw NewsError(
            .conflict, "\(user.name) is the last administrator.", field: "role",
            help: "Make someone else an administrator first."
        )
    }

    /// A new user as they will be kept.
    /// - Throws: `NewsError` for an empty name, a section or contributor that does not exist, an address already there.
    func checked(_ new: NewUser) throws -> NewUser {
        var new = new
        new.name = try checked(name: new.name)
        try requireSections(new.sections)
        if let contributor = new.contributor, try !hasContributor(contributor) {
            throw NewsError(.notFound, "There is no such author.", field: "contributor")
        }
        try requireFree(new.email)
        return new
    }

    /// - Throws: `NewsError(.invalid)` for one that is empty or overlong.
    func checked(name: String) throws -> String {
        let name = name.trimmed
        guard !name.isEmpty, name.count <= 120 else {
            throw NewsError(.invalid, "A name has 1 to 120 characters.", field: "name")
        }
        return name
    }

    /// - Parameter known: Whose address it may be.
    /// - Throws: `NewsError(.conflict)` when an address is someone else's.
    func requireFree(_ email: EmailAddress, except known: UserID? = nil) throws {
        guard let other = try user(email: email), other.id != known else { return }
        throw NewsError(
            .conflict, "Someone works here with this address already.", field: "email", help: "Take another address.")
    }

    func requireSections(_ sections: Set<SectionID>) throws {
        guard try existing(sections) == sections else {
            throw NewsError(.notFound, "There is no such section.", field: "sections")
        }
    }
}

extension WriteTransaction {
    /// A line in the log about a user. Nothing secret is ever given to it.
    func audit(at now: Instant, as actor: Actor, verb: String, user: UserID?, detail: String? = nil) throws {
        try audit(
            at: now, actor: actor.auditName, verb: verb, subject: user.map { "user:\($0.rawValue)" }, detail: detail
        )
    }

    /// Makes a one-time link; those of its kind made before hold no more.
    func issueLink(
        _ kind: OneTimeLink.Kind, for user: User?, lasting seconds: Int64, email: EmailAddress? = nil, at now: Instant
    ) throws -> IssuedLink {
        let token = LinkToken(Secret())
        let expiresAt = now.advanced(seconds: seconds)
        try insertOneTimeLink(
            OneTimeLink(kind: kind, user: user?.id, expiresAt: expiresAt, email: email), tokenHash: token.hash, at: now
        )
        return IssuedLink(kind: kind, user: user, token: token, expiresAt: expiresAt)
    }

    /// Sends a link to the person it is for. One that was queued before it, and holds no more, is taken back.
    /// - Parameter email: Where to; the person's address where there is none.
    func mail(_ link: IssuedLink, to email: EmailAddress? = nil, at now: Instant) throws -> IssuedLink {
        guard let user = link.user else { return link }
        let content: MailContent
        switch link.kind {
        case .invitation: content = .invitation(token: link.token.text)
        case .passwordReset: content = .passwordReset(token: link.token.text)
        case .addressChange: content = .addressChange(token: link.token.text)
        case .firstAdministrator: return link
        }
        try withdrawMail(content.kind, to: user.id)
        try queueMail(content, to: user.id, at: email ?? user.email, now: now, expiresAt: link.expiresAt)
        var mailed = link
        mailed.isMailed = true
        return mailed
    }

    /// Opens a session with a token of its own.
    func openSession(
        of user: User, from browser: BrowserFacts, limits: SessionLimits, at now: Instant
    ) throws -> SignedIn {
        let token = SessionToken(Secret())
        let session = try insertSession(
            of: user.id, tokenHash: token.hash, at: now, expiresAt: now.advanced(seconds: limits.absolute),
            address: browser.address, userAgent: browser.userAgent
        )
        return SignedIn(user: user, session: session, token: token)
    }
}
