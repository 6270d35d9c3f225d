internal import Desk
internal import News
internal import NIOPosix
internal import Outbound
internal import Store

/// `manchette mail`: sends someone of the desk a message at once, and says what went wrong if it did not go.
public struct TryMail: Sendable {
    public var folder: PublicationFolder
    public var email: String

    public init(folder: PublicationFolder, email: String) {
        self.folder = folder
        self.email = email
    }

    public func run(console: Console, environment: [String: String]) async throws {
        let site = try await OpenPublication(folder, environment: environment)
        do {
            try await send(site, environment: environment)
            try await site.close()
        } catch {
            try? await site.close()
            throw error
        }
        console.line("The mail server took the message for \(email).")
    }

    private func send(_ site: OpenPublication, environment: [String: String]) async throws {
        guard let settings = site.configuration.mail else {
            throw NewsError(
                .notFound, "The settings name no mail server.", field: "manchette.yaml",
                help: "Write mail.host and mail.sender."
            )
        }
        guard let address = EmailAddress(rawValue: email),
            let user = try await site.newsroom.database.read({ try $0.user(email: address) })
        else {
            throw NewsError(
                .notFound, "Nobody works at the desk with the address \(email).",
                help: "See who does with: manchette user list \(folder.path)"
            )
        }
        let now = site.newsroom.clock.now()
        let mail = QueuedMail(
            id: MailID(rawValue: 0), user: user.id, address: user.email, content: .trial, queuedAt: now, tries: 1
        )
        let catalogue = try DeskCatalogue(folder: try ThemeLocation.desk(environment: environment))
        guard let letter = try await LetterWriter(newsroom: site.newsroom, catalogue: catalogue)(mail) else {
            throw NewsError(.conflict, "\(user.name) is disabled.", help: "Enable them first.")
        }
        let client = SMTPClient(try settings.server(in: folder), group: MultiThreadedEventLoopGroup.singleton)
        do {
            try await client.connect { connection in
                try await connection.send(MailMessage(letter, to: mail, from: settings.sender, at: now)) {}
            }
        } catch let failure as MailFailure {
            throw NewsError(.unavailable, Sentence(verbatim: failure.sentence))
        }
    }
}
