import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct ProfileTests {
    private func mail(_ desk: PeopleDesk) -> Newsroom {
        Newsroom(database: desk.newsroom.database, clock: desk.time.clock, zone: desk.newsroom.zone, sendsMail: true)
    }

    private func email(_ text: String) throws -> EmailAddress { try #require(EmailAddress(rawValue: text)) }

    private func queued(_ desk: PeopleDesk) async throws -> [(kind: MailContent.Kind, address: String)] {
        try await desk.tiny.database.read { try $0.mail(limit: 50) }.reversed().filter { $0.state == .waiting }
            .map { ($0.kind, $0.address.rawValue) }
    }

    @Test("an administrator edits anyone's name, address and language; others their own name and language")
    func edit() async throws {
        let desk = try await PeopleDesk()
        let karim = try await desk.add("karim@relais.example")
        let profile = EditUser.Profile(
            name: " Karim Dadsi ", email: try email("k.dadsi@relais.example"), language: .arabic)
        let edited = try await EditUser(desk.newsroom)(karim.id, to: profile, as: .user(desk.administrator))
        #expect(edited.name == "Karim Dadsi" && edited.email.rawValue == "k.dadsi@relais.example")
        #expect(edited.language == .arabic)
        var own = EditUser.Profile(edited)
        own.language = .spanish
        #expect(try await EditUser(desk.newsroom)(karim.id, to: own, as: .user(edited)).language == .spanish)
        own.email = try email("other@relais.example")
        let address = own
        #expect(
            try await desk.code { try await EditUser(desk.newsroom)(karim.id, to: address, as: .user(edited)) }
                == .forbidden)
        #expect(
            try await desk.code {
                try await EditUser(desk.newsroom)(
                    desk.administrator.id, to: EditUser.Profile(desk.administrator), as: .user(edited))
            } == .forbidden)
        #expect(try await desk.log().contains { $0.hasPrefix("user:1 EditUser user:\(karim.id.rawValue)") })
    }

    @Test("two administrators who edit one person do not overwrite each other; nobody takes another's address")
    func crossing() async throws {
        let desk = try await PeopleDesk()
        let karim = try await desk.add("karim@relais.example")
        let shown = EditUser.Profile(karim)
        var first = shown
        first.name = "Karim D."
        try await EditUser(desk.newsroom)(karim.id, to: first, from: shown, as: .user(desk.administrator))
        var second = shown
        second.language = .english
        let crossed = second
        #expect(
            try await desk.code {
                try await EditUser(desk.newsroom)(karim.id, to: crossed, from: shown, as: .user(desk.administrator))
            } == .conflict)
        var taken = first
        taken.email = try email("CHEF@relais.example")
        let address = taken
        #expect(
            try await desk.code {
                try await EditUser(desk.newsroom)(karim.id, to: address, as: .user(desk.administrator))
            } == .conflict)
        for name in ["", "  ", String(repeating: "x", count: 121)] {
            let nameless = EditUser.Profile(name: name, email: karim.email, language: .french)
            #expect(
                try await desk.code {
                    try await EditUser(desk.newsroom)(karim.id, to: nameless, as: .user(desk.administrator))
                } == .invalid)
        }
    }

    @Test("another address asks for the password, and for proof by a link where mail goes out")
    func address() async throws {
        let desk = try await PeopleDesk()
        let newsroom = mail(desk)
        let signedIn = try await desk.signIn()
        let change = ChangeAddress(newsroom, passwords: desk.passwords)
        let new = try email("neu@relais.example")
        #expect(try await desk.code { _ = try await change(signedIn.token, to: new, password: "falsch") } == .forbidden)
        #expect(try await change(signedIn.token, to: new, password: PeopleDesk.password) == .asked)
        #expect(try await queued(desk).map(\.address) == ["neu@relais.example"])
        #expect(try await desk.found(signedIn.token)?.user.email.rawValue == "chef@relais.example")
        let content = try await desk.tiny.database.write { try $0.takeMail(at: desk.time.now, lease: 1)?.content }
        guard case .addressChange(let text) = content else {
            Issue.record("no link was queued")
            return
        }
        let token = try #require(LinkToken(text: text))
        #expect(try await change.address(of: token) == new)
        // A link for one thing does no other.
        #expect(try await ResetPassword(newsroom, passwords: desk.passwords).user(of: token) == nil)
        let reset = try #require(
            try await RequestPasswordReset(newsroom)(email: "chef@relais.example", from: PeopleDesk.browser))
        #expect(try await change.confirm(token).email == new)
        // What went to the old address holds no more, and the old address is told.
        #expect(try await ResetPassword(newsroom, passwords: desk.passwords).user(of: reset.token) == nil)
        #expect(try await queued(desk).contains { $0 == (.addressChanged, "chef@relais.example") })
        #expect(try await !queued(desk).contains { $0.kind == .passwordReset })
        #expect(try await desk.code { _ = try await change.confirm(token) } == .gone)
        #expect(try await desk.found(signedIn.token)?.user.email == new)
        #expect(try await desk.code { _ = try await desk.signIn("neu@relais.example") } == nil)
    }

    @Test("where no mail goes out the address changes at once, after the password")
    func addressWithoutMail() async throws {
        let desk = try await PeopleDesk()
        let signedIn = try await desk.signIn()
        let change = ChangeAddress(desk.newsroom, passwords: desk.passwords)
        let outcome = try await change(signedIn.token, to: email("neu@relais.example"), password: PeopleDesk.password)
        #expect(outcome == .changed)
        #expect(try await queued(desk).isEmpty)
        #expect(try await desk.found(signedIn.token)?.user.email.rawValue == "neu@relais.example")
    }

    @Test("an address that someone else took before the link was followed stays theirs, and the link holds on")
    func overtaken() async throws {
        let desk = try await PeopleDesk()
        let newsroom = mail(desk)
        let signedIn = try await desk.signIn()
        let change = ChangeAddress(newsroom, passwords: desk.passwords)
        _ = try await change(signedIn.token, to: email("neu@relais.example"), password: PeopleDesk.password)
        let content = try await desk.tiny.database.write { try $0.takeMail(at: desk.time.now, lease: 1)?.content }
        guard case .addressChange(let text)? = content, let token = LinkToken(text: text) else {
            Issue.record("no link was queued")
            return
        }
        _ = try await desk.add("neu@relais.example")
        #expect(try await desk.code { _ = try await change.confirm(token) } == .conflict)
        #expect(try await change.address(of: token) != nil)
    }

    @Test("someone ends one of their sessions; nobody ends another's but an administrator")
    func sessions() async throws {
        let desk = try await PeopleDesk()
        let karim = try await desk.add("karim@relais.example")
        let lost = try await desk.signIn("karim@relais.example")
        let here = try await desk.signIn("karim@relais.example")
        let chief = try await desk.signIn()
        let end = SignOutSession(desk.newsroom)
        #expect(
            try await desk.code { try await end(chief.session.id, of: desk.administrator.id, as: .user(karim)) }
                == .forbidden)
        // A number that is someone else's ends nothing.
        try await end(chief.session.id, of: karim.id, as: .user(karim))
        #expect(try await desk.found(chief.token) != nil)
        try await end(lost.session.id, of: karim.id, as: .user(karim))
        #expect(try await desk.found(lost.token) == nil)
        #expect(try await desk.found(here.token) != nil)
        try await end(here.session.id, of: karim.id, as: .user(desk.administrator))
        #expect(try await desk.found(here.token) == nil)
    }
}
