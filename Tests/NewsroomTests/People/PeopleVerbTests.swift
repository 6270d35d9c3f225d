import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct PeopleVerbTests {
    @Test("every verb about people is refused to everyone but administrators, and leaves nothing behind")
    func permissions() async throws {
        let desk = try await PeopleDesk()
        let target = try await desk.add("target@relais.example")
        let new = try PeopleDesk.new("new@relais.example")
        for role in Role.allCases where role != .administrator {
            let actor = Actor.user(try await desk.add("\(role)@relais.example", role))
            let lines = try await desk.log().count
            let verbs: [(String, () async throws -> Void)] = [
                (
                    "AddUser",
                    {
                        _ = try await AddUser(desk.newsroom, passwords: desk.passwords)(
                            new, password: PeopleDesk.password, as: actor)
                    }
                ),
                ("InviteUser", { _ = try await InviteUser(desk.newsroom)(new, as: actor) }),
                ("again", { _ = try await InviteUser(desk.newsroom).again(target.id, as: actor) }),
                (
                    "RequestPasswordReset",
                    {
                        _ = try await RequestPasswordReset(desk.newsroom)(
                            for: target.id, as: actor)
                    }
                ),
                (
                    "ChangeRole",
                    { _ = try await ChangeRole(desk.newsroom)(of: target.id, to: .administrator, as: actor) }
                ),
                ("DisableUser", { try await DisableUser(desk.newsroom)(target.id, as: actor) }),
                ("EnableUser", { try await EnableUser(desk.newsroom)(target.id, as: actor) }),
                ("SignOutEverywhere", { _ = try await SignOutEverywhere(desk.newsroom)(of: target.id, as: actor) }),
                ("MakeFirstAdministratorLink", { _ = try await MakeFirstAdministratorLink(desk.newsroom)(as: actor) }),
            ]
            for (name, verb) in verbs { #expect(try await desk.code(verb) == .forbidden, "\(role) \(name)") }
            #expect(try await desk.log().count == lines)
        }
        #expect(try await desk.tiny.database.read { try $0.user(target.id) } == target)
        #expect(try await desk.tiny.database.read { try $0.user(email: new.email) } == nil)
    }

    @Test("a right that was taken since the page was shown is no right")
    func staleActor() async throws {
        let desk = try await PeopleDesk()
        let second = try await desk.add("second@relais.example", .administrator)
        let stale = Actor.user(second)
        _ = try await ChangeRole(desk.newsroom)(of: second.id, to: .journalist, as: .user(desk.administrator))
        #expect(
            try await desk.code { try await DisableUser(desk.newsroom)(desk.administrator.id, as: stale) } == .forbidden
        )
        let third = try await desk.add("third@relais.example", .administrator)
        try await DisableUser(desk.newsroom)(third.id, as: .user(desk.administrator))
        let code = try await desk.code { _ = try await InviteUser(desk.newsroom).again(second.id, as: .user(third)) }
        #expect(code == .forbidden)
    }

    @Test("the last administrator can be neither demoted nor disabled, by anyone; an invited one does not count")
    func lastAdministrator() async throws {
        let desk = try await PeopleDesk()
        let id = desk.administrator.id
        let invited = try await InviteUser(desk.newsroom)(
            try PeopleDesk.new("invited@relais.example", .administrator), as: .user(desk.administrator))
        for actor in [Actor.user(desk.administrator), .system("console")] {
            #expect(try await desk.code { try await DisableUser(desk.newsroom)(id, as: actor) } == .conflict)
            for role in Role.allCases where role != .administrator {
                let code = try await desk.code { _ = try await ChangeRole(desk.newsroom)(of: id, to: role, as: actor) }
                #expect(code == .conflict)
            }
        }
        _ = try await ChangeRole(desk.newsroom)(of: id, to: .administrator, as: .user(desk.administrator))
        _ = try await AcceptInvitation(desk.newsroom, passwords: desk.passwords)(
            invited.token, password: PeopleDesk.password, from: PeopleDesk.browser)
        _ = try await ChangeRole(desk.newsroom)(of: id, to: .editor, as: .user(desk.administrator))
        #expect(
            try await desk.code {
                try await DisableUser(desk.newsroom)(#require(invited.user).id, as: .system("console"))
            } == .conflict)
    }

    @Test("two administrators who demote each other at once leave one")
    func mutualDemotion() async throws {
        for _ in 0..<5 {
            let desk = try await PeopleDesk()
            let first = desk.administrator
            let second = try await desk.add("second@relais.example", .administrator)
            await withTaskGroup(of: Void.self) { group in
                for (one, other) in [(first, second), (second, first)] {
                    group.addTask {
                        _ = try? await ChangeRole(desk.newsroom)(of: one.id, to: .editor, as: .user(other))
                    }
                }
            }
            let roles = try await desk.tiny.database.read { try $0.users().map(\.role) }
            #expect(roles.count { $0 == .administrator } == 1)
        }
    }

    @Test("people are added with what is checked: an address once, a name, sections and authors that exist")
    func checks() async throws {
        let desk = try await PeopleDesk()
        func code(_ change: (inout NewUser) -> Void) async throws -> NewsError.Code? {
            var new = try PeopleDesk.new("new@relais.example", .editor)
            change(&new)
            let wanted = new
            return try await desk.code {
                _ = try await InviteUser(desk.newsroom)(wanted, as: .user(desk.administrator))
            }
        }
        let known = desk.administrator.email
        #expect(try await code { $0.email = known } == .conflict)
        #expect(try await code { $0.name = " \n" } == .invalid)
        #expect(try await code { $0.name = String(repeating: "x", count: 121) } == .invalid)
        #expect(try await code { $0.sections = [SectionID(rawValue: 9)] } == .notFound)
        #expect(try await code { $0.contributor = ContributorID(rawValue: 9) } == .notFound)
        #expect(try await code { $0.name = " Nour " } == nil)
        let email = try #require(EmailAddress(rawValue: "new@relais.example"))
        #expect(try await desk.tiny.database.read { try $0.user(email: email)?.name } == "Nour")
    }

    @Test("someone with a password, or disabled, is not invited again")
    func invitedAgain() async throws {
        let desk = try await PeopleDesk()
        let actor = Actor.user(desk.administrator)
        let code = try await desk.code {
            _ = try await InviteUser(desk.newsroom).again(desk.administrator.id, as: actor)
        }
        #expect(code == .conflict)
    }

    @Test("a changed password needs the current one, ends other sessions and gives this one a new token")
    func changePassword() async throws {
        let desk = try await PeopleDesk()
        let other = try await desk.signIn()
        let mine = try await desk.signIn()
        let change = ChangePassword(desk.newsroom, passwords: desk.passwords)
        let chosen = "encore une phrase"
        let browser = PeopleDesk.browser
        let wrong = try await desk.code {
            _ = try await change(mine.token, current: "wrong one", new: chosen, from: browser)
        }
        #expect(wrong == .forbidden)
        let weak = try await desk.code {
            _ = try await change(mine.token, current: PeopleDesk.password, new: "court", from: browser)
        }
        #expect(weak == .invalid)
        #expect(try await desk.found(other.token) != nil)
        let after = try await change(mine.token, current: PeopleDesk.password, new: chosen, from: browser)
        for token in [other.token, mine.token] { #expect(try await desk.found(token) == nil) }
        #expect(try await desk.found(after.token) != nil)
        #expect(try await desk.code { _ = try await desk.signIn() } == .forbidden)
        _ = try await desk.signIn("chef@relais.example", chosen)
        let unknown = try await desk.code {
            _ = try await change(mine.token, current: chosen, new: "une troisieme", from: browser)
        }
        #expect(unknown == .forbidden)
    }

    @Test("a session that is ended while its password is being changed changes nothing")
    func endedMeanwhile() async throws {
        let desk = try await PeopleDesk()
        let token = try await desk.signIn().token
        let slow = CountingPasswords { try await SignOut(desk.newsroom)(token) }
        let code = try await desk.code {
            _ = try await ChangePassword(desk.newsroom, passwords: slow)(
                token, current: PeopleDesk.password, new: "encore une phrase", from: PeopleDesk.browser)
        }
        #expect(code == .forbidden)
        _ = try await desk.signIn()
    }

    @Test("a stolen session cannot try passwords without end")
    func changePasswordThrottle() async throws {
        let desk = try await PeopleDesk()
        let token = try await desk.signIn().token
        var codes: [NewsError.Code?] = []
        for _ in 0..<6 {
            codes.append(
                try await desk.code {
                    _ = try await ChangePassword(desk.newsroom, passwords: desk.passwords)(
                        token, current: "wrong one", new: "encore une phrase", from: PeopleDesk.browser)
                })
        }
        #expect(codes == Array(repeating: .forbidden, count: 5) + [.tooMany])
    }

    @Test("no password, no token and nothing typed wrong stands anywhere in the store or the log")
    func secrets() async throws {
        let desk = try await PeopleDesk()
        let actor = Actor.user(desk.administrator)
        let invited = try await InviteUser(desk.newsroom)(try PeopleDesk.new("new@relais.example"), as: actor)
        let accepted = try await AcceptInvitation(desk.newsroom, passwords: desk.passwords)(
            invited.token, password: "secret invite 1", from: PeopleDesk.browser)
        let open = try await InviteUser(desk.newsroom)(try PeopleDesk.new("open@relais.example"), as: actor)
        let link = try await RequestPasswordReset(desk.newsroom)(for: desk.administrator.id, as: actor)
        let reset = try await ResetPassword(desk.newsroom, passwords: desk.passwords)(
            link.token, password: "secret reset 2", from: PeopleDesk.browser)
        let changed = try await ChangePassword(desk.newsroom, passwords: desk.passwords)(
            reset.token, current: "secret reset 2", new: "secret change 3", from: PeopleDesk.browser)
        _ = try? await desk.signIn("secret in the wrong field 4", "secret wrong 5")
        _ = try? await desk.signIn("chef@relais.example", "secret wrong 5")
        let signedIn = try await desk.signIn("chef@relais.example", "secret change 3")
        let everything = try await desk.everything()
        #expect(everything.contains("$argon2id$") && everything.contains("AcceptInvitation"))
        for secret in ["secret invite", "secret reset", "secret change", "secret wrong", "secret in the", "une bonne"] {
            #expect(!everything.contains(secret), "\(secret)")
        }
        for token in [accepted, reset, changed, signedIn].map(\.token) {
            #expect(!everything.contains(token.text) && !everything.contains(token.formToken))
        }
        for token in [invited, open, link].map(\.token) { #expect(!everything.contains(token.text)) }
        for line in try await desk.log() { #expect(!line.contains("$argon2id$")) }
    }

    @Test("each verb leaves one line that says who did what to whom")
    func log() async throws {
        let desk = try await PeopleDesk()
        let actor = Actor.user(desk.administrator)
        let user = try await desk.add("a@relais.example")
        _ = try await ChangeRole(desk.newsroom)(of: user.id, to: .editor, as: actor)
        try await DisableUser(desk.newsroom)(user.id, as: actor)
        try await DisableUser(desk.newsroom)(user.id, as: actor)
        try await EnableUser(desk.newsroom)(user.id, as: actor)
        #expect(
            try await desk.log().suffix(5) == [
                "test AddUser user:1 administrator", "user:1 AddUser user:2 journalist",
                "user:1 ChangeRole user:2 journalist to editor", "user:1 DisableUser user:2 -",
                "user:1 EnableUser user:2 -",
            ])
    }
}
