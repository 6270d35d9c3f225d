import HTTPTypes
import Hummingbird
import HummingbirdTesting
import News
import Newsroom
import Store
import TestSupport
import Testing

@testable import Desk

@Suite struct MailTests {
    private func take(_ test: TestDesk) async throws -> QueuedMail? {
        let now = test.time.now
        return try await test.tiny.database.write { try $0.takeMail(at: now, lease: 900) }
    }

    private func letter(_ test: TestDesk) async throws -> Letter {
        let mail = try #require(try await take(test))
        return try #require(try await LetterWriter(newsroom: test.newsroom, catalogue: test.desk.catalogue)(mail))
    }

    @Test("who forgot their password is sent a link, and the page says the same whether the address is known or not")
    func forgotten() async throws {
        let test = try await TestDesk(sendsMail: true)
        _ = try await test.add("nour@relais.example", .journalist, language: .arabic)
        try await test.application.test(.router) { client in
            var pages: [String] = []
            for address in ["nour@relais.example", "nemo@relais.example"] {
                let response = try await client.execute(
                    uri: "/desk/forgotten", method: .post, headers: TestDesk.visitorHeaders(),
                    body: TestDesk.visitorBody([("email", address)])
                )
                #expect(response.status == .ok)
                pages.append(response.page.replacing(address, with: "…"))
            }
            #expect(pages[0] == pages[1])
            let letter = try await letter(test)
            #expect(try await take(test) == nil)
            #expect(letter.language == .arabic && letter.html.contains("dir=\"rtl\""))
            let link = try #require(letter.text.firstMatch(of: #/https://relais\.example(/desk/password/\S+)/#)?.1)
            #expect(letter.html.contains("href=\"https://relais.example\(link)\""))
            let page = try await client.execute(uri: String(link), method: .get)
            #expect(page.status == .ok && page.page.contains("lang=\"ar\""))
            let wrong = try await client.execute(
                uri: "/desk/forgotten", method: .post, headers: TestDesk.visitorHeaders(),
                body: TestDesk.visitorBody([("email", "<x>")]))
            #expect(wrong.status == .unprocessableContent && wrong.page.contains("value=\"&lt;x&gt;\""))
        }
    }

    @Test("where no mail goes out nobody is promised any")
    func off() async throws {
        let test = try await TestDesk()
        _ = try await test.add("nour@relais.example")
        let nour = try await test.signIn("nour@relais.example")
        try await test.application.test(.router) { client in
            let page = try await client.execute(uri: "/desk/forgotten", method: .get)
            #expect(!page.page.contains("<form"))
            let post = try await client.execute(
                uri: "/desk/forgotten", method: .post, headers: TestDesk.visitorHeaders(),
                body: TestDesk.visitorBody([("email", "nour@relais.example")]))
            #expect(post.status == .notFound)
            #expect(try await !nour.get(client, "/desk/account").page.contains("name=\"wish\""))
            let invited = try await nour.post(
                client, "/desk/people",
                ["name": "Karim", "email": "karim@relais.example", "role": "journalist", "language": "fr"])
            #expect(invited.status == .ok && invited.page.contains("/desk/invitation/"))
        }
        #expect(try await take(test) == nil)
    }

    @Test(
        "an invitation goes by mail and is shown to nobody; administrators see what became of it, and not what it said")
    func invitation() async throws {
        let test = try await TestDesk(sendsMail: true)
        _ = try await test.add("nour@relais.example")
        _ = try await test.add("karim@relais.example", .journalist)
        let nour = try await test.signIn("nour@relais.example")
        let karim = try await test.signIn("karim@relais.example")
        try await test.application.test(.router) { client in
            let invited = try await nour.post(
                client, "/desk/people",
                ["name": "Sofia", "email": "sofia@relais.example", "role": "journalist", "language": "es"])
            #expect(invited.status == .seeOther && invited.headers[.location] == "/desk/people?done=mailed")
            let letter = try await letter(test)
            #expect(letter.subject == "Le Relais: su invitación a la redacción")
            let token = try #require(letter.text.firstMatch(of: #//desk/invitation/(\S+)/#)?.1)
            let list = try await nour.get(client, "/desk/mail")
            #expect(list.status == .ok && list.page.contains("sofia@relais.example") && !list.page.contains(token))
            #expect(try await karim.get(client, "/desk/mail").status == .forbidden)
        }
    }

    @Test("a mail about an article names its headline and where it is, and of one under embargo nothing")
    func notices() async throws {
        let test = try await TestDesk(sendsMail: true)
        let nour = try await test.add("nour@relais.example", .chiefEditor, name: "Nour Alami")
        let karim = try await test.add("karim@relais.example", .journalist, name: "Karim <b>Dadsi</b>")
        try await WishForMail(test.newsroom)(.atOnce, of: nour.id, as: .user(nour))
        try await test.tiny.publish([TinyPublication.item("Un titre")])
        let publication = try await test.tiny.publication()
        for (headline, isEmbargoed) in [("Le stade & la mer", false), ("Absolumentsecret", true)] {
            let id = try await CreateDraft(test.newsroom)(
                ArticleDraft(
                    content: ArticleContent(kind: .news, headline: headline), section: publication.sections.all[0].id),
                in: publication.editions[0].id, by: .user(karim))
            if isEmbargoed {
                try await SetEmbargo(test.newsroom)(
                    id, until: test.time.now.advanced(seconds: 3600), by: .user(nour))
            }
            try await SubmitArticle(test.newsroom)(id, by: .user(karim))
            try await MailNotices(test.newsroom)()
            let letter = try await letter(test)
            #expect(letter.text.contains("https://relais.example/desk/articles/\(id.rawValue)\n"))
            #expect(letter.text.contains(headline) == !isEmbargoed, "\(letter.text)")
            #expect(!"\(letter)".contains("Absolumentsecret") && !letter.html.contains("<b>Dadsi"))
            #expect(letter.subject.contains(isEmbargoed ? "sous embargo" : headline))
        }
    }

    @Test("an embargo set after a mail was queued holds for it, too")
    func lateEmbargo() async throws {
        let test = try await TestDesk(sendsMail: true)
        let nour = try await test.add("nour@relais.example", .chiefEditor)
        let karim = try await test.add("karim@relais.example", .journalist)
        try await WishForMail(test.newsroom)(.atOnce, of: nour.id, as: .user(nour))
        try await test.tiny.publish([TinyPublication.item("Un titre")])
        let publication = try await test.tiny.publication()
        let id = try await CreateDraft(test.newsroom)(
            ArticleDraft(
                content: ArticleContent(kind: .news, headline: "Absolumentsecret"),
                section: publication.sections.all[0].id),
            in: publication.editions[0].id, by: .user(karim))
        try await SubmitArticle(test.newsroom)(id, by: .user(karim))
        try await MailNotices(test.newsroom)()
        try await SetEmbargo(test.newsroom)(id, until: test.time.now.advanced(seconds: 3600), by: .user(nour))
        #expect(try await !"\(letter(test))".contains("Absolumentsecret"))
    }

    @Test("on their page someone changes name, language, address and wish, and ends a session elsewhere")
    func account() async throws {
        let test = try await TestDesk(sendsMail: true)
        let user = try await test.add("nour@relais.example", .journalist)
        let other = try await test.signIn("nour@relais.example")
        let nour = try await test.signIn("nour@relais.example")
        try await test.application.test(.router) { client in
            let named = try await nour.post(client, "/desk/account/profile", ["name": "نور", "language": "ar"])
            #expect(named.headers[.location] == "/desk/account?done=profile")
            #expect(try await nour.get(client, "/desk/account").page.contains("<html lang=\"ar\" dir=\"rtl\">"))
            let empty = try await nour.post(client, "/desk/account/profile", ["name": " ", "language": "es"])
            #expect(empty.status == .unprocessableContent && empty.page.contains("aria-invalid=\"true\""))
            #expect(empty.page.contains("value=\"es\" selected"))
            let wish = try await nour.post(client, "/desk/account/mail", ["wish": "daily"])
            #expect(wish.status == .seeOther)
            let wrong = try await nour.post(
                client, "/desk/account/address", ["email": "neu@relais.example", "password": "falsch"])
            #expect(wrong.status == .unprocessableContent && wrong.page.contains("value=\"neu@relais.example\""))
            #expect(!wrong.page.contains("falsch"))
            let asked = try await nour.post(
                client, "/desk/account/address", ["email": "neu@relais.example", "password": TestDesk.password])
            #expect(asked.headers[.location] == "/desk/account?done=address_asked")
            let letter = try await letter(test)
            let link = String(try #require(letter.text.firstMatch(of: #/(/desk/address/\S+)/#)?.1))
            #expect(try await client.execute(uri: link, method: .get).page.contains("neu@relais.example"))
            #expect(try await client.execute(uri: link, method: .get).status == .ok)
            #expect(try await client.execute(uri: link, method: .post).status != .ok, "no page of ours sent it")
            let confirmed = try await client.execute(
                uri: link, method: .post, headers: TestDesk.visitorHeaders(), body: TestDesk.visitorBody([]))
            #expect(confirmed.status == .ok)
            #expect(try await client.execute(uri: link, method: .get).status == .gone)
            let session = try await FindSession(test.newsroom)(other.token)?.session.id.rawValue ?? 0
            let ended = try await nour.post(client, "/desk/account/sessions/\(session)", [:])
            #expect(ended.headers[.location] == "/desk/account?done=session")
            #expect(try await other.get(client, "/desk").status == .seeOther)
        }
        let now = try await test.tiny.database.read { try $0.user(user.id) }
        #expect(now?.name == "نور" && now?.email.rawValue == "neu@relais.example" && now?.noticeMail == .daily)
    }

    @Test("an administrator edits a person; what crosses or is refused stands as it was typed")
    func person() async throws {
        let test = try await TestDesk()
        _ = try await test.add("nour@relais.example")
        let karim = try await test.add("karim@relais.example", .journalist, name: "Karim")
        let nour = try await test.signIn("nour@relais.example")
        try await test.application.test(.router) { client in
            func save(_ name: String, _ email: String) async throws -> TestResponse {
                try await nour.post(
                    client, "/desk/people/\(karim.id.rawValue)",
                    [
                        "action": "profile", "name": name, "email": email, "language": "en", "knownName": "Karim",
                        "knownEmail": "karim@relais.example", "knownLanguage": "fr",
                    ])
            }
            let taken = try await save("Karim D.", "nour@relais.example")
            #expect(taken.status == .conflict && taken.page.contains("value=\"nour@relais.example\""))
            #expect(taken.page.contains("Quelqu’un travaille déjà ici"))
            #expect(try await save("Karim D.", "kd@relais.example").status == .seeOther)
            let crossed = try await save("Karim Dadsi", "karim@relais.example")
            #expect(crossed.status == .conflict && crossed.page.contains("value=\"Karim Dadsi\""))
            #expect(crossed.page.contains("name=\"knownName\" value=\"Karim D.\""))
        }
        #expect(try await test.tiny.database.read { try $0.user(karim.id) }?.email.rawValue == "kd@relais.example")
    }
}
