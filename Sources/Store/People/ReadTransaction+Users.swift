public import News

extension ReadTransaction {
    public func user(_ id: UserID) throws -> User? {
        try users("SELECT \(userColumns) FROM desk_user u WHERE u.id = \(id)").first
    }

    public func user(email: EmailAddress) throws -> User? {
        try users("SELECT \(userColumns) FROM desk_user u WHERE u.email_folded = \(email.folded)").first
    }

    /// Users in the order of their addresses, at most `limit`.
    /// - Parameter after: Where to go on: the last address of an earlier answer.
    public func users(after: EmailAddress? = nil, limit: Int = 500) throws -> [User] {
        try users(
            """
            SELECT \(userColumns) FROM desk_user u WHERE u.email_folded > \(after?.folded ?? "")
            ORDER BY u.email_folded LIMIT \(limit)
            """
        )
    }

    /// Those who want their notices by mail in one way, and may work here.
    public func users(wishing mail: NoticeMail) throws -> [User] {
        try users(
            "SELECT \(userColumns) FROM desk_user u WHERE u.notice_mail = \(mail) AND u.disabled = 0 ORDER BY u.id"
        )
    }

    /// Those who want a daily mail and have not had that of `day` (a number of `CivilDate`), with the newest notice that
    /// they had.
    public func users(withoutDigestOf day: CivilDate) throws -> [(user: User, lastNotice: NoticeID)] {
        let users = try users(
            """
            SELECT \(userColumns) FROM desk_user u
            WHERE u.notice_mail = \(NoticeMail.daily) AND u.digest_day < \(day) AND u.disabled = 0 ORDER BY u.id
            """
        )
        guard !users.isEmpty else { return [] }
        var last: [UserID: NoticeID] = [:]
        for var row in try rows("SELECT id, digest_notice FROM desk_user WHERE id IN (\(list: users.map(\.id)))") {
            let id = try row.id(UserID.self)
            last[id] = try row.id(NoticeID.self)
        }
        return users.map { ($0, last[$0.id] ?? NoticeID(rawValue: 0)) }
    }

    /// Whether anybody works here yet.
    public func hasUsers() throws -> Bool { try row("SELECT id FROM desk_user LIMIT 1") != nil }

    /// How many others than `user` could administer the publication: not disabled, and with a password.
    public func administrators(besides user: UserID) throws -> Int {
        guard
            var row = try row(
                """
                SELECT COUNT(*) FROM desk_user
                WHERE role = \(Role.administrator) AND disabled = 0 AND password_hash IS NOT NULL AND id <> \(user)
                """
            )
        else { return 0 }
        return try row.int()
    }

    /// The hash of a user's password; `nil` while they have chosen none.
    public func passwordHash(of user: UserID) throws -> String? {
        guard var row = try row("SELECT password_hash FROM desk_user WHERE id = \(user)") else { return nil }
        return try row.optionalText()
    }

    /// Those of `sections` that exist.
    public func existing(_ sections: Set<SectionID>) throws -> Set<SectionID> {
        guard !sections.isEmpty else { return [] }
        return Set(
            try rows("SELECT id FROM section WHERE id IN (\(list: sections.sorted()))").map { row in
                var row = row
                return try row.id(SectionID.self)
            }
        )
    }

    public func hasContributor(_ id: ContributorID) throws -> Bool {
        try row("SELECT id FROM contributor WHERE id = \(id)") != nil
    }

    private func users(_ sql: SQL) throws -> [User] {
        var users = try rows(sql).map { try User(row: $0) }
        let editors = users.filter { $0.role == .editor }.map(\.id)
        guard !editors.isEmpty else { return users }
        var sections: [UserID: Set<SectionID>] = [:]
        for var row in try rows("SELECT user_id, section_id FROM user_section WHERE user_id IN (\(list: editors))") {
            let user = try row.id(UserID.self)
            sections[user, default: []].insert(try row.id())
        }
        for index in users.indices { users[index].sections = sections[users[index].id] ?? [] }
        return users
    }
}

/// The columns of `desk_user u` that `User.init(row:)` reads, in order.
private let userColumns: SQL =
    "u.id, u.email, u.name, u.language, u.role, u.disabled, u.created_at, u.contributor_id, u.notice_mail"

extension User {
    fileprivate init(row: Row) throws {
        var row = row
        self.init(
            id: try row.id(), email: try row.word(), name: try row.text(), language: try row.word(),
            role: try row.word(), isDisabled: try row.bool(), createdAt: try row.instant(),
            contributor: try row.optionalID(), noticeMail: try row.word()
        )
    }
}
