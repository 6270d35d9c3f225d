import News
import Newsroom
import Store
import TestSupport
import Testing

/// A newsroom with one administrator on a real store, with a clock that moves.
struct PeopleDesk {
    static let password = "une bonne phrase"
    static let browser = BrowserFacts(address: "192.0.2.1", userAgent: "Test/1")

    let tiny: TinyPublication
    let time = MovingClock()
    let newsroom: Newsroom
    let passwords = CheapPasswords()
    let administrator: User

    init() async throws {
        tiny = try await TinyPublication()
        newsroom = Newsroom(database: tiny.database, clock: time.clock, zone: tiny.newsroom.zone)
        administrator = try await AddUser(newsroom, passwords: passwords)(
            try Self.new("chef@relais.example", .administrator), password: Self.password, as: .system("test")
        )
    }

    static func new(_ email: String, _ role: Role = .journalist, sections: Set<SectionID> = []) throws -> NewUser {
        NewUser(
            email: try #require(EmailAddress(rawValue: email)), name: "Nour Alami", language: .french, role: role,
            sections: sections
        )
    }

    func add(_ email: String, _ role: Role = .journalist) async throws -> User {
        try await AddUser(newsroom, passwords: passwords)(
            try Self.new(email, role), password: Self.password, as: .user(administrator)
        )
    }

    func signIn(
        _ email: String = "chef@relais.example", _ password: String = PeopleDesk.password,
        from address: String = "192.0.2.1", replacing token: SessionToken? = nil
    ) async throws -> SignedIn {
        try await SignIn(newsroom, passwords: passwords)(
            email: email, password: password, from: BrowserFacts(address: address, userAgent: "Test/1"),
            replacing: token
        )
    }

    func found(_ token: SessionToken) async throws -> FindSession.Found? { try await FindSession(newsroom)(token) }

    /// The code of the error that `work` ends in; `nil` when it ends well.
    func code(_ work: () async throws -> Void) async throws -> NewsError.Code? {
        do {
            try await work()
            return nil
        } catch let error as NewsError { return error.code }
    }

    /// The log's lines as `actor verb subject detail`.
    func log() async throws -> [String] {
        try await tiny.database.read { store in
            try store.rows("SELECT actor, verb, subject, detail FROM audit ORDER BY id").map { row in
                var row = row
                return [
                    try row.text(), try row.text(), try row.optionalText() ?? "-", try row.optionalText() ?? "-",
                ].joined(separator: " ")
            }
        }
    }

    /// Everything the store holds about people, as text.
    func everything() async throws -> String {
        try await tiny.database.read { store in
            var text = ""
            let tables: [SQL] = [
                "SELECT * FROM desk_user", "SELECT * FROM user_session", "SELECT * FROM one_time_link",
                "SELECT * FROM attempt", "SELECT * FROM audit", "SELECT * FROM outbox",
            ]
            for table in tables { text += "\(try store.rows(table))\n" }
            return text
        }
    }
}
