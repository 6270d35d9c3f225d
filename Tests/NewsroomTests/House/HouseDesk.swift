import News
import Newsroom
import Store
import TestSupport
import Testing

/// A newsroom in two languages with a chief editor, and the verbs about the publication itself.
struct HouseDesk {
    let tiny: TinyPublication
    let newsroom: Newsroom
    let addresses = PlainAddresses()
    let chief = Actor.system("test")
    let french: EditionID
    let arabic: EditionID

    init() async throws {
        tiny = try await TinyPublication(editions: [.french, .arabic])
        newsroom = tiny.newsroom
        let editions = try await tiny.publication().editions
        french = editions[0].id
        arabic = editions[1].id
    }

    func user(_ role: Role) async throws -> Actor {
        .user(
            try await AddUser(newsroom, passwords: CheapPasswords())(
                NewUser(
                    email: try #require(EmailAddress(rawValue: "\(role.rawValue.lowercased())@relais.example")),
                    name: "Nour", language: .french, role: role, sections: []
                ),
                password: "une bonne phrase", as: chief
            )
        )
    }

    func names(_ french: String, _ arabic: String? = nil) -> [EditionID: TypedName] {
        var names = [self.french: TypedName(name: french)]
        if let arabic { names[self.arabic] = TypedName(name: arabic) }
        return names
    }

    func add(_ french: String, _ arabic: String? = nil, under parent: SectionID? = nil) async throws -> SectionID {
        try await AddSection(newsroom, addresses: addresses)(names(french, arabic), under: parent, as: chief)
    }

    func section(_ id: SectionID) async throws -> Section {
        try #require(try await tiny.publication().sections[id])
    }

    func rename(_ id: SectionID, to typed: [EditionID: TypedName], version: Int? = nil) async throws {
        let known = try await section(id).version
        try await RenameSection(newsroom, addresses: addresses)(id, to: typed, version: version ?? known, as: chief)
    }

    func move(_ id: SectionID, _ destination: MoveSection.Destination, version: Int? = nil) async throws {
        let known = try await section(id).version
        try await MoveSection(newsroom, addresses: addresses)(id, to: destination, version: version ?? known, as: chief)
    }

    func retire(_ id: SectionID) async throws {
        let known = try await section(id).version
        try await RetireSection(newsroom, addresses: addresses)(id, version: known, as: chief)
    }

    func redirect(_ path: String) async throws -> String? {
        try await tiny.database.read { try $0.redirect(from: path)?.rawValue }
    }

    /// The sentence and code that `work` is refused with.
    func refusal(_ work: () async throws -> Void) async throws -> String? {
        do {
            try await work()
            return nil
        } catch let error as NewsError { return "\(error.code) \(error.field ?? "-"): \(error.message)" }
    }

    /// The headlines of a list.
    func list(_ subject: ListSubject) async throws -> [String] {
        let french = french
        return try await tiny.database.read { try $0.list(subject, in: french, limit: 100).map(\.headline) }
    }

    func lastLine() async throws -> AuditLine? {
        try await tiny.database.read { try $0.auditLines(AuditFilter(), limit: 1).first }
    }

    func lastKeys() async throws -> Set<PageDependency> {
        try await tiny.database.read { Set(try $0.events(after: $0.latestSequence() - 1).flatMap(\.keys)) }
    }
}
