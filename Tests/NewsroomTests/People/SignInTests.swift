import News
import Newsroom
import Store
import Synchronization
import TestSupport
import Testing

@Suite struct SignInTests {
    @Test("whoever knows an address in any case and its password is signed in, and found again by the token")
    func signIn() async throws {
        let desk = try await PeopleDesk()
        let signedIn = try await desk.signIn("Chef@RELAIS.example")
        #expect(signedIn.user == desk.administrator)
        #expect(signedIn.session.address == "192.0.2.1" && signedIn.session.userAgent == "Test/1")
        let found = try #require(try await desk.found(signedIn.token))
        #expect(found.user == desk.administrator && found.session == signedIn.session)
        let text = signedIn.token.text
        #expect(text.utf8.count == 43)
        #expect(try await desk.found(#require(SessionToken(text: text))) != nil)
        #expect(try await desk.log().last == "user:1 SignIn user:1 from 192.0.2.1")
    }

    @Test("a password typed on another keyboard, with its accents composed, is the same")
    func composed() async throws {
        let desk = try await PeopleDesk()
        _ = try await AddUser(desk.newsroom, passwords: desk.passwords)(
            try PeopleDesk.new("a@relais.example"), password: "e\u{301}te\u{301} a\u{300} Rabat",
            as: .system("test")
        )
        _ = try await desk.signIn("a@relais.example", "été à Rabat")
    }

    @Test("unknown, wrong, disabled, invited and overlong get one answer, and it costs the same statements and hashes")
    func oneAnswer() async throws {
        let desk = try await PeopleDesk()
        let disabled = try await desk.add("out@relais.example")
        try await DisableUser(desk.newsroom)(disabled.id, as: .user(desk.administrator))
        _ = try await InviteUser(desk.newsroom)(
            try PeopleDesk.new("new@relais.example"), as: .user(desk.administrator))
        let counting = CountingPasswords()
        var answers: Set<String> = []
        var costs: Set<[String]> = []
        for (email, password) in [
            ("chef@relais.example", "wrong password"), ("nobody@relais.example", PeopleDesk.password),
            ("out@relais.example", PeopleDesk.password), ("new@relais.example", ""), ("no address", "x"),
            ("chef@relais.example", String(repeating: "x", count: 5000)),
        ] {
            _ = desk.tiny.database.takeStatements()
            let error = await #expect(throws: NewsError.self) {
                try await SignIn(desk.newsroom, passwords: counting)(
                    email: email, password: password, from: PeopleDesk.browser)
            }
            answers.insert("\(try #require(error)) \(try #require(error).code)")
            costs.insert(desk.tiny.database.takeStatements().filter { !$0.contains("SELECT") })
        }
        #expect(answers.count == 1, "\(answers)")
        #expect(costs.count == 1, "\(costs)")
        #expect(counting.calls == 6)
        #expect(try await desk.tiny.database.read { try $0.rows("SELECT id FROM user_session") }.isEmpty)
    }

    @Test("a sign-in ends the session the browser had, and no other")
    func rotation() async throws {
        let desk = try await PeopleDesk()
        let other = try await desk.signIn()
        let first = try await desk.signIn()
        let second = try await desk.signIn(replacing: first.token)
        #expect(try await desk.found(first.token) == nil)
        #expect(try await desk.found(second.token) != nil)
        #expect(try await desk.found(other.token) != nil)
        #expect(first.token != second.token)
    }

    @Test("five wrong ones are free, then each must wait twice as long, the right password too; a right one ends it")
    func accountThrottle() async throws {
        let desk = try await PeopleDesk()
        func attempt(_ password: String = "wrong password", from address: Int) async throws -> NewsError.Code? {
            try await desk.code {
                _ = try await desk.signIn("chef@relais.example", password, from: "198.51.100.\(address)")
            }
        }
        // From a network of its own each time: this is the account's own wait.
        for number in 0..<5 { #expect(try await attempt(from: number) == .forbidden) }
        var wait: Int64 = 1
        for number in 5..<12 {
            #expect(try await attempt(from: number) == .tooMany)
            desk.time.advance(seconds: wait - 1)
            #expect(try await attempt(PeopleDesk.password, from: number) == .tooMany)
            desk.time.advance(seconds: 1)
            #expect(try await attempt(from: number) == .forbidden, "after \(wait) seconds")
            wait *= 2
        }
        desk.time.advance(seconds: 900)
        #expect(try await attempt(PeopleDesk.password, from: 20) == nil)
        for number in 30..<35 { #expect(try await attempt(from: number) == .forbidden) }
        #expect(try await attempt(from: 36) == .tooMany)
    }

    @Test("one network that tries many accounts must wait, and others need not; IPv6 counts by its first half")
    func networkThrottle() async throws {
        let desk = try await PeopleDesk()
        for (attacker, neighbour, other) in [
            ("198.51.100.1", "::ffff:198.51.100.1", "198.51.100.2"),
            ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1"),
        ] {
            for number in 0..<30 {
                let code = try await desk.code {
                    _ = try await desk.signIn("nobody\(number)@relais.example", from: attacker)
                }
                #expect(code == .forbidden)
            }
            #expect(try await desk.code { _ = try await desk.signIn(from: neighbour) } == .tooMany)
            #expect(try await desk.code { _ = try await desk.signIn(from: other) } == nil)
        }
    }

    @Test("a right sign-in does not wear out the network that a whole newsroom shares")
    func sharedNetwork() async throws {
        let desk = try await PeopleDesk()
        for _ in 0..<40 { _ = try await desk.signIn() }
    }

    @Test("many tries at once gain nothing: no more passwords are looked at than one after another")
    func together() async throws {
        let desk = try await PeopleDesk()
        let counting = CountingPasswords()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<25 {
                group.addTask {
                    _ = try? await SignIn(desk.newsroom, passwords: counting)(
                        email: "chef@relais.example", password: "wrong password",
                        from: BrowserFacts(address: "198.51.100.\(number)", userAgent: ""))
                }
            }
        }
        #expect(counting.calls == 5)
    }

    @Test("a password changed while the old one was being looked at does not let the old one in")
    func changedMeanwhile() async throws {
        let desk = try await PeopleDesk()
        let hash = try await desk.passwords.hash("another good one")
        let id = desk.administrator.id
        let slow = CountingPasswords {
            try await desk.tiny.database.write { try $0.setPasswordHash(hash, of: id) }
        }
        await #expect(throws: NewsError.self) {
            try await SignIn(desk.newsroom, passwords: slow)(
                email: "chef@relais.example", password: PeopleDesk.password, from: PeopleDesk.browser)
        }
        _ = try await desk.signIn("chef@relais.example", "another good one")
    }
}

/// Counts the passwords that are compared, and does something while one is compared or hashed.
final class CountingPasswords: PasswordHasher {
    private let count = Mutex(0)
    private let meanwhile: @Sendable () async throws -> Void

    init(meanwhile: @escaping @Sendable () async throws -> Void = {}) { self.meanwhile = meanwhile }

    var calls: Int { count.withLock { $0 } }

    func hash(_ password: String) async throws -> String {
        try await meanwhile()
        return try await CheapPasswords().hash(password)
    }

    func verify(_ password: String, against hash: String?) async throws -> Bool {
        count.withLock { $0 += 1 }
        let isRight = try await CheapPasswords().verify(password, against: hash)
        try await meanwhile()
        return isRight
    }
}
