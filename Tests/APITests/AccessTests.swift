import Foundation
import HTTPTypes
import News
import Newsroom
import Store
import TestSupport
import Testing

@testable import API

@Suite struct AccessTests {
    @Test("every operation of the desk refuses who shows no token, a wrong one, or one without its scope")
    func scopes() async throws {
        let desk = try await Desk()
        let user = try #require(desk.users[.administrator])
        let bare = try await MakeAccessToken(desk.newsroom)(
            named: "nu", scopes: [.contentRead], days: 1, by: .user(user)
        ).secret.text
        for operation in try API.operations() where operation.access != .everyone {
            let path = operation.path.replacing(#/\{[a-z]+\}/#, with: "1")
            let method = try #require(HTTPRequest.Method(rawValue: operation.method.rawValue))
            let none = try await desk.send(method, path)
            #expect(none.status == 401, "\(operation.name)")
            #expect(none.header("www-authenticate")?.hasPrefix("Bearer") == true)
            guard case .scope = operation.access else { continue }
            #expect(try await desk.send(method, path, token: bare).status == 403, "\(operation.name)")
        }
        let wrong = "mnc_" + String(repeating: "A", count: 43)
        #expect(try await desk.send(.get, "/desk/me", token: wrong).status == 401)
        #expect(try await desk.send(.get, "/desk/me", token: "x").status == 401)
        #expect(try await desk.send(.get, "/desk/me", headers: ["authorization": "Basic eDp4"]).status == 401)
        let me = try await desk.send(.get, "/desk/me", token: bare)
        #expect(me["user"]?["role"] == "administrator" && me["token"]?["scopes"] == ["content:read"])
    }

    @Test("a token does what its owner may do now, and not what they might when it was made")
    func roles() async throws {
        let desk = try await Desk()
        let id = try await desk.article("Titre")
        let editor = try #require(desk.users[.editor])
        let administrator = try #require(desk.users[.administrator])
        #expect(try await desk.send(.get, "/desk/articles/\(id)", as: .contributor).status == 403)
        #expect(try await desk.send(.get, "/desk/articles/\(id)", as: .journalist).status == 200)
        #expect(try await desk.send(.get, "/desk/audit", as: .editor).status == 403)
        #expect(try await desk.send(.get, "/desk/audit", as: .chiefEditor).status == 200)
        _ = try await ChangeRole(desk.newsroom)(
            of: editor.id, to: .journalist, as: .user(administrator)
        )
        let publishing = try await desk.send(.post, "/desk/articles/\(id)/publish", as: .editor, #"{"revision": 1}"#)
        #expect(publishing.status == 403 && publishing.string("type") == "/api/v1/problems#forbidden")
        _ = try await DisableUser(desk.newsroom)(editor.id, as: .user(administrator))
        #expect(try await desk.send(.get, "/desk/me", as: .editor).status == 401)
    }

    @Test("a token that is used too often is told when to come again")
    func limit() async throws {
        let desk = try await Desk(requestsPerSecond: 1)
        for _ in 0..<10 { #expect(try await desk.send(.get, "/desk/me", as: .editor).status == 200) }
        let slowed = try await desk.send(.get, "/desk/me", as: .editor)
        #expect(slowed.status == 429 && slowed.header("retry-after") == "1")
        #expect(try await desk.send(.get, "/desk/me", as: .journalist).status == 200)
        desk.time.advance(seconds: 1)
        #expect(try await desk.send(.get, "/desk/me", as: .editor).status == 200)
    }

    @Test("what the desk answers is kept by nobody")
    func privacy() async throws {
        let desk = try await Desk()
        let id = try await desk.article("Titre")
        let got = try await desk.send(.get, "/desk/articles/\(id)", as: .editor)
        #expect(got.header("cache-control") == "no-store" && got.header("access-control-allow-origin") == nil)
        #expect(got.header("etag") == "\"r1\"")
        let same = try await desk.send(.get, "/desk/articles/\(id)", as: .editor, headers: ["if-none-match": "\"r1\""])
        #expect(same.status == 304)
    }
}
