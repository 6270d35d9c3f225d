import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import News
import Newsroom
import Store
import TestSupport
import Testing

@testable import Desk

@Suite struct ArticlePageTests {
    struct Bench {
        let desk: TestDesk
        let article: ArticleID
        let browser: TestDesk.Browser
        let section: SectionID
        let chief: Actor

        func draft(_ headline: String) -> ArticleDraft {
            let body = Body([.paragraph(TextBlock("Un <b>match</b> lundi."))])
            return ArticleDraft(content: ArticleContent(kind: .news, headline: headline, body: body), section: section)
        }
    }

    private func bench(_ headline: String = "Le stade rouvre") async throws -> Bench {
        let desk = try await TestDesk()
        let user = try await desk.add("chef@relais.example", .chiefEditor)
        let edition = try await desk.tiny.publication().editions[0]
        let section = try await desk.tiny.database.write {
            try $0.insertSection(
                parent: nil, names: [edition.id: Section.Name(name: "Sport", slug: Slug(cleaning: "sport"))])
        }
        let article = try await CreateDraft(desk.newsroom)(
            ArticleDraft(
                content: ArticleContent(
                    kind: .news, headline: headline, body: Body([.paragraph(TextBlock("Un <b>match</b> lundi."))])),
                section: section
            ),
            in: edition.id, by: .user(user)
        )
        return Bench(
            desk: desk, article: article, browser: try await desk.signIn("chef@relais.example"), section: section,
            chief: .user(user))
    }

    private func token(in page: String) throws -> String {
        String(try #require(page.firstMatch(of: #//desk/preview/([A-Za-z0-9_-]{43})"/#)?.1))
    }

    @Test("a comment is written, answered and resolved by forms alone, and what people type stays text")
    func comments() async throws {
        let bench = try await bench()
        let path = "/desk/articles/\(bench.article.rawValue)"
        try await bench.desk.application.test(.router) { client in
            let wrong = try await bench.browser.post(
                client, path + "/comments",
                ["text": "Lequel <i>?", "place": "body", "quote": "absent", "start": "", "revision": "1"])
            #expect(wrong.status == .unprocessableContent && wrong.page.contains("Lequel &lt;i&gt;?"))
            #expect(wrong.page.contains("absent</textarea>") && wrong.page.contains("n’a pas ces mots"))
            let done = try await bench.browser.post(
                client, path + "/comments",
                ["text": "Lequel <i>?", "place": "body", "quote": "<b>match</b>", "start": "3", "revision": "1"])
            #expect(done.status == .seeOther && done.headers[.location] == path + "?done=comment#comment-1")
            let page = try await bench.browser.get(client, path).page
            #expect(page.contains("data-quote=\"&lt;b&gt;match&lt;/b&gt;\"") && !page.contains("<i>"))
            let answer = try await bench.browser.post(client, "/desk/comments/1/answers", ["text": "Le derby"])
            #expect(answer.status == .seeOther)
            let empty = try await bench.browser.post(client, "/desk/comments/1/answers", ["text": " "])
            #expect(empty.status == .unprocessableContent)
            let json = try await client.execute(
                uri: "/desk/comments/1/resolution", method: .post,
                headers: bench.browser.headers([
                    .contentType: "application/x-www-form-urlencoded", .accept: "text/html, application/problem+json",
                ]),
                body: TestDesk.body([("csrf", bench.browser.token.formToken), ("resolved", "1")])
            )
            #expect(json.headers[.location] == path + "/comments")
            let list = try await bench.browser.get(client, path + "/comments").page
            #expect(list.contains("remark resolved") && list.contains("Le derby"))
            #expect(try await bench.browser.get(client, "/desk/articles/99/comments").status == .notFound)
        }
    }

    @Test("a refusal that a script gets is in the language of whoever asks")
    func refusals() async throws {
        let bench = try await bench()
        try await bench.desk.application.test(.router) { client in
            let answer = try await client.execute(
                uri: "/desk/articles/\(bench.article.rawValue)/comments", method: .post,
                headers: bench.browser.headers([
                    .contentType: "application/x-www-form-urlencoded", .accept: "text/html, application/problem+json",
                ]),
                body: TestDesk.body([
                    ("csrf", bench.browser.token.formToken), ("text", " "), ("place", "headline"), ("quote", ""),
                    ("start", ""), ("revision", "1"),
                ])
            )
            #expect(answer.status == .unprocessableContent && answer.page.contains("caractères au plus"))
        }
    }

    @Test("a slug is proposed from the headline, in Latin letters too, and a bad one is told in a sentence")
    func address() async throws {
        let bench = try await bench("Le stade rouvre")
        let path = "/desk/articles/\(bench.article.rawValue)/address"
        try await bench.desk.application.test(.router) { client in
            let plain = try await bench.browser.get(client, path + "?headline=Le%20titre%20neuf&slug=&section=1").page
            #expect(plain.contains("\"proposed\":\"le-titre-neuf\"") && !plain.contains("latin"))
            #expect(plain.contains("https://relais.example/sport/le-titre-neuf-1"))
            let arabic = try await bench.browser.get(
                client, path + "?headline=%D8%A7%D9%84%D8%B1%D8%A8%D8%A7%D8%B7&slug=x&section=1"
            ).page
            #expect(arabic.contains("\"latin\":\"al-rbat\"") && arabic.contains("/sport/x-1"))
            // As a browser's form writes its blanks.
            let words = try await bench.browser.get(client, path + "?headline=Le+titre+neuf&slug=&section=1").page
            #expect(words.contains("\"proposed\":\"le-titre-neuf\""))
            let wrong = try await bench.browser.get(client, path + "?headline=x&slug=A%20b&section=1").page
            #expect(wrong.contains("minuscules") && !wrong.contains("\"address\""))
        }
    }

    @Test("every revision can be reached, any two compared in every field, and the first brought back")
    func history() async throws {
        let bench = try await bench("Titre 1")
        let path = "/desk/articles/\(bench.article.rawValue)"
        for number in 2...60 {
            var draft = bench.draft("Titre \(number)")
            draft.content.kicker = number > 30 ? "Sport" : nil
            _ = try await SaveDraft(bench.desk.newsroom)(bench.article, draft, base: number - 1, by: bench.chief)
        }
        try await bench.desk.application.test(.router) { client in
            let article = try await bench.browser.get(client, path).page
            #expect(article.contains("data-weight-budget=\"500000\""))
            #expect(article.contains("href=\"\(path)/history\""))
            let newest = try await bench.browser.get(client, path + "/history").page
            #expect(
                newest.contains("value=\"60\"") && newest.contains("value=\"11\"") && !newest.contains("value=\"10\""))
            #expect(newest.contains("history?before=11"))
            let oldest = try await bench.browser.get(client, path + "/history?before=11").page
            #expect(oldest.contains("value=\"10\"") && oldest.contains("value=\"1\"") && !oldest.contains("before="))
            // In whichever order they were chosen.
            for pair in ["from=1&to=40", "from=40&to=1"] {
                let compared = try await bench.browser.get(client, path + "/compare?" + pair).page
                #expect(compared.contains("Sport</ins>") && compared.contains("40</ins>"), "\(compared)")
            }
            let same = try await bench.browser.get(client, path + "/compare?from=31&to=40").page
            #expect(!same.contains("Sport"))
        }
        _ = try await RestoreRevision(bench.desk.newsroom)(1, of: bench.article, revision: 60, by: bench.chief)
        let restored = try await bench.desk.newsroom.database.read { try $0.deskArticle(bench.article) }
        #expect(restored?.draft.content.headline == "Titre 1" && restored?.draft.content.kicker == nil)
    }

    @Test("a link to a page of our own at which nothing stands is told of with its path, wherever in the text it is")
    func brokenLinks() async throws {
        let bench = try await bench("Le port")
        func link(_ path: String) throws -> TextBlock {
            TextBlock([.text("voir", [.link(try #require(LinkTarget(rawValue: path)))])])
        }
        var draft = bench.draft("Le port")
        draft.content.body = Body([
            .paragraph(try link("/sport/nulle-part-99999")), .paragraph(try link("/sport")),
            .factBox(headline: "Boîte", blocks: [.paragraph(try link("https://relais.example/rien-du-tout"))]),
            .list(ordered: false, items: [[.paragraph(try link("https://ailleurs.example/rien"))]]),
            .factBox(
                headline: "Autre", blocks: [.related(RelatedArticle(article: ArticleID(rawValue: 777), label: "x"))]),
        ])
        _ = try await SaveDraft(bench.desk.newsroom)(bench.article, draft, base: 1, by: bench.chief)
        try await bench.desk.application.test(.router) { client in
            let page = try await bench.browser.get(client, "/desk/articles/\(bench.article.rawValue)").page
            let checks =
                page.components(separatedBy: "class=\"checks\"").last?.prefix { $0 != "§" }.components(
                    separatedBy: "</ul>")[0] ?? ""
            #expect(checks.contains("/sport/nulle-part-99999") && checks.contains("/rien-du-tout"), "\(checks)")
            #expect(checks.contains("/desk/articles/777"))
            #expect(!checks.contains("ailleurs") && !checks.contains(">/sport<"))
        }
    }

    @Test("until someone gives a slug it follows the headline; then it stays, and is given back by emptying it")
    func slug() async throws {
        let bench = try await bench()
        @Sendable func save(_ client: any TestClientProtocol, _ headline: String, _ slug: String, base: Int)
            async throws
        {
            let answer = try await bench.browser.post(
                client, "/desk/articles/\(bench.article.rawValue)",
                [
                    "base": String(base), "kicker": "", "headline": headline, "alternativeHeadline": "",
                    "standfirst": "", "dateline": "", "source": "", "slug": slug, "edNote": "", "kind": "news",
                    "section": "1", "topics": "", "credits": "",
                ])
            #expect(answer.status == .seeOther, "\(answer.page)")
        }
        @Sendable func stands() async throws -> String? {
            try await bench.desk.tiny.database.read { try $0.deskArticle(bench.article) }?.slug.rawValue
        }
        try await bench.desk.application.test(.router) { client in
            try await save(client, "Un autre titre", "", base: 1)
            #expect(try await stands() == "un-autre-titre")
            try await save(client, "Un autre titre", "donne", base: 2)
            try await save(client, "Un troisième", "donne", base: 3)
            #expect(try await stands() == "donne")
            try await save(client, "Un troisième", "", base: 4)
            #expect(try await stands() == "un-troisieme")
        }
    }

    @Test("whoever has a preview link reads the draft with a mark on it, unsigned, and nothing keeps or tells it")
    func shared() async throws {
        let bench = try await bench()
        let path = "/desk/articles/\(bench.article.rawValue)"
        try await bench.desk.application.test(.router) { client in
            let made = try await bench.browser.post(client, path + "/previews", ["lifetime": "hour"])
            let link = "/desk/preview/" + (try token(in: made.page))
            let shown = try await client.execute(uri: link, method: .get)
            #expect(shown.status == .ok && shown.page.contains("<body class=\"x\"><aside class=\"desk-preview-mark\""))
            #expect(shown.page.contains("<p>Le stade rouvre</p>"))
            #expect(shown.headers[.cacheControl] == "no-store" && shown.headers[.setCookie] == nil)
            #expect(shown.headers[HTTPField.Name("referrer-policy")!] == "no-referrer")
            #expect(shown.headers[HTTPField.Name("x-robots-tag")!]?.contains("noindex") == true)
            #expect(shown.headers[.contentSecurityPolicy]?.contains("frame-ancestors 'none'") == true)
            let page = try await bench.browser.get(client, path).page
            #expect(page.contains("ouvert 1 fois") && !page.contains(link))
            let revoked = try await bench.browser.post(client, "/desk/previews/1", [:])
            #expect(revoked.status == .seeOther)
            let gone = try await client.execute(uri: link, method: .get)
            #expect(gone.status == .gone && gone.page.contains("n’est plus là") && !gone.page.contains("Le stade"))
            #expect(gone.headers[HTTPField.Name("referrer-policy")!] == "no-referrer")
            let never = try await client.execute(uri: "/desk/preview/x", method: .get)
            #expect(never.status == .gone)
        }
    }

    @Test("under embargo a link is made only when that is said aloud")
    func embargo() async throws {
        let bench = try await bench()
        let path = "/desk/articles/\(bench.article.rawValue)"
        try await SetEmbargo(bench.desk.newsroom)(
            bench.article, until: bench.desk.time.now.advanced(seconds: 9000), by: .user(bench.browser.user))
        try await bench.desk.application.test(.router) { client in
            #expect(try await bench.browser.get(client, path).page.contains("name=\"embargo\""))
            let refused = try await bench.browser.post(client, path + "/previews", ["lifetime": "day"])
            #expect(refused.status == .unprocessableContent && refused.page.contains("cochez"))
            let made = try await bench.browser.post(client, path + "/previews", ["lifetime": "day", "embargo": "1"])
            let link = "/desk/preview/" + (try token(in: made.page))
            #expect(try await client.execute(uri: link, method: .get).status == .ok)
        }
    }

    @Test("the log never has the secret of a link")
    func loggable() {
        let token = String(repeating: "aB3_", count: 10) + "xyz"
        for folder in ["preview", "invitation", "password", "first"] {
            #expect(DeskURL.loggable("/desk/\(folder)/\(token)") == "/desk/\(folder)/…")
        }
        #expect(DeskURL.loggable("/desk/articles/12/comments") == "/desk/articles/12/comments")
    }
}
