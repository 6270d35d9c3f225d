import HTTPTypes
import News
import Newsroom
import Store
import TestSupport
import Testing

@testable import API

@Suite struct HouseWorkTests {
    private func version(_ got: Desk.Got) throws -> Int64 { try #require(got.integer("version"), "\(got.text)") }

    @Test("a front is prepared step by step, made live, arranged whole and brought back by programs alone")
    func fronts() async throws {
        let desk = try await Desk()
        let id = try await desk.article("Le port rouvre")
        _ = try await desk.send(.post, "/desk/articles/\(id)/publish", as: .chiefEditor, #"{"revision": 1}"#)
        #expect(try await desk.send(.get, "/desk/fronts", as: .editor).status == 403)
        let list = try await desk.send(.get, "/desk/fronts", as: .chiefEditor).list("fronts")
        #expect(list.first?["front"] == "1" && list.count == 3)
        #expect(try await desk.send(.get, "/desk/fronts/9", as: .chiefEditor).status == 404)
        #expect(try await desk.send(.get, "/desk/fronts/x", as: .chiefEditor).status == 404)
        func step(_ json: String, _ role: Role = .chiefEditor) async throws -> Desk.Got {
            try await desk.send(.post, "/desk/fronts/1/steps", as: role, json)
        }
        let pin = #"{"step": 0, "action": "pin", "article": \#(id), "place": "lead-0"}"#
        #expect(try await step(pin, .editor).status == 403)
        #expect(try await step(#"{"step": 0, "action": "pin", "place": "lead-0"}"#).string("field") == "article")
        #expect(try await step(#"{"step": 0, "action": "pin", "article": \#(id), "place": "lead-4"}"#).status == 422)
        let begun = try await step(pin)
        #expect(begun.status == 200 && begun.integer("step") == 1, "\(begun.text)")
        #expect(try await step(pin).status == 409)
        let open = try await desk.send(.get, "/desk/fronts/1", as: .chiefEditor)
        #expect(open["live"] == nil && open["draft"]?["step"] == .integer(1))
        #expect(open.list("places").first?["isPinned"] == true)
        let live = try await desk.send(.post, "/desk/fronts/1/publish", as: .chiefEditor, #"{"step": 1}"#)
        #expect(live.status == 200 && live.integer("number") == 1, "\(live.text)")
        let whole = try await desk.send(
            .post, "/desk/fronts/1/arrangement", as: .chiefEditor,
            #"{"live": 1, "arrangement": {"pins": [{"article": \#(id), "place": "seconds-1", "until": "2026-11-25T12:00:00Z"}], "order": [], "hidden": [\#(try desk.sport())]}}"#
        )
        #expect(whole.integer("number") == 2, "\(whole.text)")
        let late = try await desk.send(
            .post, "/desk/fronts/1/arrangement", as: .chiefEditor,
            #"{"live": 1, "arrangement": {"pins": [], "order": [], "hidden": []}}"#
        )
        #expect(late.status == 409)
        #expect(try await step(#"{"step": 0, "action": "show", "section": \#(try desk.sport())}"#).integer("base") == 2)
        #expect(try await desk.send(.post, "/desk/fronts/1/discard", as: .chiefEditor, #"{"step": 1}"#).status == 204)
        let back = try await desk.send(
            .post, "/desk/fronts/1/versions/1/restore", as: .chiefEditor, #"{"live": 2}"#
        )
        #expect(back.integer("number") == 3 && back.integer("restored") == 1)
        let versions = try await desk.send(.get, "/desk/fronts/1/versions?limit=2", as: .chiefEditor)
        #expect(versions.list("versions").count == 2 && versions["next"] != nil)
        _ = try await step(#"{"step": 0, "action": "unpin", "article": \#(id)}"#)
        _ = try await desk.send(.post, "/desk/fronts/1/versions/2/restore", as: .administrator, #"{"live": 3}"#)
        #expect(try await desk.send(.post, "/desk/fronts/1/publish", as: .chiefEditor, #"{"step": 1}"#).status == 409)
        let kept = try await desk.send(.post, "/desk/fronts/1/keep", as: .chiefEditor, #"{"step": 1, "live": 4}"#)
        #expect(kept.integer("base") == 4 && kept.integer("step") == 2)
    }

    @Test("a banner is set and taken off on the version that was looked at")
    func banners() async throws {
        let desk = try await Desk()
        let path = "/desk/banners/1"
        let json = #"{"number": 0, "text": "Alerte", "endsAt": "2026-11-24T14:00:00Z"}"#
        #expect(try await desk.send(.post, path, as: .editor, json).status == 403)
        let set = try await desk.send(.post, path, as: .chiefEditor, json)
        #expect(set.integer("number") == 1 && set["banner"]?["text"] == "Alerte", "\(set.text)")
        #expect(try await desk.send(.post, path, as: .chiefEditor, json).status == 409)
        let long = #"{"number": 1, "text": "Alerte", "endsAt": "2026-12-24T14:00:00Z"}"#
        #expect(try await desk.send(.post, path, as: .chiefEditor, long).string("field") == "endsAt")
        let off = try await desk.send(.post, path + "/remove", as: .chiefEditor, #"{"number": 1}"#)
        #expect(off.integer("number") == 2 && off["banner"] == nil)
        #expect(try await desk.send(.get, path, as: .chiefEditor).list("versions").count == 2)
        #expect(try await desk.send(.get, "/desk/banners/9", as: .chiefEditor).status == 404)
    }

    @Test("authors are added, changed and merged; topics added; redirects listed, changed and taken away")
    func names() async throws {
        let desk = try await Desk()
        func author(_ name: String) -> String { #"{"kind": "person", "names": [{"edition": 1, "name": "\#(name)"}]}"# }
        #expect(try await desk.send(.post, "/desk/authors", as: .journalist, author("X")).status == 403)
        let one = try #require(
            try await desk.send(.post, "/desk/authors", as: .editor, author("K. Dadsi")).integer("id"))
        let two = try #require(try await desk.send(.post, "/desk/authors", as: .editor, author("Karim")).integer("id"))
        let twice = #"{"kind": "person", "names": [{"edition": 1, "name": "A"}, {"edition": 1, "name": "B"}]}"#
        #expect(try await desk.send(.post, "/desk/authors", as: .editor, twice).string("field") == "names[1]")
        let known = try await desk.send(.get, "/desk/authors/\(two)", as: .editor)
        let change =
            #"{"version": \#(try version(known)), "author": {"kind": "person", "names": [{"edition": 1, "name": "Karim Dadsi", "biography": "Il suit la mer."}], "links": ["www.instagram.com/karim"]}}"#
        #expect(try await desk.send(.post, "/desk/authors/\(two)", as: .editor, change).status == 204)
        #expect(try await desk.send(.post, "/desk/authors/\(two)", as: .editor, change).status == 409)
        let now = try await desk.send(.get, "/desk/authors/\(two)", as: .editor)
        #expect(now.list("names").first?["biography"] == "Il suit la mer." && now.list("links").count == 1)
        let found = try await desk.send(.get, "/desk/authors?words=dadsi", as: .editor).list("authors")
        #expect(found.count == 2)
        let old = try await desk.send(.get, "/desk/authors/\(one)", as: .editor)
        let merge = #"{"version": \#(try version(old)), "into": \#(two)}"#
        #expect(try await desk.send(.post, "/desk/authors/\(one)/merge", as: .editor, merge).status == 204)
        #expect(try await desk.send(.get, "/desk/authors/\(one)", as: .editor).status == 404)

        let topic = try await desk.send(
            .post, "/desk/topics", as: .editor, #"{"names": [{"edition": 1, "name": "Ports"}]}"#)
        #expect(topic.status == 201)

        let add = #"{"from": "/vieux", "to": "/ailleurs"}"#
        #expect(try await desk.send(.post, "/desk/redirects", as: .chiefEditor, add).status == 201)
        let changed = try await desk.send(
            .post, "/desk/redirects/change", as: .chiefEditor,
            #"{"old": {"from": "/vieux", "to": "/ailleurs"}, "new": {"from": "/plus-vieux", "to": "/ailleurs"}}"#
        )
        #expect(changed.string("from") == "/plus-vieux", "\(changed.text)")
        #expect(try await desk.send(.get, "/desk/redirects", as: .editor).status == 403)
        let list = try await desk.send(.get, "/desk/redirects?words=vieux", as: .chiefEditor).list("redirects")
        #expect(list.map { $0["from"] } == ["/plus-vieux"])
        #expect(try await desk.send(.post, "/desk/redirects/delete", as: .chiefEditor, add).status == 409)
        let gone = try await desk.send(
            .post, "/desk/redirects/delete", as: .chiefEditor, #"{"from": "/plus-vieux", "to": "/ailleurs"}"#
        )
        #expect(gone.status == 204)
    }

    @Test("settings are read and changed in part, by administrators, on the version that was looked at")
    func settings() async throws {
        let desk = try await Desk()
        #expect(try await desk.send(.get, "/desk/settings", as: .chiefEditor).status == 403)
        let known = try await desk.send(.get, "/desk/settings", as: .administrator)
        #expect(known.list("checks").count == PublishingCheck.allCases.count && known.list("menus").count == 4)
        let change = #"""
            {"version": \#(try version(known)), "headlineLimit": 90, "weightBudget": 300000, "feedExtent": "summary",
             "synonyms": "Casa, Casablanca",
             "checks": [{"check": "missingAltText", "severity": "block"}],
             "profiles": [{"network": "x", "url": "https://x.com/relais"}],
             "menus": [{"edition": 1, "place": "foot", "links": [{"label": "Météo", "target": "/meteo"}]}]}
            """#
        #expect(try await desk.send(.patch, "/desk/settings", as: .administrator, change).status == 204)
        #expect(try await desk.send(.patch, "/desk/settings", as: .administrator, change).status == 409)
        let now = try await desk.send(.get, "/desk/settings", as: .administrator)
        #expect(
            now.integer("headlineLimit") == 90 && now.integer("weightBudget") == 300_000
                && now.string("name") == "Le Relais" && now.string("feedExtent") == "summary"
                && now.string("synonyms") == "Casa, Casablanca")
        #expect(now.list("checks").contains { $0["check"] == "missingAltText" && $0["severity"] == "block" })
        #expect(now.list("checks").contains { $0["check"] == "missingHeadline" && $0["severity"] == "block" })
        #expect(now.list("profiles").first?["url"] == "https://x.com/relais")
        let wrong = #"{"version": \#(try version(now)), "timeZone": "Mars/Base"}"#
        #expect(try await desk.send(.patch, "/desk/settings", as: .administrator, wrong).string("field") == "timeZone")
    }

    @Test("a document is sent as it is, titled and listed; what is none is refused; where files are used is told")
    func attachments() async throws {
        let desk = try await Desk()
        let pdf = Array("%PDF-1.7".utf8)
        let got = try await desk.send(
            .post, "/desk/attachments?title=Le%20rapport&fileName=rapport.pdf", as: .contributor,
            headers: ["content-type": "application/pdf"], body: pdf
        )
        #expect(got.status == 201 && got.string("title") == "Le rapport", "\(got.text)")
        let id = try #require(got.integer("id"))
        let file = try #require(got.string("path"))
        #expect(file.hasPrefix("/media/files/") && file.hasSuffix(".pdf"))
        let refused = try await desk.send(
            .post, "/desk/attachments", as: .contributor, headers: ["content-type": "audio/mpeg"], body: [1, 2]
        )
        #expect(refused.status == 422 && refused.string("field") == "file")
        let html = try await desk.send(
            .post, "/desk/attachments", as: .contributor, headers: ["content-type": "text/html"], body: [1]
        )
        #expect(html.status == 415)
        #expect(
            try await desk.send(.get, "/desk/attachments?words=rapport", as: .journalist).list("attachments").count == 1
        )
        #expect(try await desk.send(.get, "/desk/attachments?kind=sounds", as: .journalist).list("attachments").isEmpty)
        let titled = try await desk.send(
            .post, "/desk/attachments/\(id)/title", as: .contributor, #"{"version": 1, "title": "Rapport 2026"}"#
        )
        #expect(titled.status == 204)
        #expect(try await desk.send(.get, "/desk/attachments/\(id)", as: .contributor).integer("version") == 2)
        let made = try await desk.send(
            .post, "/desk/articles", as: .chiefEditor,
            #"""
            {"text": {"section": \#(try desk.sport()), "headline": "A", "body": {"type": "doc", "content": [
              {"type": "relatedLink", "attrs": {"label": "Le rapport", "url": "\#(file)"}}]}}}
            """#
        )
        #expect(made.status == 201, "\(made.text)")
        let uses = try await desk.send(.get, "/desk/attachments/\(id)/uses", as: .editor).list("uses")
        #expect(uses.first?["headline"] == "A" && uses.first?["isWithReaders"] == false)
        #expect(try await desk.send(.get, "/desk/attachments/\(id)/uses", as: .contributor).list("uses").isEmpty)
        #expect(try await desk.send(.get, "/desk/pictures/9/uses", as: .editor).status == 404)
    }

    @Test("an article is given to someone, moved and tagged without opening its text; a preview link shows its draft")
    func handling() async throws {
        let desk = try await Desk()
        let id = try await desk.article("Le port rouvre")
        let path = "/desk/articles/\(id)"
        let colleagues = try await desk.send(.get, "/desk/colleagues", as: .editor).list("colleagues")
        #expect(colleagues.count == Role.allCases.count)
        #expect(try await desk.send(.get, "/desk/colleagues", as: .contributor).status == 403)
        let contributor = try #require(desk.users[.contributor]).id.rawValue
        #expect(try await desk.send(.get, path, as: .contributor).status == 403)
        let give = #"{"user": \#(contributor)}"#
        #expect(try await desk.send(.post, path + "/assignee", as: .journalist, give).status == 403)
        #expect(try await desk.send(.post, path + "/assignee", as: .editor, give).status == 204)
        let stale = #"{"user": 1, "instead": \#(contributor + 1)}"#
        #expect(try await desk.send(.post, path + "/assignee", as: .editor, stale).status == 409)
        // Whoever it is given to works on it as its author may.
        let theirs = try await desk.send(.get, path, as: .contributor)
        #expect(theirs.status == 200 && theirs.integer("assignee") == contributor)
        let saved = try await desk.send(
            .patch, path, as: .contributor, #"{"revision": 1, "text": {"kicker": "Ports"}}"#
        )
        #expect(saved.status == 200, "\(saved.text)")
        let culture = try #require(desk.sections["culture"]).rawValue
        let moved = try await desk.send(.post, path + "/move", as: .chiefEditor, #"{"section": \#(culture)}"#)
        #expect(moved.string("outcome") == "saved" && moved.integer("revision") == 3, "\(moved.text)")
        let topic = try await desk.send(
            .post, "/desk/topics", as: .editor, #"{"names": [{"edition": 1, "name": "Mer"}]}"#)
        let tag = #"{"add": [\#(try #require(topic.integer("id")))]}"#
        #expect(try await desk.send(.post, path + "/topics", as: .chiefEditor, tag).string("outcome") == "saved")
        #expect(try await desk.send(.post, path + "/topics", as: .chiefEditor, tag).string("outcome") == "unchanged")
        #expect(try await desk.send(.post, path + "/topics", as: .chiefEditor, #"{"add": [99]}"#).status == 404)
        let found = try await desk.send(.get, "/desk/search?words=port%20ROUVRE", as: .editor).list("articles")
        #expect(found.map { $0["id"] } == [.integer(id)])
        #expect(try await desk.send(.get, "/desk/search?words=%2C", as: .editor).string("field") == "words")
        let listed = try await desk.send(
            .get, "/desk/articles?words=port&assignee=\(contributor)", as: .editor
        ).list("articles")
        #expect(listed.count == 1)

        #expect(
            try await desk.send(.post, path + "/translations", as: .chiefEditor, #"{"edition": 1}"#).status == 422)
        #expect(try await desk.send(.delete, path + "/original", as: .chiefEditor).status == 409)
        #expect(
            try await desk.send(.post, path + "/original", as: .chiefEditor, #"{"original": \#(id)}"#).status == 422)
        #expect(
            try await desk.send(.post, path + "/caught-up", as: .chiefEditor, #"{"revision": 1}"#).status == 409)

        let shared = try await desk.send(.post, path + "/previews", as: .chiefEditor, #"{"lifetime": "hour"}"#)
        #expect(shared.status == 201 && shared.string("path")?.hasPrefix("/desk/preview/") == true, "\(shared.text)")
        let link = try #require(shared.integer("id"))
        let links = try await desk.send(.get, path + "/previews", as: .chiefEditor)
        #expect(links.list("links").count == 1)
        #expect(!links.text.contains(try #require(shared.string("path"))))
        #expect(try await desk.send(.get, path + "/previews", as: .journalist).status == 403)
        #expect(try await desk.send(.delete, "/desk/previews/\(link)", as: .chiefEditor).status == 204)
        let revoked = try await desk.send(.get, path + "/previews", as: .chiefEditor).list("links").first
        #expect(revoked?["revokedAt"] != nil)
    }

    @Test("views are kept, renamed, moved and opened with; nobody sees another's")
    func views() async throws {
        let desk = try await Desk()
        func keep(_ name: String, _ role: Role, shared: Bool = false) async throws -> Desk.Got {
            try await desk.send(
                .post, "/desk/views", as: role, #"{"name": "\#(name)", "query": "state=draft", "shared": \#(shared)}"#
            )
        }
        let first = try #require(try await keep("À lire", .journalist).integer("id"))
        let second = try #require(try await keep("À relire", .journalist).integer("id"))
        #expect(try await keep("Tous", .journalist, shared: true).status == 403)
        #expect(try await keep("Tous", .chiefEditor, shared: true).status == 201)
        let odd = #"{"name": "x", "query": "a\r\nb"}"#
        #expect(try await desk.send(.post, "/desk/views", as: .journalist, odd).string("field") == "query")
        #expect(
            try await desk.send(.post, "/desk/views/\(second)/move", as: .journalist, #"{"direction": "up"}"#).status
                == 204)
        #expect(
            try await desk.send(.post, "/desk/views/\(first)/name", as: .journalist, #"{"name": "Lus"}"#).status == 204)
        #expect(try await desk.send(.post, "/desk/views/\(first)/name", as: .editor, #"{"name": "x"}"#).status == 404)
        #expect(
            try await desk.send(.post, "/desk/me/opening-view", as: .journalist, #"{"view": \#(first)}"#).status == 204)
        let list = try await desk.send(.get, "/desk/views", as: .journalist)
        #expect(list.list("views").compactMap { $0["name"] }.contains("Lus") && list.integer("opensWith") == first)
        #expect(list.list("views").count == 3)
        #expect(try await desk.send(.get, "/desk/views", as: .editor).list("views").count == 1)
        #expect(try await desk.send(.delete, "/desk/views/\(first)", as: .journalist).status == 204)
        #expect(try await desk.send(.get, "/desk/views", as: .journalist)["opensWith"] == nil)
    }

    @Test("people change what is theirs, administrators what is others', and the log says by which token")
    func people() async throws {
        let desk = try await Desk()
        let own = try await desk.send(.patch, "/desk/me", as: .journalist, #"{"name": "Salma", "language": "ar"}"#)
        #expect(own.string("name") == "Salma" && own.string("language") == "ar", "\(own.text)")
        #expect(
            try await desk.send(.post, "/desk/me/notice-mail", as: .journalist, #"{"wish": "daily"}"#).status == 204)
        let id = try #require(desk.users[.journalist]).id.rawValue
        let edited = try await desk.send(
            .patch, "/desk/people/\(id)", as: .administrator, #"{"email": "salma@relais.example"}"#
        )
        #expect(edited.string("email") == "salma@relais.example" && edited.string("name") == "Salma")
        #expect(try await desk.send(.patch, "/desk/people/\(id)", as: .chiefEditor, #"{"name": "x"}"#).status == 403)
        let taken = try await desk.send(
            .patch, "/desk/people/\(id)", as: .administrator, #"{"email": "editor@relais.example"}"#
        )
        #expect(taken.status == 409 && taken.string("field") == "email")
        let lines = try await desk.send(.get, "/desk/audit?area=people&limit=3", as: .chiefEditor).list("lines")
        #expect(lines.map { $0["verb"] } == ["EditUser", "WishForMail", "EditUser"])
        #expect(lines.allSatisfy { $0["token"] == "essai" }, "\(lines)")
        #expect(lines.last?["actor"] == .string("user:\(id)"))
        let named = try await desk.send(
            .post, "/desk/topics", as: .editor, #"{"names": [{"edition": 1, "name": "Mer"}]}"#,
            headers: ["idempotency-key": "k1"]
        )
        #expect(named.status == 201)
        let line = try await desk.send(.get, "/desk/audit?area=topics", as: .chiefEditor).list("lines").first
        #expect(line?["token"] == "essai" && line?["verb"] == "AddTopic")
        let none = try await desk.send(.get, "/desk/audit?actor=system&from=2030-01-01T00:00:00Z", as: .chiefEditor)
        #expect(none.list("lines").isEmpty)
    }
}
