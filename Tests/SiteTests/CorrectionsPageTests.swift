import Edge
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import News
import Newsroom
import Pages
import Site
import Store
import TestSupport
import Testing

/// The public page of corrections.
@Suite struct CorrectionsPageTests {
    @Test("what was put right stands on a page of its own, newest first, and leaves it with its article")
    func page() async throws {
        let clock = MovingClock()
        let tiny = try await TinyPublication(clock: clock.clock, authority: DeskAuthority())
        let responder = SiteResponder(
            newsroom: tiny.newsroom, themes: try ThemeHolder(folder: SiteTests.themes, overrides: nil),
            cache: PageCache(byteLimit: 10_000_000) { clock.now.rawValue }, media: nil
        )
        let new = NewUser(
            email: try #require(EmailAddress(rawValue: "chef@relais.example")), name: "Nour", language: .french,
            role: .chiefEditor
        )
        let chief = Actor.user(
            try await AddUser(tiny.newsroom, passwords: CheapPasswords())(
                new, password: "une bonne phrase", as: .system("test")))
        try await tiny.publish((0..<40).map { TinyPublication.item("Le titre n° \($0)", minutesAgo: $0) })
        let articles = try await tiny.database.read { store in
            try store.list(.latest, in: try store.requirePublication().editions[0].id, limit: 40)
        }
        #expect(articles.count == 40)
        let heard = Heard()
        @Sendable func shown(_ path: String, _ client: any TestClientProtocol) async throws -> TestResponse {
            let last = await heard.sequence
            for event in try await tiny.database.read({ try $0.events(after: last) }) {
                await responder.hear(event)
                await heard.move(to: event.sequence)
            }
            return try await client.execute(uri: path, method: .get)
        }
        try await Application(responder: responder).test(.router) { client in
            let empty = try await shown("/rectificatifs", client)
            #expect(empty.status == .ok && String(buffer: empty.body).contains("Aucun rectificatif"))
            for (number, article) in articles.enumerated() {
                clock.advance(seconds: 60)
                try await CorrectArticle(tiny.newsroom)(
                    article.id, .correction, "Il fallait lire <\(number)>.", by: chief)
            }
            let first = String(buffer: try await shown("/rectificatifs", client).body)
            #expect(first.contains("lire &lt;39&gt;") && first.contains("lire &lt;10&gt;"))
            #expect(!first.contains("lire &lt;9&gt;"))
            let older = try #require(first.firstMatch(of: /href="(\/rectificatifs\?before=[^"]+)"/)?.1)
            let second = String(buffer: try await shown(String(older), client).body)
            #expect(second.contains("lire &lt;9&gt;") && second.contains("lire &lt;0&gt;"))
            #expect(!second.contains("rel=\"next\""))
            let page = String(buffer: try await shown("/sport/le-titre-n-39-\(articles[39].id.rawValue)", client).body)
            #expect(page.contains("href=\"/rectificatifs\""))
            try await UnpublishArticle(tiny.newsroom)(articles[39].id, note: "Retiré.", by: chief)
            let after = String(buffer: try await shown("/rectificatifs", client).body)
            #expect(!after.contains("lire &lt;39&gt;") && after.contains("lire &lt;38&gt;"))
        }
    }

    private actor Heard {
        var sequence: Int64 = 0
        func move(to new: Int64) { sequence = max(sequence, new) }
    }
}
