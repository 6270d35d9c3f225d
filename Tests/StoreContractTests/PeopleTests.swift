import News
import SQLiteDatabase
import Store
import TestSupport
import Testing

@Suite struct PeopleTests {
    private static let noon = TinyPublication.noon

    private static func new(
        _ email: String, _ role: Role = .journalist, sections: Set<SectionID> = []
    ) throws -> NewUser {
        NewUser(
            email: try #require(EmailAddress(rawValue: email)), name: "Imane Souiri", language: .arabic, role: role,
            sections: sections
        )
    }

    @Test("a user is read back as written, by identity and by address in any case")
    func users() async throws {
        let tiny = try await TinyPublication()
        try await tiny.publish([TinyPublication.item("Un", section: ["Sport", "Football"], byline: ["Imane Souiri"])])
        let sections = Set(try await tiny.publication().sections.all.map(\.id))
        var wanted = try Self.new("Imane@Relais.example", .editor, sections: sections)
        wanted.contributor = ContributorID(rawValue: 1)
        let new = wanted
        let user = try await tiny.database.write { try $0.insertUser(new, passwordHash: "h", at: Self.noon) }
        #expect(user.sections.count == 2 && user.contributor != nil && user.createdAt == Self.noon)
        let other = try #require(EmailAddress(rawValue: "IMANE@relais.EXAMPLE"))
        let found = try await tiny.database.read { store in
            [try store.user(user.id), try store.user(email: other)]
        }
        #expect(found == [user, user])
        #expect(found[0]?.email.rawValue == "Imane@Relais.example")
        #expect(try await tiny.database.read { try $0.passwordHash(of: user.id) } == "h")
        #expect(try await tiny.database.read { try $0.user(UserID(rawValue: 99)) } == nil)
    }

    @Test("two users never share an address, whatever its case")
    func unique() async throws {
        let tiny = try await TinyPublication()
        let first = try Self.new("a@b.example")
        let second = try Self.new("A@B.example")
        _ = try await tiny.database.write { try $0.insertUser(first, passwordHash: nil, at: Self.noon) }
        let error = await #expect(throws: NewsError.self) {
            try await tiny.database.write { try $0.insertUser(second, passwordHash: nil, at: Self.noon) }
        }
        #expect(error?.code == .conflict)
    }

    @Test("only an editor keeps sections, and another role takes them away")
    func sections() async throws {
        let tiny = try await TinyPublication()
        try await tiny.publish([TinyPublication.item("Un")])
        let section = try await tiny.publication().sections.all[0].id
        let new = try Self.new("a@b.example", .journalist, sections: [section])
        let user = try await tiny.database.write { try $0.insertUser(new, passwordHash: nil, at: Self.noon) }
        #expect(user.sections.isEmpty)
        for (role, expected) in [(Role.editor, Set([section])), (.chiefEditor, [])] {
            try await tiny.database.write { try $0.setRole(role, sections: [section], of: user.id) }
            let found = try await tiny.database.read { try $0.user(user.id) }
            #expect(found?.role == role && found?.sections == expected)
            let rows = try await tiny.database.read { try $0.rows("SELECT section_id FROM user_section").count }
            #expect(rows == expected.count)
        }
    }

    @Test("users are walked in the order of their addresses, each once")
    func walk() async throws {
        let tiny = try await TinyPublication()
        for letter in ["d", "A", "c", "B", "e"] {
            let new = try Self.new("\(letter)@b.example")
            _ = try await tiny.database.write { try $0.insertUser(new, passwordHash: nil, at: Self.noon) }
        }
        var seen: [String] = []
        var last: EmailAddress?
        while true {
            let after = last
            let page = try await tiny.database.read { try $0.users(after: after, limit: 2) }
            if page.isEmpty { break }
            seen += page.map(\.email.rawValue)
            last = page.last?.email
        }
        #expect(seen == ["A@b.example", "B@b.example", "c@b.example", "d@b.example", "e@b.example"])
    }

    @Test("administrators who are disabled or have no password do not count")
    func administrators() async throws {
        let tiny = try await TinyPublication()
        let new = try ["a", "b", "c", "d"].map { try Self.new("\($0)@b.example", $0 == "d" ? .editor : .administrator) }
        let ids = try await tiny.database.write { store in
            try new.enumerated().map { index, user in
                try store.insertUser(user, passwordHash: index == 1 ? nil : "h", at: Self.noon).id
            }
        }
        func count(besides id: UserID) async throws -> Int {
            try await tiny.database.read { try $0.administrators(besides: id) }
        }
        #expect(try await count(besides: ids[0]) == 1)
        #expect(try await count(besides: ids[3]) == 2)
        try await tiny.database.write { try $0.setDisabled(true, of: ids[2]) }
        #expect(try await count(besides: ids[0]) == 0)
    }

    @Test("a one-time link is used once, in its time, for its kind; a newer one takes its place")
    func links() async throws {
        let tiny = try await TinyPublication()
        let new = try Self.new("a@b.example")
        let user = try await tiny.database.write { try $0.insertUser(new, passwordHash: nil, at: Self.noon) }
        let link = OneTimeLink(kind: .invitation, user: user.id, expiresAt: Self.noon.advanced(seconds: 60))
        func use(_ hash: String, _ kind: OneTimeLink.Kind = .invitation, after: Int64 = 0) async throws -> OneTimeLink?
        {
            try await tiny.database.write {
                try $0.useOneTimeLink(kind, tokenHash: hash, at: Self.noon.advanced(seconds: after))
            }
        }
        try await tiny.database.write { try $0.insertOneTimeLink(link, tokenHash: "old", at: Self.noon) }
        try await tiny.database.write { try $0.insertOneTimeLink(link, tokenHash: "new", at: Self.noon) }
        #expect(try await use("old") == nil)
        #expect(try await use("new", .passwordReset) == nil)
        #expect(try await use("new", after: 60) == nil)
        #expect(
            try await tiny.database.read { try $0.oneTimeLink(.invitation, tokenHash: "new", at: Self.noon) } == link)
        #expect(try await use("new", after: 59) == link)
        #expect(try await use("new") == nil)
        #expect(
            try await tiny.database.read { try $0.oneTimeLink(.invitation, tokenHash: "new", at: Self.noon) } == nil)
    }

    @Test("every statement about people is answered from an index")
    func plans() async throws {
        let tiny = try await TinyPublication()
        let new = try Self.new("a@b.example", .editor)
        let user = try await tiny.database.write { try $0.insertUser(new, passwordHash: nil, at: Self.noon) }
        _ = tiny.database.takeStatements()
        try await tiny.database.write { store in
            _ = try store.user(user.id)
            _ = try store.user(email: user.email)
            _ = try store.users(after: user.email)
            _ = try store.administrators(besides: user.id)
            _ = try store.passwordHash(of: user.id)
            _ = try store.existing([SectionID(rawValue: 1)])
            _ = try store.hasContributor(ContributorID(rawValue: 1))
            try store.setRole(.editor, sections: [], of: user.id)
            try store.setDisabled(true, of: user.id)
            try store.setPasswordHash("h", of: user.id)
            _ = try store.insertSession(
                of: user.id, tokenHash: "s", at: Self.noon, expiresAt: Self.noon, address: "", userAgent: "")
            _ = try store.session(tokenHash: "s")
            _ = try store.sessions(of: user.id, at: Self.noon)
            try store.setLastSeen(Self.noon, tokenHash: "s")
            try store.deleteSession(tokenHash: "s")
            try store.deleteSessions(of: user.id)
            try store.insertOneTimeLink(
                OneTimeLink(kind: .invitation, user: user.id, expiresAt: Self.noon), tokenHash: "l", at: Self.noon)
            _ = try store.oneTimeLink(.invitation, tokenHash: "l", at: Self.noon)
            _ = try store.useOneTimeLink(.invitation, tokenHash: "l", at: Self.noon)
            try store.deleteUnusedLinks(of: nil, kind: .firstAdministrator)
            try store.saveAttempts(Attempts(weight: 1, lastAt: Self.noon), at: "x")
            _ = try store.attempts(at: "x")
            try store.deleteAttempts(at: "x")
            try store.deleteExpiredSignIns(at: Self.noon)
        }
        let statements = Set(tiny.database.takeStatements())
        #expect(statements.count >= 25)
        for statement in statements {
            for line in try await tiny.plan(of: statement) {
                #expect(!line.hasPrefix("SCAN") && !line.contains("TEMP B-TREE"), "\(line) in \(statement)")
            }
        }
    }
}
