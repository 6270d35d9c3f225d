import News
import Newsroom
import Store
import TestSupport
import Testing

@testable import API

@Suite struct WritingTests {
    @Test("an article goes from draft to readers and back by the interface alone, each step by who may take it")
    func way() async throws {
        let desk = try await Desk()
        let id = try await desk.article("Le stade rouvre", by: .journalist)
        let path = "/desk/articles/\(id)"
        let saved = try await desk.send(
            .patch, path, as: .journalist, #"{"text": {"standfirst": "Un chapô.", "topics": []}}"#,
            headers: ["if-match": "\"r1\""]
        )
        #expect(saved.status == 200 && saved.integer("revision") == 2 && saved.header("etag") == "\"r2\"")
        #expect(try await desk.send(.post, path + "/submit", as: .journalist).status == 204)
        #expect(try await desk.send(.get, "/desk/notices", as: .editor).list("notices").first?["kind"] == "submitted")
        #expect(try await desk.send(.post, path + "/approve", as: .journalist, #"{"revision": 2}"#).status == 403)
        #expect(try await desk.send(.post, path + "/review", as: .editor).status == 204)
        let comment = try await desk.send(
            .post, path + "/comments", as: .editor,
            #"{"revision": 2, "place": "headline", "quote": "stade", "text": "Lequel ?"}"#
        )
        let number = try #require(comment.integer("id"))
        #expect(try await desk.send(.get, path + "/comments", as: .editor).list("comments").count == 1)
        let answered = try await desk.send(
            .post, "/desk/comments/\(number)/answers", as: .journalist, #"{"text": "Le grand."}"#
        )
        #expect(answered.status == 201)
        let comments = try await desk.send(.get, path + "/comments", as: .editor).list("comments")
        #expect(comments.last?["parent"] == .integer(number))
        #expect(try await desk.send(.post, "/desk/comments/\(number)/resolve", as: .editor).status == 204)
        let changes = try await desk.send(.post, path + "/request-changes", as: .editor, #"{"text": "Préciser."}"#)
        #expect(changes.status == 204)
        #expect(try await desk.send(.post, path + "/submit", as: .journalist).status == 204)
        #expect(try await desk.send(.post, path + "/approve", as: .editor, #"{"revision": 2}"#).status == 204)
        let scheduled = try await desk.send(
            .post, path + "/schedule", as: .editor, #"{"revision": 2, "at": "2026-11-24T18:30:00+01:00"}"#
        )
        #expect(scheduled.string("scheduledFor") == "2026-11-24T17:30:00+00:00", "\(scheduled.text)")
        #expect(try await desk.send(.post, path + "/unschedule", as: .editor).status == 204)
        let published = try await desk.send(.post, path + "/publish", as: .editor, headers: ["if-match": "\"r2\""])
        #expect(published.status == 200, "\(published.text)")
        #expect(try await desk.send(.get, path + "/receipts", as: .editor).list("receipts").count == 1)
        let corrected = try await desk.send(
            .post, path + "/corrections", as: .editor, #"{"kind": "correction", "text": "Le match est mardi."}"#
        )
        #expect(corrected.status == 200)
        #expect(try await desk.send(.get, "/articles/\(id)").list("corrections").count == 1)
        #expect(try await desk.send(.post, path + "/kill", as: .editor, #"{"reason": "Faux."}"#).status == 204)
        #expect(try await desk.send(.get, "/articles/\(id)").status == 410)
        let final = try await desk.send(.get, path, as: .editor)
        #expect(final.string("state") == "killed" && final.list("actions") == ["read"])
        let line = try await desk.send(.get, "/desk/audit?limit=1", as: .chiefEditor).list("lines").first
        #expect(line?["verb"] == "KillArticle" && line?["actor"] == "user:3")
    }

    @Test("two saves on one revision are both kept, and the second is told so")
    func crossing() async throws {
        let desk = try await Desk()
        let id = try await desk.article("Titre")
        let path = "/desk/articles/\(id)"
        _ = try await desk.send(.patch, path, as: .chiefEditor, #"{"revision": 1, "text": {"headline": "Le premier"}}"#)
        let second = try await desk.send(
            .patch, path, as: .editor, #"{"revision": 1, "text": {"headline": "Le second"}}"#
        )
        #expect(second.status == 409 && second.integer("revision") == 2 && second.integer("keptRevision") == 3)
        let kept = try await desk.send(.get, path + "/revisions/3", as: .editor)
        #expect(kept["text"]?["headline"] == "Le second" && kept["text"]?["standfirst"] == "Chapô")
        let now = try await desk.send(.get, path, as: .editor)
        #expect(now["text"]?["headline"] == "Le premier")
        let restored = try await desk.send(.post, path + "/revisions/3/restore", as: .editor, #"{"revision": 2}"#)
        #expect(restored.integer("revision") == 4)
        #expect(try await desk.send(.get, path + "/revisions?limit=2", as: .editor).list("revisions").count == 2)
    }

    @Test(
        "a step on a revision that is not the newest is refused, by header or by body, and one without is asked for it")
    func revisions() async throws {
        let desk = try await Desk()
        let id = try await desk.article("Titre")
        let path = "/desk/articles/\(id)"
        _ = try await desk.send(.patch, path, as: .editor, #"{"revision": 1, "text": {"headline": "Autre"}}"#)
        let publish = path + "/publish"
        #expect(try await desk.send(.post, publish, as: .editor, headers: ["if-match": "\"r1\""]).status == 412)
        #expect(try await desk.send(.post, publish, as: .editor, #"{"revision": 1}"#).status == 409)
        #expect(try await desk.send(.post, publish, as: .editor).status == 428)
        #expect(try await desk.send(.post, publish, as: .editor, headers: ["if-match": "*"]).status == 400)
        let both = try await desk.send(
            .post, publish, as: .editor, #"{"revision": 1}"#, headers: ["if-match": "\"r2\""]
        )
        #expect(both.status == 422)
        #expect(try await desk.send(.post, publish, as: .editor, headers: ["if-match": "\"r2\""]).status == 200)
    }

    @Test("what is sent wrong is told field by field, and nothing comes of it")
    func faults() async throws {
        let desk = try await Desk()
        let before = try await desk.count("article")
        func refused(_ json: String, _ status: Int, _ field: String?, _ headers: [String: String] = [:]) async throws {
            let got = try await desk.send(.post, "/desk/articles", as: .chiefEditor, json, headers: headers)
            #expect(got.status == status && got.string("field") == field, "\(json) \(got.text)")
        }
        let sport = try desk.sport()
        try await refused("{", 400, nil)
        try await refused("[]", 422, nil)
        try await refused("{}", 422, "text")
        try await refused(#"{"text": {"headline": "x"}}"#, 422, "text.section")
        try await refused(#"{"text": {"section": 99}}"#, 404, "text.section")
        try await refused(#"{"text": {"section": \#(sport), "hedline": "x"}}"#, 422, "text.hedline")
        try await refused(#"{"text": {"section": \#(sport), "slug": "Nicht So"}}"#, 422, "slug")
        try await refused(#"{"text": {"section": \#(sport), "leadPicture": 7}}"#, 422, "leadPicture")
        try await refused(#"{"text": {"section": \#(sport), "headline": "a\nb"}}"#, 422, "text.headline")
        try await refused(#"{"text": {"section": \#(sport)}, "edition": 9}"#, 404, "edition")
        try await refused(#"{"text": {"section": \#(sport)}, "translating": 99}"#, 404, "translating")
        try await refused(
            #"{"text": {"section": \#(sport), "body": {"type": "doc", "content": [{"type": "script"}]}}}"#, 422,
            "body.content[0]"
        )
        try await refused("{}", 415, "Content-Type", ["content-type": "text/plain"])
        let long = #"{"text": {"section": \#(sport), "headline": "\#(String(repeating: "x", count: 501))"}}"#
        try await refused(long, 422, "text.headline")
        #expect(try await desk.count("article") == before)
        let large = try await desk.send(
            .post, "/desk/articles", as: .chiefEditor, nil, headers: ["content-type": "application/json"],
            body: Array(repeating: 0x20, count: 8_000_001)
        )
        #expect(large.status == 413)
        let unsure = try await desk.send(
            .post, "/desk/articles", as: .journalist,
            #"{"text": {"section": \#(sport), "authors": ["Personne de connu"]}}"#
        )
        #expect(unsure.status == 422 && unsure.string("field") == "credits")
    }

    @Test("publishing checks that block are told with the article’s own findings")
    func findings() async throws {
        let desk = try await Desk()
        let made = try await desk.send(
            .post, "/desk/articles", as: .chiefEditor, #"{"text": {"section": \#(try desk.sport())}}"#
        )
        let id = try #require(made.integer("id"))
        let got = try await desk.send(.post, "/desk/articles/\(id)/publish", as: .chiefEditor, #"{"revision": 1}"#)
        #expect(got.status == 422 && got.list("findings").contains { $0["check"] == "missingHeadline" })
        let asked = try await desk.send(.get, "/desk/articles/\(id)/findings", as: .chiefEditor)
        #expect(asked.list("findings").count >= 3)
    }

    @Test("people are invited, given roles and shut out; the last administrator stays")
    func people() async throws {
        let desk = try await Desk()
        let invited = try await desk.send(
            .post, "/desk/people", as: .administrator,
            #"{"name": "Salma", "email": "salma@relais.example", "role": "journalist", "language": "ar"}"#
        )
        #expect(invited.status == 201 && invited.string("path")?.hasPrefix("/desk/invitation/") == true)
        let id = try #require(invited.integer("user"))
        let path = "/desk/people/\(id)"
        #expect(try await desk.send(.post, path + "/invitation", as: .administrator).status == 200)
        let role = try await desk.send(
            .post, path + "/role", as: .administrator, #"{"role": "editor", "sections": [\#(try desk.sport())]}"#
        )
        #expect(role.string("role") == "editor" && role.list("sections").count == 1)
        #expect(try await desk.send(.post, path + "/disable", as: .administrator).status == 204)
        #expect(try await desk.send(.get, path, as: .administrator)["isDisabled"] == true)
        #expect(try await desk.send(.post, path + "/enable", as: .administrator).status == 204)
        #expect(try await desk.send(.post, path + "/sign-out", as: .administrator).status == 204)
        #expect(try await desk.send(.post, path + "/password-reset", as: .administrator).status == 200)
        let again = try await desk.send(
            .post, "/desk/people", as: .administrator,
            #"{"name": "Salma", "email": "salma@relais.example", "role": "journalist", "language": "ar"}"#
        )
        #expect(again.status == 409 && again.string("field") == "email")
        let me = try #require(desk.users[.administrator]).id.rawValue
        let last = try await desk.send(.post, "/desk/people/\(me)/disable", as: .administrator)
        #expect(last.status == 409)
        let list = try await desk.send(.get, "/desk/people?limit=2", as: .administrator)
        #expect(list.list("users").count == 2 && list["next"] != nil)
    }

    @Test("a picture is sent as it is and answered with its renditions; an article can show it then")
    func pictures() async throws {
        let desk = try await Desk()
        let got = try await desk.send(
            .post, "/desk/pictures?alt=Un%20stade&credit=MAP", as: .contributor,
            headers: ["content-type": "image/jpeg"], body: [1, 2, 3]
        )
        #expect(got.status == 201 && got.list("texts").first?["alt"] == "Un stade", "\(got.text)")
        #expect(got.list("texts").first?["caption"] == "Légende du fichier" && got.string("credit") == "MAP")
        let id = try #require(got.integer("id"))
        let list = try await desk.send(.get, "/desk/pictures?words=stade", as: .contributor).list("pictures")
        guard case .array(let renditions)? = list.first?["renditions"] else { throw Problem(.fault, "No renditions") }
        #expect(list.count == 1 && !renditions.isEmpty)
        let description = #"{"version": 1, "texts": [{"edition": 1, "alt": "Le stade"}], "credit": "MAP"}"#
        let path = "/desk/pictures/\(id)"
        let stranger = try await desk.send(.post, path + "/description", as: .journalist, description)
        #expect(stranger.status == 403)
        let described = try await desk.send(.post, path + "/description", as: .contributor, description)
        #expect(described.integer("version") == 2 && described.list("texts").first?["alt"] == "Le stade")
        let late = try await desk.send(.post, path + "/description", as: .contributor, description)
        #expect(late.status == 409 && late.string("field") == "version")
        let framed = try await desk.send(
            .post, path + "/frame", as: .contributor,
            #"{"version": 2, "focalX": 20, "focalY": 80, "crops": [{"crop": "square", "left": 0, "top": 0, "width": 500}]}"#
        )
        #expect(framed.integer("focalX") == 20 && framed.list("crops").count == 1, "\(framed.text)")
        #expect(try await desk.send(.get, path, as: .contributor).integer("version") == 3)
        let text = try await desk.send(
            .post, "/desk/pictures", as: .contributor, headers: ["content-type": "text/html"], body: [1]
        )
        #expect(text.status == 415)
        let made = try await desk.send(
            .post, "/desk/articles", as: .chiefEditor,
            #"{"text": {"section": \#(try desk.sport()), "headline": "A", "leadPicture": \#(id), "body": \#(Desk.body)}}"#
        )
        let article = try #require(made.integer("id"))
        _ = try await desk.send(.post, "/desk/articles/\(article)/publish", as: .chiefEditor, #"{"revision": 1}"#)
        #expect(try await desk.send(.get, "/articles/\(article)")["leadPicture"]?["credit"] == "MAP")
        let removed = try await desk.send(
            .patch, "/desk/articles/\(article)", as: .chiefEditor,
            #"{"revision": 1, "removeLeadPicture": true, "text": {}}"#
        )
        #expect(removed.status == 200)
        #expect(try await desk.send(.get, "/desk/articles/\(article)", as: .chiefEditor)["text"]?["leadPicture"] == nil)
    }

    @Test("sections and topics are named, moved, merged and taken away, each on the version that was looked at")
    func house() async throws {
        let desk = try await Desk()
        let names = #"[{"edition": 1, "name": "Voile"}]"#
        let made = try await desk.send(
            .post, "/desk/sections", as: .chiefEditor, #"{"parent": \#(try desk.sport()), "names": \#(names)}"#
        )
        let id = try #require(made.integer("id"), "\(made.text)")
        #expect(try await desk.send(.post, "/desk/sections", as: .editor, #"{"names": \#(names)}"#).status == 403)
        func section() async throws -> JSON? {
            let list = try await desk.send(.get, "/desk/sections", as: .editor).list("sections")
            return list.first { $0["id"] == .integer(id) }
        }
        let renamed = try await desk.send(
            .post, "/desk/sections/\(id)/names", as: .chiefEditor,
            #"{"version": 1, "names": [{"edition": 1, "name": "Voile et vent"}]}"#
        )
        #expect(renamed.status == 204, "\(renamed.text)")
        let late = try await desk.send(
            .post, "/desk/sections/\(id)/names", as: .chiefEditor, #"{"version": 1, "names": \#(names)}"#
        )
        #expect(late.status == 409, "\(late.text)")
        guard case .integer(let version)? = try await section()?["version"] else { throw Problem(.fault, "No version") }
        let moved = try await desk.send(
            .post, "/desk/sections/\(id)/move", as: .chiefEditor, #"{"version": \#(version)}"#
        )
        #expect(moved.status == 204, "\(moved.text)")
        #expect(try await section()?["parent"] == nil)
        let twice = #"{"names": [{"edition": 1, "name": "A"}, {"edition": 1, "name": "B"}]}"#
        #expect(try await desk.send(.post, "/desk/sections", as: .chiefEditor, twice).string("field") == "names[1]")
        for topic in ["Port", "Ports"] {
            _ = try await desk.send(
                .post, "/desk/articles", as: .chiefEditor,
                #"{"text": {"section": \#(try desk.sport()), "headline": "A", "topics": ["\#(topic)"]}}"#
            )
        }
        #expect(try await desk.send(.get, "/desk/topics?words=port", as: .editor).list("topics").count == 2)
        let merged = try await desk.send(
            .post, "/desk/topics/2/merge", as: .editor, #"{"version": 1, "into": 1}"#
        )
        #expect(merged.status == 204, "\(merged.text)")
        #expect(try await desk.send(.get, "/desk/topics/1", as: .editor).integer("articles") == 2)
        #expect(try await desk.send(.get, "/desk/topics/2", as: .editor).status == 404)
        let kept = try await desk.send(.post, "/desk/topics/1/delete", as: .editor, #"{"version": 1}"#)
        #expect(kept.status == 409, "\(kept.text)")
        let redirect = try await desk.send(
            .post, "/desk/redirects", as: .chiefEditor, #"{"from": "/2019/vieux", "to": "/sport"}"#
        )
        #expect(redirect.status == 201 && redirect.string("to") == "/sport", "\(redirect.text)")
    }

    @Test("a program says that it has an article open, asks for the edit and takes it")
    func presence() async throws {
        let desk = try await Desk()
        let path = "/desk/articles/\(try await desk.article("Titre"))/presence"
        func sign(_ tab: String, _ sign: String, _ role: Role) async throws -> Desk.Got {
            try await desk.send(.post, path, as: role, #"{"tab": "\#(tab)", "sign": "\#(sign)"}"#)
        }
        #expect(try await sign("a", "edit", .editor).string("editing") == "here")
        let asking = try await sign("b", "ask", .chiefEditor)
        #expect(asking.string("editing") == "someoneElse" && asking.list("others").first?["name"] == "editor")
        #expect(try await sign("b", "take", .chiefEditor).string("editing") == "here")
        #expect(try await desk.send(.delete, path + "/b", as: .chiefEditor).status == 204)
        #expect(try await sign("a", "edit", .editor).string("editing") == "here")
        #expect(try await sign("a b", "edit", .editor).status == 422)
    }
}
