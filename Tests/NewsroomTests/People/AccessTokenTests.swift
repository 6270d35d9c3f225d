import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct AccessTokenTests {
    private func make(
        _ desk: PeopleDesk, _ scopes: Set<AccessScope> = [.draftsRead], days: Int = 30, by user: User
    ) async throws -> MakeAccessToken.Made {
        try await MakeAccessToken(desk.newsroom)(named: " Agence ", scopes: scopes, days: days, by: .user(user))
    }

    private func found(_ secret: AccessSecret, _ desk: PeopleDesk, from address: String = "192.0.2.9") async throws
        -> FindAccessToken.Found?
    {
        try await FindAccessToken(desk.newsroom)(secret, from: BrowserFacts(address: address, userAgent: "curl"))
    }

    @Test("a token opens its owner's door until it ends, and tells to the minute when it was last used")
    func holds() async throws {
        let desk = try await PeopleDesk()
        let user = try await desk.add("a@relais.example")
        let made = try await make(desk, [.draftsRead, .articlesWrite], days: 2, by: user)
        #expect(made.secret.text.hasPrefix("mnc_") && made.secret.text.count == 47)
        let given = try #require(AccessSecret(text: made.secret.text))
        let first = try #require(try await found(given, desk))
        #expect(first.user == user && first.token.scopes == [.draftsRead, .articlesWrite])
        #expect(first.token.name == "Agence" && first.token.lastUsedAt == nil)
        desk.time.advance(seconds: 59)
        #expect(try await found(given, desk)?.token.lastUsedAt == TinyPublication.noon)
        desk.time.advance(seconds: 1)
        _ = try await found(given, desk)
        #expect(try await found(given, desk)?.token.lastUsedAt == desk.time.now)
        desk.time.advance(seconds: 2 * 86_400 - 61)
        #expect(try await found(given, desk) != nil)
        desk.time.advance(seconds: 1)
        #expect(try await found(given, desk) == nil)
    }

    @Test("the store keeps a hash of it, and no log and no description shows it")
    func secrecy() async throws {
        let desk = try await PeopleDesk()
        let made = try await make(desk, by: desk.administrator)
        let secret = made.secret.text.dropFirst(4)
        var everything = try await desk.everything()
        everything += try await desk.tiny.database.read { "\(try $0.rows("SELECT * FROM access_token"))" }
        #expect(everything.contains("MakeAccessToken") && !everything.contains(secret))
        #expect(!"\(made)".contains(secret) && !String(reflecting: made).contains(secret))
    }

    @Test("revoked, or its owner disabled, it opens nothing from the next request on, and never again")
    func ends() async throws {
        let desk = try await PeopleDesk()
        let user = try await desk.add("a@relais.example")
        let other = try await desk.add("b@relais.example")
        let one = try await make(desk, by: user)
        let two = try await make(desk, by: user)
        let revoke = RevokeAccessToken(desk.newsroom)
        let others = try await desk.code { try await revoke(one.token.id, by: .user(other)) }
        #expect(others == .notFound)
        #expect(try await found(one.secret, desk) != nil)
        try await revoke(one.token.id, by: .user(user))
        #expect(try await found(one.secret, desk) == nil)
        #expect(try await found(two.secret, desk) != nil)
        try await DisableUser(desk.newsroom)(user.id, as: .user(desk.administrator))
        try await EnableUser(desk.newsroom)(user.id, as: .user(desk.administrator))
        #expect(try await found(two.secret, desk) == nil)
        let lines = try await desk.log().filter { $0.contains("AccessToken") }
        #expect(lines.count == 3 && lines[2] == "user:2 RevokeAccessToken token:1 “Agence” of user:2")
    }

    @Test("what is no name, no scope, no time, or beyond the role is refused at its field")
    func refusals() async throws {
        let desk = try await PeopleDesk()
        let user = try await desk.add("a@relais.example")
        let verb = MakeAccessToken(desk.newsroom)
        for (name, scopes, days, field) in [
            (" ", [AccessScope.draftsRead], 1, "name"), (String(repeating: "x", count: 81), [.draftsRead], 1, "name"),
            ("x", [], 1, "scopes"), ("x", [.draftsRead], 0, "days"), ("x", [.draftsRead], 367, "days"),
            ("x", [.peopleManage], 1, "scopes"), ("x", [.articlesPublish], 1, "scopes"),
        ] {
            let error = await #expect(throws: NewsError.self) {
                _ = try await verb(named: name, scopes: Set(scopes), days: days, by: .user(user))
            }
            #expect(error?.code == .invalid && error?.field == field)
        }
        let program = try await desk.code {
            _ = try await verb(named: "x", scopes: [.contentRead], days: 1, by: .system("x"))
        }
        #expect(program == .invalid)
        for _ in 0..<MakeAccessToken.mostTokens { _ = try await make(desk, by: user) }
        let many = try await desk.code { _ = try await make(desk, by: user) }
        #expect(many == .conflict)
    }

    @Test("tokens that open nothing are slowed down by their network; one that holds is never held up")
    func throttle() async throws {
        let desk = try await PeopleDesk()
        let made = try await make(desk, by: desk.administrator)
        func tryWrong(_ number: Int, from address: String) async throws -> NewsError.Code? {
            let text = "mnc_" + String(repeating: "A", count: 41) + ["QA", "gA", "wA", "EA"][number % 4]
            let secret = try #require(AccessSecret(text: text))
            do {
                let opened = try await found(secret, desk, from: address)
                #expect(opened == nil)
                return nil
            } catch let error as NewsError { return error.code }
        }
        for number in 0..<30 {
            let code = try await tryWrong(number, from: "192.0.2.9")
            #expect(code == nil)
        }
        let slowed = try await tryWrong(0, from: "192.0.2.9")
        let elsewhere = try await tryWrong(0, from: "198.51.100.1")
        #expect(slowed == .tooMany && elsewhere == nil)
        #expect(try await found(made.secret, desk, from: "192.0.2.9") != nil)
        _ = try await desk.signIn(from: "192.0.2.9")
        desk.time.advance(seconds: 3)
        let later = try await tryWrong(0, from: "192.0.2.9")
        #expect(later == nil)
    }
}
