import News
import Newsroom
import Store
import TestSupport
import Testing

@testable import API

@Suite struct RepeatedWriteTests {
    private func create(
        _ desk: Desk, key: String, headline: String = "Titre", as role: Role = .chiefEditor
    ) async throws -> Desk.Got {
        try await desk.send(
            .post, "/desk/articles", as: role,
            #"{"text": {"section": \#(try desk.sport()), "headline": "\#(headline)"}}"#,
            headers: ["idempotency-key": key]
        )
    }

    @Test("a write sent twice with one key is done once and answered the same")
    func once() async throws {
        let desk = try await Desk()
        let first = try await create(desk, key: "a")
        let second = try await create(desk, key: "a")
        #expect(first.status == 201 && second.status == 201 && first.text == second.text)
        #expect(first.header("location") == second.header("location"))
        #expect(first.header("idempotency-replayed") == nil && second.header("idempotency-replayed") == "true")
        #expect(try await desk.count("article") == 1)
        let other = try await create(desk, key: "b")
        #expect(other.text != first.text)
        // Another program's key of the same name is another.
        #expect(try await create(desk, key: "a", as: .journalist).header("idempotency-replayed") == nil)
        #expect(try await desk.count("article") == 3)
    }

    @Test("a key that was given to another request is refused, and so is a key that is none")
    func misuse() async throws {
        let desk = try await Desk()
        _ = try await create(desk, key: "a")
        let other = try await create(desk, key: "a", headline: "Autre")
        #expect(other.status == 422 && other.string("field") == "Idempotency-Key")
        #expect(try await create(desk, key: String(repeating: "x", count: 256)).status == 400)
        #expect(try await create(desk, key: "a b").status == 400)
        #expect(try await desk.count("article") == 1)
    }

    @Test("a key is forgotten after a day")
    func lifetime() async throws {
        let desk = try await Desk()
        _ = try await create(desk, key: "a")
        desk.time.advance(seconds: RepeatableWrite.lifetime - 1)
        #expect(try await create(desk, key: "a").header("idempotency-replayed") == "true")
        desk.time.advance(seconds: 1)
        #expect(try await create(desk, key: "a").header("idempotency-replayed") == nil)
        #expect(try await desk.count("article") == 2)
        #expect(try await desk.count("kept_answer") == 1)
    }

    @Test("a write that was refused leaves its key free")
    func refused() async throws {
        let desk = try await Desk()
        let id = try await desk.article("")
        let publish = "/desk/articles/\(id)/publish"
        let key = ["idempotency-key": "k"]
        #expect(try await desk.send(.post, publish, as: .chiefEditor, #"{"revision": 1}"#, headers: key).status == 422)
        #expect(try await desk.count("kept_answer") == 0)
        _ = try await desk.send(
            .patch, "/desk/articles/\(id)", as: .chiefEditor, #"{"revision": 1, "text": {"headline": "Titre"}}"#
        )
        let sent = #"{"revision": 2}"#
        #expect(try await desk.send(.post, publish, as: .chiefEditor, sent, headers: key).status == 200)
        #expect(try await desk.send(.post, publish, as: .chiefEditor, sent, headers: key).status == 200)
        #expect(try await desk.count("publish_receipt") == 1)
    }

    @Test("of two saves that cross, the one with a key is kept once, however often it is sent")
    func crossing() async throws {
        let desk = try await Desk()
        let path = "/desk/articles/\(try await desk.article("Titre"))"
        _ = try await desk.send(.patch, path, as: .editor, #"{"revision": 1, "text": {"headline": "Un"}}"#)
        for turn in 0..<3 {
            let got = try await desk.send(
                .patch, path, as: .chiefEditor, #"{"revision": 1, "text": {"headline": "Deux"}}"#,
                headers: ["idempotency-key": "k"]
            )
            #expect(got.status == 409 && got.integer("keptRevision") == 3, "\(turn): \(got.text)")
        }
        #expect(try await desk.count("revision") == 3)
    }

    @Test("the answer is on disk with the change or neither is, and nobody can read it without the token")
    func together() async throws {
        let desk = try await Desk()
        _ = desk.tiny.database.takeStatements()
        let invited = try await desk.send(
            .post, "/desk/people", as: .administrator,
            #"{"name": "Salma", "email": "salma@relais.example", "role": "journalist", "language": "ar"}"#,
            headers: ["idempotency-key": "k"]
        )
        let statements = desk.tiny.database.takeStatements()
        let user = try #require(statements.firstIndex { $0.contains("INSERT INTO desk_user") })
        let answer = try #require(statements.firstIndex { $0.contains("UPDATE kept_answer") })
        #expect(user < answer && statements.filter { $0.contains("UPDATE kept_answer") }.count == 1)
        let link = try #require(invited.string("path"))
        let kept = try await desk.tiny.database.read { "\(try $0.rows("SELECT * FROM kept_answer"))" }
        #expect(!kept.contains(link.suffix(43)) && !kept.contains("invitation"))
        let again = try await desk.send(
            .post, "/desk/people", as: .administrator,
            #"{"name": "Salma", "email": "salma@relais.example", "role": "journalist", "language": "ar"}"#,
            headers: ["idempotency-key": "k"]
        )
        #expect(again.text == invited.text)
    }

    @Test("a write that is under way is not begun again; one that left no answer for a minute came to nothing")
    func underWay() async throws {
        let desk = try await Desk()
        let text = try #require(desk.tokens[.editor])
        let secret = try #require(AccessSecret(text: text))
        let write = RepeatableWrite(
            desk.newsroom, token: AccessTokenID(rawValue: 3), secret: secret, key: "k", request: [[1], [2, 3]]
        )
        #expect(try await write.begin() == .fresh)
        #expect(try await write.begin() == .underWay)
        let other = RepeatableWrite(
            desk.newsroom, token: AccessTokenID(rawValue: 3), secret: secret, key: "k", request: [[1, 2], [3]]
        )
        #expect(try await other.begin() == .other)
        desk.time.advance(seconds: RepeatableWrite.patience)
        #expect(try await write.begin() == .fresh)
        try await write.keep("done")
        #expect(try await write.begin() == .done("done"))
    }

    @Test("a hundred at once with one key write once")
    func storm() async throws {
        let desk = try await Desk()
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<100 { group.addTask { try await create(desk, key: "k").status } }
            return try await group.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
        }
        #expect(try await desk.count("article") == 1)
        #expect(statuses.keys.allSatisfy { $0 == 201 || $0 == 409 }, "\(statuses)")
    }
}
