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

@testable import API

/// A newsroom of one of each role with a token, on a real store, with the interface in front of it.
struct Desk: Sendable {
    static let themes = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Themes/default").path()

    let tiny: TinyPublication
    let time = MovingClock()
    let newsroom: Newsroom
    let site: SiteResponder
    let api: API
    let sections: [String: SectionID]
    let users: [Role: User]
    let tokens: [Role: String]

    init(requestsPerSecond: Int = 1000) async throws {
        tiny = try await TinyPublication(editions: [.french, .arabic])
        newsroom = Newsroom(
            database: tiny.database, clock: time.clock, zone: tiny.newsroom.zone, authority: DeskAuthority()
        )
        let clock = time.clock
        let cache = PageCache(byteLimit: 10_000_000) { clock.now().rawValue }
        let site = SiteResponder(
            newsroom: newsroom, themes: try ThemeHolder(folder: Self.themes, overrides: nil), cache: cache, media: nil
        )
        self.site = site
        let (database, heard) = (tiny.database, Heard())
        api = API(
            newsroom: newsroom, cache: cache, renderer: { try await site.currentRenderer() },
            published: {
                for event in try await database.read({ try $0.events(after: 0) }) where await heard.isNew(event) {
                    await site.hear(event)
                }
            },
            takePicture: { file, edition in
                LibraryPicture(
                    picture: Picture(
                        id: PictureID(rawValue: 0),
                        contentHash: String(repeating: "a", count: 60) + "\(1000 + file.count)", width: 800,
                        height: 600, format: .jpeg,
                        texts: [edition: Picture.Text(altText: "Du fichier", caption: "Légende du fichier")]
                    )
                )
            },
            takeAttachment: { body, _ in
                let file = Array(try await body.collect(upTo: 1_000_000).readableBytesView)
                guard file.starts(with: Array("%PDF".utf8)) else {
                    throw NewsError(.invalid, "The file is no sound or document that we take.", field: "file")
                }
                return (String(repeating: "b", count: 60) + "\(1000 + file.count)", .pdf, file.count)
            }, linkPath: { "/desk/invitation/" + $0.token.text }, previewPath: { "/desk/preview/" + $0.text },
            addresses: PlainAddresses(),
            requestsPerSecond: requestsPerSecond
        )
        sections = try await tiny.database.write { store in
            var found: [String: SectionID] = [:]
            for name in ["sport", "culture"] {
                found[name] = try store.insertSection(
                    parent: nil, names: [EditionID(rawValue: 1): Section.Name(name: name, slug: Slug(cleaning: name))]
                )
            }
            return found
        }
        var users: [Role: User] = [:]
        var tokens: [Role: String] = [:]
        let sport = try #require(sections["sport"])
        for role in Role.allCases {
            let email = try #require(EmailAddress(rawValue: "\(role)@relais.example"))
            let user = try await AddUser(newsroom, passwords: CheapPasswords())(
                NewUser(
                    email: email, name: "\(role)",
                    language: .french, role: role,
                    sections: role == .editor ? [sport] : []
                ), password: "une bonne phrase", as: .system("test")
            )
            users[role] = user
            let scopes = Set(AccessScope.allCases.filter { $0.leastRole <= role })
            tokens[role] = try await MakeAccessToken(newsroom)(
                named: "essai", scopes: scopes, days: 30, by: .user(user)
            ).secret.text
        }
        self.users = users
        self.tokens = tokens
        // The publication was read before there were sections.
        await site.hear(NewsEvent(sequence: 0, kind: .publicationChanged, at: time.now, keys: [.publication]))
    }

    private actor Heard {
        private var last: Int64 = 0
        func isNew(_ event: NewsEvent) -> Bool {
            defer { last = max(last, event.sequence) }
            return event.sequence > last
        }
    }

    func sport() throws -> Int64 { try #require(sections["sport"]).rawValue }

    /// An answer, read and held to the document.
    struct Got: Sendable {
        let status: Int
        let headers: HTTPFields
        let text: String
        let json: JSON

        subscript(name: String) -> JSON? { json[name] }

        func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }

        func integer(_ name: String) -> Int64? { if case .integer(let number)? = json[name] { number } else { nil } }

        func string(_ name: String) -> String? { if case .string(let text)? = json[name] { text } else { nil } }

        func list(_ name: String) -> [JSON] { if case .array(let values)? = json[name] { values } else { [] } }
    }

    /// Sends a request and holds the answer to what the operation's schema says.
    func send(
        _ method: HTTPRequest.Method, _ path: String, as role: Role? = nil, token: String? = nil, _ json: String? = nil,
        headers: [String: String] = [:], body: [UInt8]? = nil
    ) async throws -> Got {
        var fields = HTTPFields()
        if let secret = token ?? role.flatMap({ tokens[$0] }) { fields[.authorization] = "Bearer " + secret }
        if json != nil { fields[.contentType] = "application/json" }
        for (name, value) in headers { fields[try #require(HTTPField.Name(name))] = value }
        let sent = fields
        let bytes = body ?? json.map { Array($0.utf8) }
        let response = try await Application(responder: try api.responder()).test(.router) { client in
            try await client.execute(
                uri: API.root + path, method: method, headers: sent, body: bytes.map { ByteBuffer(bytes: $0) }
            )
        }
        let text = String(buffer: response.body)
        let value = try text.isEmpty ? JSON.object([]) : JSONReader.read(Array(text.utf8))
        try hold(method, path, response.status.code, text.isEmpty ? nil : value, response.headers)
        return Got(status: response.status.code, headers: response.headers, text: text, json: value)
    }

    private func hold(
        _ method: HTTPRequest.Method, _ path: String, _ status: Int, _ value: JSON?, _ headers: HTTPFields
    ) throws {
        if status >= 400 {
            let problem = try SchemaReader.schema(of: Problem.self)
            let value = try #require(value, "\(path) answered \(status) with nothing")
            #expect(problem.faults(in: value).isEmpty, "\(path): \(problem.faults(in: value))")
            #expect(headers[.contentType] == "application/problem+json")
            #expect(value["status"] == .integer(Int64(status)))
            return
        }
        let plain = path.prefix { $0 != "?" }
        guard status < 300,
            case .operation(let operation, _)? = try OperationIndex(try API.operations()).find(method.rawValue, plain)
        else { return }
        #expect(operation.status == status, "\(operation.name) answered \(status)")
        if let schema = operation.answer {
            let value = try #require(value, "\(operation.name) answered nothing")
            #expect(schema.faults(in: value).isEmpty, "\(operation.name): \(schema.faults(in: value))")
        } else {
            #expect(value == nil)
        }
    }

    /// An article of someone's, in Sport.
    func article(_ headline: String, by role: Role = .chiefEditor) async throws -> Int64 {
        let got = try await send(
            .post, "/desk/articles", as: role,
            """
            {"text": {"section": \(try sport()), "headline": "\(headline)", "standfirst": "Chapô", "body": \(Self.body)}}
            """
        )
        #expect(got.status == 201, "\(got.text)")
        return try #require(got.integer("id"))
    }

    static let body = """
        {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "Un paragraphe."}]}]}
        """

    func count(_ table: SQL) async throws -> Int {
        try await tiny.database.read { store in
            guard var row = try store.row("SELECT COUNT(*) FROM " + table) else { return -1 }
            return try row.int()
        }
    }
}
