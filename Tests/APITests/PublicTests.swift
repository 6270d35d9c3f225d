import News
import Newsroom
import Store
import Testing

@testable import API

@Suite struct PublicTests {
    @Test(
        "what is published is on every list and at its own address, and nowhere before that nor after it was taken back"
    )
    func life() async throws {
        let desk = try await Desk()
        let id = try await desk.article("Le stade rouvre")
        func addresses() async throws -> [Int] {
            let lists = try await desk.send(.get, "/articles")
            let section = try await desk.send(.get, "/articles?section=\(try desk.sport())")
            let own = try await desk.send(.get, "/articles/\(id)")
            #expect(!(lists.text + section.text + own.text).contains("stade") || own.status == 200)
            return [lists.list("articles").count, section.list("articles").count, own.status]
        }
        #expect(try await addresses() == [0, 0, 404])
        let until = "2026-11-24T18:00:00Z"
        let embargo = try await desk.send(
            .post, "/desk/articles/\(id)/embargo", as: .chiefEditor, #"{"until": "\#(until)"}"#
        )
        #expect(embargo.status == 204)
        let early = try await desk.send(
            .post, "/desk/articles/\(id)/publish", as: .chiefEditor, #"{"revision": 1}"#
        )
        #expect(early.status == 409 && early.string("field") == "embargoedUntil", "\(early.text)")
        #expect(try await addresses() == [0, 0, 404])
        desk.time.advance(seconds: 6 * 3600)
        let published = try await desk.send(
            .post, "/desk/articles/\(id)/publish", as: .chiefEditor, #"{"revision": 1}"#
        )
        #expect(published.status == 200 && published.integer("revision") == 1, "\(published.text)")
        #expect(try await addresses() == [1, 1, 200])
        let article = try await desk.send(.get, "/articles/\(id)")
        #expect(article.string("html") == "<p>Un paragraphe.</p>")
        #expect(article.string("url") == "https://relais.example/sport/le-stade-rouvre-\(id)")
        #expect(article["body"]?["type"] == "doc" && article["edNote"] == nil)
        let taken = try await desk.send(
            .post, "/desk/articles/\(id)/unpublish", as: .chiefEditor, #"{"note": "Une dépêche erronée."}"#
        )
        #expect(taken.status == 204)
        #expect(try await addresses() == [0, 0, 410])
        #expect(try await desk.send(.get, "/articles/\(id)").string("help") == "Une dépêche erronée.")
    }

    @Test("nothing of an article under embargo leaves by any operation that everyone may use, whichever is added")
    func embargo() async throws {
        let desk = try await Desk()
        let made = try await desk.send(
            .post, "/desk/articles", as: .chiefEditor,
            """
            {"text": {"section": \(try desk.sport()), "headline": "Zyx un", "standfirst": "Zyx deux",
             "alternativeHeadline": "Zyx trois", "topics": ["Zyx quatre"], "authors": ["Zyx cinq"], "body": \(Desk.body)}}
            """
        )
        let path = "/desk/articles/\(try #require(made.integer("id")))"
        let until = #"{"until": "2026-11-24T18:00:00Z"}"#
        #expect(try await desk.send(.post, path + "/embargo", as: .chiefEditor, until).status == 204)
        let due = #"{"revision": 1, "at": "2026-11-24T19:00:00Z"}"#
        #expect(try await desk.send(.post, path + "/schedule", as: .chiefEditor, due).status == 200)
        var asked = 0
        for operation in try API.operations() where operation.access == .everyone {
            let address = operation.path.replacing(#/\{[a-z]+\}/#, with: "1")
            for query in ["", "?section=\(try desk.sport())", "?topic=1", "?author=1", "?edition=1"] {
                let got = try await desk.send(.get, address + query)
                #expect(!got.text.lowercased().contains("zyx"), "\(address + query)")
                asked += 1
            }
        }
        #expect(asked >= 50)
        desk.time.advance(seconds: 7 * 3600)
        let outcomes = try await PublishDue(desk.newsroom)()
        #expect(outcomes.count == 1, "\(outcomes)")
        try await desk.api.published()
        // Lists show the shorter headline.
        #expect(try await desk.send(.get, "/articles").text.contains("Zyx trois"))
    }

    @Test("a link to an article that readers cannot reach says its headline to nobody")
    func related() async throws {
        let desk = try await Desk()
        let secret = try await desk.article("Secret")
        let body = """
            {"type": "doc", "content": [{"type": "related", "attrs": {"article": \(secret), "label": "Secret"}},
             {"type": "paragraph", "content": [{"type": "text", "text": "Texte."}]}]}
            """
        let made = try await desk.send(
            .post, "/desk/articles", as: .chiefEditor,
            #"{"text": {"section": \#(try desk.sport()), "headline": "Ouvert", "body": \#(body)}}"#
        )
        let id = try #require(made.integer("id"))
        _ = try await desk.send(.post, "/desk/articles/\(id)/publish", as: .chiefEditor, #"{"revision": 1}"#)
        #expect(try await !desk.send(.get, "/articles/\(id)").text.contains("Secret"))
        _ = try await desk.send(.post, "/desk/articles/\(secret)/publish", as: .chiefEditor, #"{"revision": 1}"#)
        #expect(try await desk.send(.get, "/articles/\(id)").text.contains("Secret"))
    }

    @Test("a list goes on where it ended, by Link and by “next”, and every article is on it once")
    func pages() async throws {
        let desk = try await Desk()
        for number in 0..<5 {
            let id = try await desk.article("Titre \(number)")
            _ = try await desk.send(.post, "/desk/articles/\(id)/publish", as: .chiefEditor, #"{"revision": 1}"#)
            desk.time.advance(seconds: 60)
        }
        var seen: [JSON] = []
        var next: String? = "/articles?limit=2"
        while let path = next {
            let got = try await desk.send(.get, path)
            seen += got.list("articles").compactMap { $0["id"] }
            let link = got.header("link")
            #expect((link == nil) == (got["next"] == nil))
            next = link?.firstMatch(of: #/<\/api\/v1(.+)>; rel="next"/#).map { String($0.1) }
        }
        #expect(seen.count == 5 && Set(seen).count == 5)
        #expect(try await desk.send(.get, "/articles?after=c31").status == 422)
        #expect(try await desk.send(.get, "/topics").list("topics").isEmpty)
    }

    @Test("topics and authors that only drafts carry are no one's business")
    func names() async throws {
        let desk = try await Desk()
        let made = try await desk.send(
            .post, "/desk/articles", as: .chiefEditor,
            """
            {"text": {"section": \(try desk.sport()), "headline": "A", "body": \(Desk.body), "topics": ["Démission"],
             "authors": ["Imane Souiri"]}}
            """
        )
        let id = try #require(made.integer("id"))
        #expect(try await desk.send(.get, "/topics").list("topics").isEmpty)
        #expect(try await desk.send(.get, "/topics/1").status == 404)
        #expect(try await desk.send(.get, "/authors/1").status == 404)
        _ = try await desk.send(.post, "/desk/articles/\(id)/publish", as: .chiefEditor, #"{"revision": 1}"#)
        #expect(try await desk.send(.get, "/topics").list("topics").count == 1)
        #expect(try await desk.send(.get, "/topics/1").string("name") == "Démission")
        #expect(try await desk.send(.get, "/authors").list("authors").first?["name"] == "Imane Souiri")
        #expect(try await desk.send(.get, "/articles?topic=1").list("articles").count == 1)
        #expect(try await desk.send(.get, "/articles?author=1&topic=1").status == 422)
        #expect(try await desk.send(.get, "/articles?edition=2").list("articles").isEmpty)
        #expect(try await desk.send(.get, "/articles?edition=9").status == 404)
    }

    @Test("what everyone may read is kept, is told by its tag, and asks the store for nothing the second time")
    func kept() async throws {
        let desk = try await Desk()
        for path in ["/publication", "/sections", "/articles", "/topics", "/authors", "/problems", "/openapi.json"] {
            let first = try await desk.send(.get, path)
            let tag = try #require(first.header("etag"))
            #expect(first.status == 200 && first.header("cache-control")?.contains("max-age=") == true)
            #expect(first.header("access-control-allow-origin") == "*" && first.header("set-cookie") == nil)
            _ = desk.tiny.database.takeStatements()
            let second = try await desk.send(.get, path, headers: ["if-none-match": tag])
            #expect(second.status == 304 && second.text.isEmpty)
            #expect(desk.tiny.database.takeStatements().isEmpty, "\(path)")
            let head = try await desk.send(.head, path)
            #expect(head.status == 200 && head.text.isEmpty && head.header("etag") == tag)
        }
    }

    @Test("an address, a method, a field of the query that is not there is told in a problem")
    func refusals() async throws {
        let desk = try await Desk()
        #expect(try await desk.send(.get, "/nothing").status == 404)
        #expect(try await desk.send(.get, "/articles/abc").status == 404)
        #expect(try await desk.send(.get, "/articles/0").status == 404)
        let method = try await desk.send(.delete, "/articles")
        #expect(method.status == 405 && method.header("allow") == "GET, HEAD, OPTIONS")
        let typo = try await desk.send(.get, "/articles?sektion=1")
        #expect(typo.status == 422 && typo.string("field") == "sektion")
        #expect(try await desk.send(.get, "/articles?limit=0").string("field") == "limit")
        #expect(try await desk.send(.get, "/articles?limit=1&limit=2").status == 400)
        #expect(try await desk.send(.get, "/articles?limit=%ff").status == 400)
        let preflight = try await desk.send(.options, "/articles")
        #expect(preflight.status == 204 && preflight.header("access-control-allow-origin") == "*")
        let closed = try await desk.send(.options, "/desk/articles")
        #expect(closed.status == 204 && closed.header("access-control-allow-origin") == nil)
    }
}
