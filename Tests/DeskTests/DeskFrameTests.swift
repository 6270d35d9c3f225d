import HTTPTypes
import Hummingbird
import HummingbirdTesting
import News
import Newsroom
import Store
import TestSupport
import Testing

@testable import Desk

@Suite struct DeskFrameTests {
    @Test("who is signed in is told what went wrong in their language, under the desk's bar")
    func errorsOfTheSignedIn() async throws {
        let test = try await TestDesk()
        _ = try await test.add("salma@relais.example", .journalist, language: .arabic, name: "Salma Dadsi")
        let salma = try await test.signIn("salma@relais.example")
        try await test.application.test(.router) { client in
            for (path, status) in [
                ("/desk/articles/99", HTTPResponse.Status.notFound), ("/desk/nowhere", .notFound),
                ("/desk/people", .forbidden),
            ] {
                let response = try await client.execute(
                    uri: path, method: .get, headers: salma.headers([.acceptLanguage: "en"]))
                #expect(response.status == status, "\(path)")
                #expect(response.page.contains("<html lang=\"ar\" dir=\"rtl\">"), "\(path)")
                #expect(response.page.contains("Salma Dadsi") && response.page.contains("action=\"/desk/sign-out\""))
            }
            let stranger = try await client.execute(
                uri: "/desk/nowhere", method: .get, headers: [.acceptLanguage: "es"])
            #expect(stranger.status == .notFound && stranger.page.contains("<html lang=\"es\""))
            #expect(!stranger.page.contains("sign-out"))
        }
    }

    @Test("with the store down the desk answers with a page and a reference, whoever asks")
    func storeDown() async throws {
        let test = try await TestDesk()
        _ = try await test.add("nour@relais.example")
        let nour = try await test.signIn("nour@relais.example")
        try await test.application.test(.router) { client in
            test.tiny.database.setDown(true)
            for headers in [nour.headers(), [:]] {
                let response = try await client.execute(uri: "/desk/sign-in", method: .get, headers: headers)
                #expect(response.status == .internalServerError)
                #expect(response.page.contains("Référence") || response.page.contains("Reference"))
                #expect(!response.page.contains("StoreDown"))
            }
        }
    }

    @Test("the desk's files are given without a look into the store, whoever asks")
    func assets() async throws {
        let test = try await TestDesk()
        _ = try await test.add("nour@relais.example")
        let nour = try await test.signIn("nour@relais.example")
        try await test.application.test(.router) { client in
            _ = test.tiny.database.takeStatements()
            for name in ["style.css", "editor.css", "modules/main.js"] {
                let response = try await nour.get(client, test.desk.assets.url(name))
                #expect(response.status == .ok, "\(name)")
            }
            #expect(test.tiny.database.takeStatements().isEmpty)
        }
    }

    @Test("a page of the desk reads the publication once")
    func statements() async throws {
        let test = try await TestDesk()
        _ = try await test.add("nour@relais.example")
        let person = try await test.add("karim@relais.example", .editor)
        let nour = try await test.signIn("nour@relais.example")
        try await test.tiny.publish([TinyPublication.item("Un titre", section: ["Sport", "Football"])])
        try await test.application.test(.router) { client in
            for (path, most) in [
                ("/desk", 20), ("/desk/articles", 10), ("/desk/articles/new", 7), ("/desk/people", 9),
                ("/desk/people/\(person.id.rawValue)", 9), ("/desk/account", 8), ("/desk/nowhere", 7),
            ] {
                _ = test.tiny.database.takeStatements()
                let response = try await nour.get(client, path)
                let asked = test.tiny.database.takeStatements()
                #expect(response.status == (path == "/desk/nowhere" ? .notFound : .ok), "\(path)")
                #expect(asked.count(where: { $0.contains("FROM publication ") }) == 1, "\(path)")
                #expect(asked.count <= most, "\(path) asked \(asked.count) times: \(asked)")
            }
        }
    }
}
