import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import News
import Newsroom
import Pages
import Store
import TestSupport
import Testing

@testable import Desk

/// The desk over a real store in a temporary folder, with cheap passwords and a clock that moves.
struct TestDesk {
    static let password = "une bonne phrase"

    let tiny: TinyPublication
    let time = MovingClock()
    let newsroom: Newsroom
    let desk: Desk
    let passwords = CheapPasswords()

    init(editions: [LanguageTag] = [.french], proxies: TrustedProxies = .none, sendsMail: Bool = false) async throws {
        tiny = try await TinyPublication(editions: editions)
        newsroom = Newsroom(
            database: tiny.database, clock: time.clock, zone: tiny.newsroom.zone, authority: DeskAuthority(),
            sendsMail: sendsMail
        )
        let folder = CatalogueTests.root.appending(path: "Themes/desk").path()
        desk = Desk(
            newsroom: newsroom, catalogue: try DeskCatalogue(folder: folder),
            assets: try DeskAssets(folder: folder, engine: nil), passwords: passwords,
            preview: { article in
                (
                    "<!doctype html><html><head></head><body class=\"x\"><p>\(article.content.headline)</p></body></html>",
                    "style-src 'sha256-x'; frame-ancestors 'none'"
                )
            }, previewFront: { _, _ in ("", "") }, published: {},
            media: DeskMedia(
                receive: { throw NewsError(.invalid, "No files here.") }, original: { _ in nil }
            ), proxies: proxies
        )
    }

    var application: some ApplicationProtocol { Application(responder: desk.responder()) }

    func add(
        _ email: String, _ role: Role = .administrator, language: LanguageTag = .french, name: String = "Nour Alami",
        sections: Set<SectionID> = []
    ) async throws -> User {
        try await AddUser(newsroom, passwords: passwords)(
            NewUser(
                email: try #require(EmailAddress(rawValue: email)), name: name, language: language, role: role,
                sections: sections
            ),
            password: Self.password, as: .system("test")
        )
    }

    /// Someone's browser: signed in, with a cookie.
    func signIn(_ email: String) async throws -> Browser {
        let signedIn = try await SignIn(newsroom, passwords: passwords)(
            email: email, password: Self.password, from: BrowserFacts(address: "192.0.2.1", userAgent: "Test/1")
        )
        return Browser(token: signedIn.token, user: signedIn.user)
    }

    struct Browser {
        let token: SessionToken
        let user: User

        func headers(_ more: [HTTPField.Name: String] = [:]) -> HTTPFields {
            var fields: HTTPFields = [.cookie: "__Host-desk=\(token.text)"]
            for (name, value) in more { fields[name] = value }
            return fields
        }

        func get(_ client: any TestClientProtocol, _ path: String) async throws -> TestResponse {
            try await client.execute(uri: path, method: .get, headers: headers())
        }

        /// Sends a form as the browser would, with the session's token.
        func post(
            _ client: any TestClientProtocol, _ path: String, _ fields: KeyValuePairs<String, String>
        ) async throws -> TestResponse {
            try await client.execute(
                uri: path, method: .post, headers: headers([.contentType: "application/x-www-form-urlencoded"]),
                body: TestDesk.body([("csrf", token.formToken)] + fields.map { ($0.key, $0.value) })
            )
        }
    }

    /// The cookie of a browser in which nobody is signed in, and the form token that goes with it.
    static let visitor = VisitorKey()

    static func visitorHeaders(_ more: HTTPFields = [:]) -> HTTPFields {
        var fields: HTTPFields = [
            .cookie: "__Host-desk-visitor=\(visitor.text)", .contentType: "application/x-www-form-urlencoded",
        ]
        for field in more { fields.append(field) }
        return fields
    }

    /// A form's fields with that token.
    static func visitorBody(_ fields: [(String, String)]) -> ByteBuffer {
        body([("csrf", visitor.formToken)] + fields)
    }

    static func body(_ fields: [(String, String)]) -> ByteBuffer {
        let allowed = CharacterSet(charactersIn: "-_.").union(.alphanumerics)
        let text = fields.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")"
        }
        return ByteBuffer(string: text.joined(separator: "&"))
    }
}

extension TestResponse {
    /// The body as text.
    var page: String { String(buffer: body) }
}
