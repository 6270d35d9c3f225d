public import News

extension WriteTransaction {
    /// Adds someone to the desk.
    /// - Parameter passwordHash: `nil` until they choose a password.
    public func insertUser(_ new: NewUser, passwordHash: String?, at now: Instant) throws -> User {
        let id: UserID = try insertedID(
            """
            INSERT INTO desk_user (email, email_folded, name, language, role, created_at, contributor_id, password_hash)
            VALUES (\(new.email.rawValue), \(new.email.folded), \(new.name), \(new.language), \(new.role), \(now),
                \(new.contributor), \(passwordHash))
            RETURNING id
            """
        )
        let sections = new.role == .editor ? new.sections : []
        try insertSections(sections, of: id)
        return User(
            id: id, email: new.email, name: new.name, language: new.language, role: new.role, sections: sections,
            createdAt: now, contributor: new.contributor
        )
    }

    /// Gives a user another role; sections are kept for an editor alone.
    public func setRole(_ role: Role, sections: Set<SectionID>, of user: UserID) throws {
        try execute("UPDATE desk_user SET role = \(role) WHERE id = \(user)")
        try execute("DELETE FROM user_section WHERE user_id = \(user)")
        try insertSections(role == .editor ? sections : [], of: user)
    }

    /// Changes what someone is called, where mail reaches them and the desk's language for them.
    public func setProfile(name: String, email: EmailAddress, language: LanguageTag, of user: UserID) throws {
        try execute(
            """
            UPDATE desk_user SET name = \(name), email = \(email), email_folded = \(email.folded), language = \(language)
            WHERE id = \(user)
            """
        )
    }

    /// How someone wants their notices by mail; a digest begins with what comes after `notice` and `day`.
    public func setNoticeMail(_ mail: NoticeMail, of user: UserID, day: CivilDate, notice: NoticeID) throws {
        try execute("UPDATE desk_user SET notice_mail = \(mail) WHERE id = \(user)")
        try setDigest(of: user, day: day, notice: notice)
    }

    /// Someone had their mail of `day`, with everything up to `notice`.
    public func setDigest(of user: UserID, day: CivilDate, notice: NoticeID) throws {
        try execute("UPDATE desk_user SET digest_day = \(day), digest_notice = \(notice) WHERE id = \(user)")
    }

    public func setDisabled(_ isDisabled: Bool, of user: UserID) throws {
        try execute("UPDATE desk_user SET disabled = \(isDisabled) WHERE id = \(user)")
    }

    public func setPasswordHash(_ hash: String, of user: UserID) throws {
        try execute("UPDATE desk_user SET password_hash = \(hash) WHERE id = \(user)")
    }

    private func insertSections(_ sections: Set<SectionID>, of user: UserID) throws {
        for section in sections.sorted() {
            try execute("INSERT INTO user_section (user_id, section_id) VALUES (\(user), \(section))")
        }
    }
}
