internal import Foundation
internal import News
internal import Newsroom
internal import Store

/// `manchette user`: the people of the desk, for whoever has the machine in hand.
public struct ManageUsers: Sendable {
    public var folder: PublicationFolder

    private static let actor = Actor.system("console")

    public init(folder: PublicationFolder) { self.folder = folder }

    /// The words for roles, from the least trusted to the most.
    public static var roles: [String] { Role.allCases.map(\.rawValue) }

    /// Adds someone with the password on standard input.
    /// - Parameter sections: Paths of an editor's sections in the default edition, such as `sport/football`.
    public func add(
        email: String, name: String, role: String, language: String?, sections: [String], console: Console,
        environment: [String: String]
    ) async throws {
        let email = try address(email)
        let role = try self.role(role)
        let wanted = try language.map { text in
            guard let tag = LanguageTag(rawValue: text) else {
                throw NewsError(
                    .invalid, "“\(text)” is no language tag (BCP 47).", field: "--language", help: "Write fr, ar …"
                )
            }
            return tag
        }
        // Whatever is wrong with the folder is said before anyone is asked for a password.
        try await open(environment) { site in
            let publication = try await site.publication()
            let new = NewUser(
                email: email, name: name, language: wanted ?? publication.editions.first?.language ?? .french,
                role: role, sections: try self.sections(sections, for: role, in: publication)
            )
            let password = try PasswordInput.read(console: console)
            let user = try await AddUser(site.newsroom, passwords: Argon2Passwords())(
                new, password: password, as: Self.actor
            )
            console.line("Added \(user.name) <\(user.email)> as \(user.role.rawValue).")
        }
    }

    /// Lists everyone in the order of their addresses.
    public func list(asJSON: Bool, console: Console, environment: [String: String]) async throws {
        try await open(environment) { site in
            let publication = try await site.publication()
            var users: [User] = []
            while true {
                let after = users.last?.email
                let more = try await site.newsroom.database.read { try $0.users(after: after) }
                guard !more.isEmpty else { break }
                users += more
            }
            let entries = users.map { user in
                Entry(
                    id: user.id.rawValue, email: user.email.rawValue, name: user.name, role: user.role.rawValue,
                    language: user.language.rawValue, sections: paths(of: user.sections, in: publication),
                    isDisabled: user.isDisabled, createdAt: site.newsroom.zone.iso8601(user.createdAt)
                )
            }
            if asJSON {
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
                console.line(String(decoding: try encoder.encode(entries), as: UTF8.self))
            } else if entries.isEmpty {
                console.line("Nobody works here yet.")
            } else {
                for entry in entries { console.line(entry.line) }
            }
        }
    }

    /// Gives someone another role, or an editor other sections.
    public func setRole(
        _ role: String, of email: String, sections: [String], console: Console, environment: [String: String]
    ) async throws {
        let role = try self.role(role)
        try await change(email, environment) { user, site in
            let sections = try self.sections(sections, for: role, in: try await site.publication())
            let changed = try await ChangeRole(site.newsroom)(
                of: user.id, to: role, sections: sections, as: Self.actor
            )
            console.line("\(changed.name) <\(changed.email)> is \(changed.role.rawValue) now.")
        }
    }

    /// Shuts someone out at once.
    public func disable(_ email: String, console: Console, environment: [String: String]) async throws {
        try await change(email, environment) { user, site in
            try await DisableUser(site.newsroom)(user.id, as: Self.actor)
            console.line("\(user.name) <\(user.email)> is disabled: all their sessions have ended.")
        }
    }

    /// Lets someone in again.
    public func enable(_ email: String, console: Console, environment: [String: String]) async throws {
        try await change(email, environment) { user, site in
            try await EnableUser(site.newsroom)(user.id, as: Self.actor)
            console.line("\(user.name) <\(user.email)> may sign in again.")
        }
    }

    private struct Entry: Encodable {
        var id: Int64
        var email: String
        var name: String
        var role: String
        var language: String
        var sections: [String]
        var isDisabled: Bool
        var createdAt: String

        var line: String {
            let sections = sections.isEmpty ? "" : " (\(sections.joined(separator: ", ")))"
            return "\(email)  \(name)  \(role)\(sections)\(isDisabled ? "  disabled" : "")"
        }
    }

    private func open(
        _ environment: [String: String], _ work: (OpenPublication) async throws -> Void
    ) async throws {
        let site = try await OpenPublication(folder, environment: environment)
        do {
            try await work(site)
        } catch {
            try? await site.close()
            throw error
        }
        try await site.close()
    }

    private func change(
        _ email: String, _ environment: [String: String], _ work: (User, OpenPublication) async throws -> Void
    ) async throws {
        let email = try address(email)
        try await open(environment) { site in
            guard let user = try await site.newsroom.database.read({ try $0.user(email: email) }) else {
                throw NewsError(
                    .notFound, "Nobody with the address \(email) works here.",
                    help: "See everyone with: manchette user list \(folder.path)"
                )
            }
            try await work(user, site)
        }
    }

    private func address(_ text: String) throws -> EmailAddress {
        guard let email = EmailAddress(rawValue: text) else {
            throw NewsError(.invalid, "“\(text)” is no e-mail address.", help: "Write it as name@example.com.")
        }
        return email
    }

    private func role(_ text: String) throws -> Role {
        guard let role = Role(rawValue: text) else {
            throw NewsError(
                .invalid, "“\(text)” is no role.", help: "There are \(Self.roles.joined(separator: ", "))."
            )
        }
        return role
    }

    private func sections(_ paths: [String], for role: Role, in publication: Publication) throws -> Set<SectionID> {
        guard role == .editor || paths.isEmpty else {
            throw NewsError(
                .invalid, "Sections are given to an editor alone.", field: "--section",
                help: "Leave them out, or take the role editor."
            )
        }
        return try Set(
            paths.map { path in
                let slugs = path.split(separator: "/").map { String($0) }
                guard let edition = publication.editions.first, !slugs.isEmpty,
                    let section = publication.sections.section(at: slugs, in: edition.id)
                else {
                    throw NewsError(
                        .notFound, "There is no section “\(path)”.", field: "--section",
                        help: "Write it as in its address: sport/football."
                    )
                }
                return section.id
            }
        )
    }

    private func paths(of sections: Set<SectionID>, in publication: Publication) -> [String] {
        guard let edition = publication.editions.first else { return [] }
        return sections.compactMap { section in
            publication.sections.slugs(to: section, in: edition.id)?.map(\.rawValue).joined(separator: "/")
        }.sorted()
    }
}
