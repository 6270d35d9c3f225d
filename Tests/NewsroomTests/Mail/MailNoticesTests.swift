import News
import Newsroom
import Store
import TestSupport
import Testing

/// Who is told by mail, when, and once.
@Suite struct MailNoticesTests {
    struct Desk {
        let people: PeopleDesk
        let newsroom: Newsroom
        let journalist: User
        let editor: User
        let article: ArticleID

        init() async throws {
            people = try await PeopleDesk()
            newsroom = Newsroom(
                database: people.tiny.database, clock: people.time.clock, zone: people.newsroom.zone,
                authority: DeskAuthority(), sendsMail: true
            )
            try await people.tiny.publish([TinyPublication.item("Un titre", section: ["Sport", "Football"])])
            let publication = try await people.tiny.publication()
            let sport = try #require(publication.sections.children(of: nil, in: publication.editions[0].id).first?.id)
            let football = try #require(
                publication.sections.children(of: sport, in: publication.editions[0].id).first?.id)
            journalist = try await people.add("karim@relais.example", .journalist)
            editor = try await AddUser(newsroom, passwords: people.passwords)(
                try PeopleDesk.new("salma@relais.example", .editor, sections: [sport]), password: PeopleDesk.password,
                as: .user(people.administrator)
            )
            article = try await CreateDraft(newsroom)(
                ArticleDraft(content: ArticleContent(kind: .news, headline: "Le stade rouvre"), section: football),
                in: publication.editions[0].id, by: .user(journalist)
            )
        }

        func wish(_ wish: NoticeMail, _ user: User) async throws {
            try await WishForMail(newsroom)(wish, of: user.id, as: .user(user))
        }

        func queued() async throws -> [String] {
            try await people.tiny.database.read { try $0.mail(limit: 50) }.map {
                "\($0.kind.rawValue) \($0.address.rawValue)"
            }
        }
    }

    @Test("who wishes it is told at once, each notice once, whoever looks how often; who does not, is not")
    func atOnce() async throws {
        let desk = try await Desk()
        try await desk.wish(.atOnce, desk.editor)
        try await desk.wish(.atOnce, desk.journalist)
        try await SubmitArticle(desk.newsroom)(desk.article, by: .user(desk.journalist))
        let mail = MailNotices(desk.newsroom)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { _ = try? await mail() } }
        }
        #expect(try await desk.queued() == ["notices salma@relais.example"])
        try await StartReview(desk.newsroom)(desk.article, by: .user(desk.editor))
        try await AskForChanges(desk.newsroom)(desk.article, "Un autre titre.", by: .user(desk.editor))
        try await mail()
        try await mail()
        #expect(try await desk.queued() == ["notices karim@relais.example", "notices salma@relais.example"])
        _ = desk.people.tiny.database.takeStatements()
        try await mail()
        #expect(desk.people.tiny.database.takeStatements().count <= 3)
    }

    @Test("who wishes one mail a day gets at seven, in the publication's zone, what they have not read since the last")
    func daily() async throws {
        let desk = try await Desk()
        // It is noon.
        try await desk.wish(.daily, desk.editor)
        try await SubmitArticle(desk.newsroom)(desk.article, by: .user(desk.journalist))
        let mail = MailNotices(desk.newsroom)
        let zone = desk.newsroom.zone
        var told: [String] = []
        for _ in 0..<(3 * 24 * 4) {
            desk.people.time.advance(seconds: 900)
            if try await mail() > 0 {
                told.append(zone.civil(at: desk.people.time.now).time.hourAndMinute)
            }
        }
        #expect(told == ["07:00"])
        #expect(try await desk.queued() == ["digest salma@relais.example"])
    }

    @Test("what was read at the desk is in no mail of the day, and what came before the wish neither")
    func read() async throws {
        let desk = try await Desk()
        try await SubmitArticle(desk.newsroom)(desk.article, by: .user(desk.journalist))
        try await desk.wish(.daily, desk.editor)
        try await StartReview(desk.newsroom)(desk.article, by: .user(desk.people.administrator))
        try await desk.wish(.daily, desk.journalist)
        try await AskForChanges(desk.newsroom)(desk.article, "Non.", by: .user(desk.editor))
        let notices = try await desk.people.tiny.database.read {
            try $0.notices(for: desk.journalist.id, sections: [], limit: 9)
        }
        for notice in notices { try await ReadNotice(desk.newsroom)(notice.id, by: desk.journalist.id) }
        desk.people.time.advance(seconds: 86_400)
        #expect(try await MailNotices(desk.newsroom)() == 0)
    }

    @Test("nobody chooses for another, and someone disabled is told nothing")
    func others() async throws {
        let desk = try await Desk()
        #expect(
            try await desk.people.code {
                try await WishForMail(desk.newsroom)(.atOnce, of: desk.editor.id, as: .user(desk.people.administrator))
            } == .forbidden)
        try await desk.wish(.atOnce, desk.editor)
        try await DisableUser(desk.newsroom)(desk.editor.id, as: .user(desk.people.administrator))
        try await SubmitArticle(desk.newsroom)(desk.article, by: .user(desk.journalist))
        #expect(try await MailNotices(desk.newsroom)() == 0)
    }

    @Test("links of invitations and resets are queued with them or not at all, and a newer takes the older's place")
    func links() async throws {
        let desk = try await Desk()
        let actor = Actor.user(desk.people.administrator)
        let link = try await InviteUser(desk.newsroom)(try PeopleDesk.new("neu@relais.example"), as: actor)
        #expect(link.isMailed)
        let again = try await InviteUser(desk.newsroom).again(try #require(link.user).id, byMail: true, as: actor)
        #expect(again.isMailed)
        #expect(try await !InviteUser(desk.newsroom).again(try #require(link.user).id, as: actor).isMailed)
        #expect(try await RequestPasswordReset(desk.newsroom)(for: desk.editor.id, byMail: true, as: actor).isMailed)
        let waiting = try await desk.people.tiny.database.read { try $0.mail(limit: 9) }.filter { $0.state == .waiting }
        #expect(waiting.map(\.kind) == [.passwordReset, .invitation])
        let refused = try await desk.people.code {
            _ = try await InviteUser(desk.newsroom)(try PeopleDesk.new("neu@relais.example"), as: actor)
        }
        #expect(refused == .conflict)
        #expect(try await desk.queued().count == 3)
        let quiet = Newsroom(database: desk.newsroom.database, clock: desk.people.time.clock, zone: desk.newsroom.zone)
        #expect(try await !RequestPasswordReset(quiet)(for: desk.editor.id, byMail: true, as: actor).isMailed)
    }
}
