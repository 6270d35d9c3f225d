import Foundation
import Hummingbird
import HummingbirdTesting
import News
import Newsroom
import Store
import TestSupport
import Testing

@testable import Desk

@Suite struct ListQueryTests {
    @Test(
        "an address holds the whole filter: written and read again it is the same",
        arguments: [
            "", "q=l%27%C3%A9t%C3%A9%20%26%20%22apr%C3%A8s%22&state=draft&section=3&edition=1",
            "author=c7&assignee=me&topic=5&mine=1&from=2026-01-01&to=2026-02-01", "q=a&author=Imane%20Souiri&sort=new",
            "assignee=12",
        ]
    )
    func roundTrip(query: String) {
        let read = ArticleListQuery(query: query)
        #expect(read.query == query)
        #expect(ArticleListQuery(query: read.query) == read)
    }

    @Test(
        "what an address does not make sense of is left out, and nothing of it comes back as anything but a value",
        arguments: [
            "state=none&section=x&from=yesterday&to=2026-13-40&before=&sort=old&assignee=&author=&x=y", "&&&=&q=&q",
            "q=%", "%%%=%%", "section=99999999999999999999", "mine=yes",
        ]
    )
    func hostile(query: String) { #expect(ArticleListQuery(query: query).query == "") }

    @Test("a value with signs of addresses and markup stays a value")
    func encoded() {
        let query = ArticleListQuery(query: "q=%3Cb%3E%26state%3Ddraft%23%0D%0ALocation:x")
        #expect(query.state == nil)
        #expect(query.query.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && ![0x22, 0x23, 0x3C, 0x3E].contains($0) })
    }
}

@Suite struct FindingTests {
    private struct Room {
        let test: TestDesk
        let chief: TestDesk.Browser
        let writer: TestDesk.Browser
        let beginner: TestDesk.Browser
        let sport: SectionID
        let culture: SectionID
        let draft: ArticleID
        let published: ArticleID
    }

    private func room() async throws -> Room {
        let test = try await TestDesk()
        try await test.tiny.publish([
            TinyPublication.item("Un barrage cède", section: ["Sport"], topics: ["Barrages"]),
            TinyPublication.item("Le musée rouvre", section: ["Culture"]),
        ])
        _ = try await test.add("chef@relais.example", .chiefEditor, name: "Chef Alami")
        let writer = try await test.add("imane@relais.example", .journalist, name: "Imane Souiri")
        _ = try await test.add("debut@relais.example", .contributor, name: "Début Ant")
        let publication = try await test.tiny.publication()
        let edition = publication.editions[0].id
        let sections = publication.sections.children(of: nil, in: edition)
        let sport = try #require(sections.first { $0.names[edition]?.name == "Sport" }).id
        let culture = try #require(sections.first { $0.names[edition]?.name == "Culture" }).id
        let draft = try await CreateDraft(test.newsroom)(
            ArticleDraft(
                content: ArticleContent(
                    kind: .news, headline: "Brouillon secret", body: Body([.paragraph(TextBlock("Le barrage caché."))])),
                section: sport
            ), in: edition, by: .user(writer)
        )
        let published = try await test.tiny.database.read { try $0.list(.section(sport), in: edition, limit: 1) }
        return Room(
            test: test, chief: try await test.signIn("chef@relais.example"),
            writer: try await test.signIn("imane@relais.example"),
            beginner: try await test.signIn("debut@relais.example"),
            sport: sport, culture: culture, draft: draft, published: try #require(published.first).id
        )
    }

    @Test("the list finds by words and filters, counts what it finds, and says at the field what it does not know")
    func list() async throws {
        let room = try await room()
        try await room.test.application.test(.router) { client in
            let both = try await room.chief.get(client, "/desk/articles?q=barrage").page
            #expect(
                both.contains("Un barrage cède") && both.contains("Brouillon secret") && both.contains("2 articles"))
            let one = try await room.chief.get(client, "/desk/articles?q=barrage&state=draft").page
            #expect(!one.contains("Un barrage cède") && one.contains("Brouillon secret") && one.contains("1 article"))
            let unknown = try await room.chief.get(client, "/desk/articles?author=Personne%20d%27ici").page
            #expect(
                unknown.contains("Aucun auteur ne porte ce nom") && unknown.contains("value=\"Personne d&#39;ici\""))
            let plus = try await room.chief.get(client, "/desk/articles?q=barrage+cede").page
            #expect(plus.contains("Un barrage cède") && plus.contains("1 article"))
        }
    }

    @Test("someone whose own articles and published ones are all they may read finds nothing else anywhere")
    func beginner() async throws {
        let room = try await room()
        try await room.test.application.test(.router) { client in
            for path in [
                "/desk/articles?q=barrage", "/desk/articles?all=1", "/desk/search?q=barrage", "/desk/search?q=secret",
                "/desk/articles?section=\(room.sport.rawValue)", "/desk/articles?topic=1",
                "/desk/search/articles?q=secret",
            ] {
                let page = try await room.beginner.get(client, path)
                #expect(page.status == .ok && !page.page.contains("Brouillon"), "\(path)")
            }
            #expect(
                try await room.beginner.get(client, "/desk/search?q=barrage").page
                    .contains("Un <mark>barrage</mark> cède"))
            let page = try await room.beginner.post(
                client, "/desk/articles/bulk", ["action": "spike", "articles[]": "\(room.draft.rawValue)"])
            #expect(!page.page.contains("Brouillon"))
            let refused = try await room.beginner.post(
                client, "/desk/articles/bulk",
                ["action": "spike", "go": "1", "articles[]": "\(room.draft.rawValue)"])
            #expect(!refused.page.contains("Brouillon") && refused.page.contains("Vous n’en avez pas le droit"))
            let offered = try await room.beginner.post(
                client, "/desk/articles/bulk", ["action": "unpublish", "articles[]": "\(room.published.rawValue)"])
            #expect(offered.status == .unprocessableContent)
        }
        #expect(try await room.test.tiny.database.read { try $0.deskArticle(room.draft) }?.state == .draft)
    }

    @Test("several at once: each through its own verb, and the page says of each what happened")
    func bulk() async throws {
        let room = try await room()
        let ids = "\(room.draft.rawValue),\(room.published.rawValue)"
        try await room.test.application.test(.router) { client in
            let none = try await room.chief.post(
                client, "/desk/articles/bulk", ["action": "spike", "back": "q=barrage"])
            #expect(none.status == .unprocessableContent && none.page.contains("Choisissez au moins un article"))
            let many = (1...201).map { "\($0)" }.joined(separator: ",")
            let tooMany = try await room.chief.post(
                client, "/desk/articles/bulk", ["action": "spike", "all": "1", "shown": many])
            #expect(tooMany.status == .unprocessableContent)
            let asked = try await room.chief.post(
                client, "/desk/articles/bulk", ["action": "spike", "all": "1", "shown": ids, "back": "q=barrage"])
            #expect(asked.status == .ok && asked.page.contains("Brouillon secret") && asked.page.contains("?q=barrage"))
            let done = try await room.chief.post(
                client, "/desk/articles/bulk", ["action": "spike", "go": "1", "all": "1", "shown": ids])
            #expect(done.page.contains("1 abandonné, 1 non"), "\(done.page)")
            let empty = try await room.chief.post(
                client, "/desk/articles/bulk",
                ["action": "unpublish", "go": "1", "articles[]": "\(room.published.rawValue)", "note": " "])
            #expect(empty.status == .unprocessableContent && empty.page.contains("aria-invalid"))
            let moved = try await room.chief.post(
                client, "/desk/articles/bulk",
                [
                    "action": "move", "go": "1", "all": "1", "shown": ids, "section": "\(room.culture.rawValue)",
                ])
            #expect(moved.page.contains("1 déplacé, 1 non"))
            let tagged = try await room.chief.post(
                client, "/desk/articles/bulk",
                ["action": "tag", "go": "1", "articles[]": "\(room.published.rawValue)", "topic": "Musées"])
            #expect(tagged.page.contains("1 complété"))
            let person = "\(room.writer.user.id.rawValue)"
            let given = try await room.chief.post(
                client, "/desk/articles/bulk",
                ["action": "assign", "go": "1", "all": "1", "shown": ids, "person": person])
            #expect(given.page.contains("1 confié, 1 non"))
            let day = try await room.writer.get(client, "/desk").page
            #expect(day.contains("Confiés à moi") && day.contains("vous confie"))
        }
        let article = try await room.test.tiny.database.read { try $0.deskArticle(room.published) }
        #expect(article?.section == room.culture && article?.draft.content.topics.count == 2)
    }

    @Test("the search of the whole desk finds pages, articles, sections, topics, authors and people")
    func search() async throws {
        let room = try await room()
        @Sendable func kinds(_ text: String, _ client: any TestClientProtocol) async throws -> [String] {
            let response = try await client.execute(
                uri: "/desk/search?q=" + DeskURL.encoded(text), method: .get,
                headers: room.chief.headers([.accept: "application/json"]))
            let json = try JSONSerialization.jsonObject(with: Data(response.page.utf8)) as? [String: Any]
            let groups = json?["groups"] as? [[String: Any]] ?? []
            return groups.compactMap { $0["name"] as? String }
        }
        try await room.test.application.test(.router) { client in
            #expect(try await kinds("barrag", client) == ["Articles", "Thèmes"])
            #expect(try await kinds("cultu", client).contains("Rubriques"))
            #expect(try await kinds("souiri", client) == ["Équipe"])
            #expect(try await kinds("vues", client) == ["Pages de la rédaction"])
            #expect(try await kinds("", client).contains("Pages de la rédaction"))
            #expect(try await kinds("<script>\"'", client).isEmpty)
            let page = try await room.chief.get(client, "/desk/search?q=%3Cscript%3E").page
            #expect(!page.contains("<script>\"") && page.contains("value=\"&lt;script&gt;\""))
        }
    }

    @Test("a view keeps a filter alone, opens the list for whoever wishes, and the whole list stays within reach")
    func views() async throws {
        let room = try await room()
        try await room.test.application.test(.router) { client in
            let kept = try await room.writer.post(
                client, "/desk/views", ["name": "Mes brouillons", "query": "state=draft&evil=%0d%0ax", "shared": ""])
            #expect(kept.headers[.location] == "/desk/articles?state=draft&done=view")
            let list = try await room.writer.get(client, "/desk/views").page
            #expect(list.contains("Mes brouillons"))
            let id = try #require(list.firstMatch(of: /\/desk\/views\/(\d+)/)?.1)
            _ = try await room.writer.post(client, "/desk/views/\(id)", ["action": "default"])
            #expect(
                try await room.writer.get(client, "/desk/articles").headers[.location] == "/desk/articles?state=draft")
            #expect(try await room.writer.get(client, "/desk/articles?all=1").status == .ok)
            #expect(try await room.chief.post(client, "/desk/views/\(id)", ["action": "delete"]).status == .notFound)
            let nameless = try await room.writer.post(client, "/desk/views", ["name": " ", "query": "state=draft"])
            #expect(nameless.status == .unprocessableContent)
            let shared = try await room.writer.post(
                client, "/desk/views", ["name": "Pour tous", "query": "", "shared": "1"])
            #expect(shared.status == .forbidden)
        }
    }

    @Test("my day shows what was asked of me, what was given to me and the comments that wait on what is mine")
    func day() async throws {
        let room = try await room()
        let chief = Actor.user(room.chief.user)
        let newsroom = room.test.newsroom
        try await SubmitArticle(newsroom)(room.draft, by: .user(room.writer.user))
        _ = try await CommentOnPassage(newsroom)(
            room.draft, on: Passage(place: .headline, quote: "secret"), "Lequel ?", revision: 1, by: chief)
        try await room.test.application.test(.router) { client in
            let editor = try await room.chief.get(client, "/desk").page
            #expect(editor.contains("Brouillon secret") && editor.contains("Vient de paraître"))
            try await AskForChanges(newsroom)(room.draft, "", by: chief)
            let writer = try await room.writer.get(client, "/desk").page
            #expect(writer.contains("On me demande des changements") && writer.contains("1 remarque en attente"))
        }
    }
}
