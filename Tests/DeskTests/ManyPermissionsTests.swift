import Hummingbird
import HummingbirdTesting
import News
import Newsroom
import TestSupport
import Testing

@testable import Desk

/// What a newsroom with very many rights costs.
@Suite struct ManyPermissionsTests {
    @Test("with 400 permission rows the screens of people ask the store no more than with one (Wagtail #6807)")
    func manyRows() async throws {
        let desk = try await TestDesk()
        try await desk.tiny.publish((0..<400).map { TinyPublication.item("Titre \($0)", section: ["Rubrique \($0)"]) })
        let sections = try await desk.tiny.publication().sections
        let all = Set(sections.all.map(\.id))
        #expect(all.count >= 400)
        _ = try await desk.add("chief@relais.example")
        let few = try await desk.add(
            "few@relais.example", .editor, name: "Aya", sections: [try #require(all.first)])
        let browser = try await desk.signIn("chief@relais.example")
        try await desk.application.test(.router) { client in
            @Sendable func statements(_ path: String) async throws -> Int {
                _ = desk.tiny.database.takeStatements()
                #expect(try await browser.get(client, path).status == .ok)
                return desk.tiny.database.takeStatements().count
            }
            let person = try await statements("/desk/people/\(few.id.rawValue)")
            let list = try await statements("/desk/people")
            let articles = try await statements("/desk/articles")
            let many = try await desk.add("many@relais.example", .editor, name: "Nour", sections: all)
            for number in 0..<40 {
                _ = try await desk.add(
                    "p\(number)@relais.example", .editor, name: "N \(number)", sections: [few.sections.first!])
            }
            #expect(try await statements("/desk/people/\(many.id.rawValue)") == person)
            #expect(try await statements("/desk/people") == list)
            #expect(try await statements("/desk/articles") == articles)
        }
    }
}
