import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct SessionTests {
    @Test("a session ends three days after it was last seen, and thirty days after it was opened")
    func expiry() async throws {
        let desk = try await PeopleDesk()
        let idle = try await desk.signIn()
        desk.time.advance(seconds: 3 * 86_400 - 1)
        #expect(try await desk.found(idle.token) != nil)
        desk.time.advance(seconds: 3 * 86_400)
        #expect(try await desk.found(idle.token) == nil)
        let used = try await desk.signIn()
        for _ in 0..<29 {
            desk.time.advance(seconds: 86_400)
            #expect(try await desk.found(used.token) != nil)
        }
        desk.time.advance(seconds: 86_399)
        #expect(try await desk.found(used.token) != nil)
        desk.time.advance(seconds: 1)
        #expect(try await desk.found(used.token) == nil)
    }

    @Test("being seen is written down once a minute and not more often")
    func lastSeen() async throws {
        let desk = try await PeopleDesk()
        let signedIn = try await desk.signIn()
        func writes() async throws -> Int {
            _ = desk.tiny.database.takeStatements()
            #expect(try await desk.found(signedIn.token) != nil)
            return desk.tiny.database.takeStatements().count { $0.hasPrefix("UPDATE") }
        }
        #expect(try await writes() == 0)
        desk.time.advance(seconds: 59)
        #expect(try await writes() == 0)
        desk.time.advance(seconds: 1)
        #expect(try await writes() == 1)
        #expect(try await writes() == 0)
        #expect(try await desk.found(signedIn.token)?.session.lastSeenAt == desk.time.now)
    }

    @Test("what is found is the person as they are now: a new role counts at once, someone disabled is gone")
    func fresh() async throws {
        let desk = try await PeopleDesk()
        let user = try await desk.add("a@relais.example")
        let token = try await desk.signIn("a@relais.example").token
        _ = try await ChangeRole(desk.newsroom)(of: user.id, to: .chiefEditor, as: .user(desk.administrator))
        #expect(try await desk.found(token)?.user.role == .chiefEditor)
        #expect(try await desk.found(token)?.actor.allows(.arrangeFronts) == true)
        try await DisableUser(desk.newsroom)(user.id, as: .user(desk.administrator))
        #expect(try await desk.found(token) == nil)
        try await EnableUser(desk.newsroom)(user.id, as: .user(desk.administrator))
        #expect(try await desk.found(token) == nil)
        _ = try await desk.signIn("a@relais.example")
    }

    @Test("signing out ends one session; signing out everywhere ends all, or all but the one that asks")
    func signOut() async throws {
        let desk = try await PeopleDesk()
        var tokens: [SessionToken] = []
        for _ in 0..<4 { tokens.append(try await desk.signIn().token) }
        func open() async throws -> [Bool] {
            var open: [Bool] = []
            for token in tokens { open.append(try await desk.found(token) != nil) }
            return open
        }
        try await SignOut(desk.newsroom)(tokens[0])
        #expect(try await open() == [false, true, true, true])
        let lines = try await desk.log().count
        try await SignOut(desk.newsroom)(tokens[0])
        #expect(try await desk.log().count == lines)
        let actor = Actor.user(desk.administrator)
        let ended = try await SignOutEverywhere(desk.newsroom)(of: desk.administrator.id, except: tokens[1], as: actor)
        #expect(ended == 2)
        #expect(try await open() == [false, true, false, false])
        try await SignOutEverywhere(desk.newsroom)(of: desk.administrator.id, as: actor)
        #expect(try await open() == [false, false, false, false])
    }

    @Test("nobody but an administrator ends another's sessions")
    func othersSessions() async throws {
        let desk = try await PeopleDesk()
        let user = try await desk.add("a@relais.example", .chiefEditor)
        let token = try await desk.signIn().token
        let code = try await desk.code {
            _ = try await SignOutEverywhere(desk.newsroom)(of: desk.administrator.id, as: .user(user))
        }
        #expect(code == .forbidden)
        #expect(try await desk.found(token) != nil)
    }

    @Test("a form's token belongs to one session, and nothing near it is accepted")
    func formTokens() async throws {
        let desk = try await PeopleDesk()
        let first = try await desk.signIn().token
        let second = try await desk.signIn().token
        #expect(first.accepts(formToken: first.formToken))
        #expect(first.formToken != first.text)
        for wrong in [second.formToken, first.text, "", first.formToken + "A", String(first.formToken.dropLast())] {
            #expect(!first.accepts(formToken: wrong))
        }
    }

    @Test("tokens are as they are written and no other way, and describe themselves as nothing")
    func tokens() async throws {
        let desk = try await PeopleDesk()
        let token = try await desk.signIn().token
        #expect(SessionToken(text: token.text) == token)
        for wrong in [
            "", String(token.text.dropLast()), token.text + "=", token.text + "A", token.text.dropLast() + "!",
        ] {
            #expect(SessionToken(text: wrong) == nil, "\(wrong)")
        }
        // The last character carries four bits of six: its sixteen neighbours would be other writings of one token.
        let writings = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".filter {
            SessionToken(text: token.text.dropLast() + String($0)) != nil
        }
        #expect(writings.count == 16)
        var dumped = ""
        dump(token, to: &dumped)
        for text in ["\(token)", String(reflecting: token), dumped] { #expect(!text.contains(token.text.prefix(8))) }
    }

    @Test("what a browser says of itself is shortened and holds no control characters")
    func browsers() {
        let facts = BrowserFacts(
            address: String(repeating: "1", count: 900),
            userAgent: "A\r\nB\u{0}\u{202E}" + String(repeating: "x", count: 900))
        #expect(facts.address.count == 64 && facts.userAgent.count == 200 && facts.userAgent.hasPrefix("ABx"))
    }

    @Test("ended sessions, links and tries are forgotten at a later sign-in")
    func forgotten() async throws {
        let desk = try await PeopleDesk()
        _ = try await desk.signIn()
        _ = try? await desk.signIn("nobody@relais.example")
        _ = try await RequestPasswordReset(desk.newsroom)(for: desk.administrator.id, as: .system("test"))
        desk.time.advance(seconds: 31 * 86_400)
        _ = try await desk.signIn()
        let counts = try await desk.tiny.database.read { store in
            [
                try store.rows("SELECT id FROM user_session").count,
                try store.rows("SELECT token_hash FROM one_time_link").count,
                try store.rows("SELECT subject FROM attempt WHERE subject LIKE 'account:%'").count,
            ]
        }
        #expect(counts == [1, 0, 0])
    }
}
