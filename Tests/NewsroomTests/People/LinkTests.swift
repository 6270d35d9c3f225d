import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct LinkTests {
    private static let chosen = "encore une phrase"

    @Test("someone invited sees whom the link is for, chooses a password, is signed in, and signs in with it again")
    func invitation() async throws {
        let desk = try await PeopleDesk()
        let link = try await InviteUser(desk.newsroom)(
            try PeopleDesk.new("new@relais.example"), as: .user(desk.administrator))
        let accept = AcceptInvitation(desk.newsroom, passwords: desk.passwords)
        #expect(try await accept.user(of: link.token) == link.user)
        #expect(link.expiresAt == desk.time.now.advanced(seconds: 7 * 86_400))
        let signedIn = try await accept(link.token, password: Self.chosen, from: PeopleDesk.browser)
        #expect(signedIn.user.id == link.user?.id)
        #expect(try await desk.found(signedIn.token) != nil)
        _ = try await desk.signIn("new@relais.example", Self.chosen)
    }

    @Test("a link used before, ended, taken back, of another kind or made up is gone, and all say the same")
    func gone() async throws {
        let desk = try await PeopleDesk()
        let actor = Actor.user(desk.administrator)
        let accept = AcceptInvitation(desk.newsroom, passwords: desk.passwords)
        let reset = ResetPassword(desk.newsroom, passwords: desk.passwords)
        func invite(_ name: String) async throws -> IssuedLink {
            try await InviteUser(desk.newsroom)(try PeopleDesk.new("\(name)@relais.example"), as: actor)
        }
        let used = try await invite("used")
        _ = try await accept(used.token, password: Self.chosen, from: PeopleDesk.browser)
        let replaced = try await invite("replaced")
        _ = try await InviteUser(desk.newsroom).again(#require(replaced.user).id, as: actor)
        let disabled = try await invite("disabled")
        try await DisableUser(desk.newsroom)(#require(disabled.user).id, as: actor)
        let ended = try await invite("ended")
        desk.time.advance(seconds: InviteUser.validity)
        let otherKind = try await RequestPasswordReset(desk.newsroom)(for: desk.administrator.id, as: actor)
        let madeUp = try #require(LinkToken(text: String(repeating: "A", count: 43)))
        var sentences: Set<String> = []
        for token in [used, replaced, disabled, ended, otherKind].map(\.token) + [madeUp] {
            let error = await #expect(throws: NewsError.self) {
                try await accept(token, password: Self.chosen, from: PeopleDesk.browser)
            }
            #expect(error?.code == .gone)
            sentences.insert("\(try #require(error))")
            #expect(try await accept.user(of: token) == nil)
        }
        #expect(sentences.count == 1)
        #expect(try await reset.user(of: otherKind.token) == desk.administrator)
    }

    @Test("a password that breaks the rule does not use the link up")
    func weak() async throws {
        let desk = try await PeopleDesk()
        let link = try await InviteUser(desk.newsroom)(
            try PeopleDesk.new("new@relais.example"), as: .user(desk.administrator))
        let accept = AcceptInvitation(desk.newsroom, passwords: desk.passwords)
        for weak in ["court", "new@relais.example", "nour alami", "motdepasse"] {
            let code = try await desk.code {
                _ = try await accept(link.token, password: weak, from: PeopleDesk.browser)
            }
            #expect(code == .invalid, "\(weak)")
        }
        _ = try await accept(link.token, password: Self.chosen, from: PeopleDesk.browser)
    }

    @Test("of many who use one link at once one wins, and theirs is the password")
    func concurrent() async throws {
        let desk = try await PeopleDesk()
        let link = try await RequestPasswordReset(desk.newsroom)(for: desk.administrator.id, as: .system("test"))
        let reset = ResetPassword(desk.newsroom, passwords: desk.passwords)
        let winners = await withTaskGroup(of: Int?.self) { group in
            for number in 0..<12 {
                group.addTask {
                    do {
                        _ = try await reset(
                            link.token, password: "la phrase numero \(number)", from: PeopleDesk.browser)
                        return number
                    } catch { return (error as? NewsError)?.code == .gone ? nil : -1 }
                }
            }
            var winners: [Int] = []
            for await number in group { if let number { winners.append(number) } }
            return winners
        }
        #expect(winners.count == 1)
        _ = try await desk.signIn("chef@relais.example", "la phrase numero \(try #require(winners.first))")
        #expect(try await desk.log().count { $0.contains("ResetPassword") && !$0.contains("Request") } == 1)
    }

    @Test(
        "a reset ends every session and every other link, ends the account's wait, and lets the new password in alone")
    func reset() async throws {
        let desk = try await PeopleDesk()
        let before = try await desk.signIn()
        for number in 0..<5 {
            _ = try? await desk.signIn("chef@relais.example", "wrong one", from: "198.51.100.\(number)")
        }
        #expect(try await desk.code { _ = try await desk.signIn() } == .tooMany)
        let link = try #require(
            try await RequestPasswordReset(desk.newsroom)(email: "CHEF@relais.example", from: PeopleDesk.browser))
        let reset = ResetPassword(desk.newsroom, passwords: desk.passwords)
        let after = try await reset(link.token, password: Self.chosen, from: PeopleDesk.browser)
        #expect(try await desk.found(before.token) == nil)
        #expect(try await desk.found(after.token) != nil)
        #expect(try await desk.code { _ = try await desk.signIn() } == .forbidden)
        _ = try await desk.signIn("chef@relais.example", Self.chosen)
    }

    @Test("whoever asks for a reset learns nothing of who works here, and cannot flood anyone with letters")
    func askingForReset() async throws {
        let desk = try await PeopleDesk()
        let request = RequestPasswordReset(desk.newsroom)
        let disabled = try await desk.add("out@relais.example")
        try await DisableUser(desk.newsroom)(disabled.id, as: .user(desk.administrator))
        for email in ["nobody@relais.example", "out@relais.example", "no address"] {
            #expect(try await request(email: email, from: PeopleDesk.browser) == nil)
        }
        for email in ["chef@relais.example", "nobody@relais.example"] {
            var codes: [NewsError.Code?] = []
            for number in 0..<8 {
                codes.append(
                    try await desk.code {
                        _ = try await request(
                            email: email, from: BrowserFacts(address: "198.51.100.\(number)", userAgent: ""))
                    })
            }
            #expect(codes.last == .tooMany && codes.first == .some(nil), "\(email)")
        }
        // Asking for letters does not lock the account out.
        _ = try await desk.signIn()
    }

    @Test("a reset link by mail holds for an hour, one handed on by an administrator for a day")
    func validity() async throws {
        let desk = try await PeopleDesk()
        let reset = ResetPassword(desk.newsroom, passwords: desk.passwords)
        let mailed = try #require(
            try await RequestPasswordReset(desk.newsroom)(email: "chef@relais.example", from: PeopleDesk.browser))
        desk.time.advance(seconds: 3_599)
        #expect(try await reset.user(of: mailed.token) != nil)
        desk.time.advance(seconds: 1)
        #expect(try await reset.user(of: mailed.token) == nil)
        let handed = try await RequestPasswordReset(desk.newsroom)(for: desk.administrator.id, as: .system("test"))
        desk.time.advance(seconds: 86_399)
        #expect(try await reset.user(of: handed.token) != nil)
        desk.time.advance(seconds: 1)
        #expect(try await reset.user(of: handed.token) == nil)
    }

    @Test("the first administrator's link works once, while nobody is there")
    func firstAdministrator() async throws {
        let tiny = try await TinyPublication()
        let passwords = CheapPasswords()
        let make = MakeFirstAdministratorLink(tiny.newsroom)
        let first = AddFirstAdministrator(tiny.newsroom, passwords: passwords)
        let email = try #require(EmailAddress(rawValue: "chef@relais.example"))
        let old = try #require(try await make(as: .system("serve")))
        let link = try #require(try await make(as: .system("serve")))
        #expect(try await !first.holds(old.token))
        #expect(try await first.holds(link.token))
        let outcomes = await withTaskGroup(of: User?.self) { group in
            for _ in 0..<6 {
                group.addTask {
                    try? await first(
                        link.token, email: email, name: " Nour Alami ", language: .arabic, password: Self.chosen,
                        from: PeopleDesk.browser
                    ).user
                }
            }
            var users: [User] = []
            for await user in group { if let user { users.append(user) } }
            return users
        }
        #expect(outcomes.map(\.role) == [.administrator] && outcomes.first?.name == "Nour Alami")
        #expect(try await make(as: .system("serve")) == nil)
        #expect(try await !first.holds(link.token))
    }

    @Test("a link made before someone was added another way holds no more")
    func overtaken() async throws {
        let tiny = try await TinyPublication()
        let link = try #require(try await MakeFirstAdministratorLink(tiny.newsroom)(as: .system("serve")))
        _ = try await AddUser(tiny.newsroom, passwords: CheapPasswords())(
            try PeopleDesk.new("a@relais.example"), password: Self.chosen, as: .system("console"))
        let email = try #require(EmailAddress(rawValue: "b@relais.example"))
        let error = await #expect(throws: NewsError.self) {
            try await AddFirstAdministrator(tiny.newsroom, passwords: CheapPasswords())(
                link.token, email: email, name: "B", language: .french, password: Self.chosen, from: PeopleDesk.browser)
        }
        #expect(error?.code == .gone)
    }

    @Test("someone added while the first administrator's password was being hashed keeps the link from working")
    func overtakenMeanwhile() async throws {
        let tiny = try await TinyPublication()
        let link = try #require(try await MakeFirstAdministratorLink(tiny.newsroom)(as: .system("serve")))
        let email = try #require(EmailAddress(rawValue: "b@relais.example"))
        let other = try PeopleDesk.new("a@relais.example")
        let slow = CountingPasswords {
            _ = try await InviteUser(tiny.newsroom)(other, as: .system("console"))
        }
        let error = await #expect(throws: NewsError.self) {
            try await AddFirstAdministrator(tiny.newsroom, passwords: slow)(
                link.token, email: email, name: "B", language: .french, password: Self.chosen, from: PeopleDesk.browser)
        }
        #expect(error?.code == .gone)
        #expect(try await tiny.database.read { try $0.users().map(\.email.rawValue) } == ["a@relais.example"])
    }

    @Test("a link taken back by disabling someone does not come back when they are enabled")
    func enabledAgain() async throws {
        let desk = try await PeopleDesk()
        let actor = Actor.user(desk.administrator)
        let link = try await InviteUser(desk.newsroom)(try PeopleDesk.new("new@relais.example"), as: actor)
        let id = try #require(link.user).id
        try await DisableUser(desk.newsroom)(id, as: actor)
        try await EnableUser(desk.newsroom)(id, as: actor)
        let accept = AcceptInvitation(desk.newsroom, passwords: desk.passwords)
        #expect(try await accept.user(of: link.token) == nil)
        let again = try await InviteUser(desk.newsroom).again(id, as: actor)
        #expect(try await accept.user(of: again.token)?.id == id)
    }
}
