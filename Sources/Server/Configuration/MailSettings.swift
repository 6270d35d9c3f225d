internal import News
internal import Outbound

/// How mail goes out, as the settings tell it.
public struct MailSettings: Sendable {
    let server: SMTPServer
    /// `nil` where the server lets anyone of this network send.
    let user: String?
    private let password: String?
    /// A file whose first line is the password; from the publication's folder, or absolute.
    let passwordFile: String?
    let sender: Mailbox

    init(server: SMTPServer, user: String?, password: String?, passwordFile: String?, sender: Mailbox) {
        self.server = server
        self.user = user
        self.password = password
        self.passwordFile = passwordFile
        self.sender = sender
    }

    /// The server with the account we have there.
    /// - Throws: `NewsError(.invalid)` when the password's file cannot be read.
    func server(in folder: PublicationFolder) throws -> SMTPServer {
        var server = server
        if let authority = server.authority { server.authority = folder.path(of: authority) }
        guard let user else { return server }
        server.account = SMTPServer.Account(user: user, password: try password(in: folder))
        return server
    }

    private func password(in folder: PublicationFolder) throws -> String {
        if let password { return password }
        guard let file = passwordFile else { return "" }
        return try folder.secret(in: file, key: "mail.passwordfile", what: "The password for mail")
    }
}

extension SettingsReader {
    static let mailKeys: Set<String> = [
        "mail.host", "mail.port", "mail.tls", "mail.user", "mail.password", "mail.passwordfile", "mail.sender",
        "mail.ca",
    ]

    /// `nil` where nothing is said of mail.
    /// - Parameter publicationName: What stands for a sender without a name, where the file says it.
    func mail(publicationName: String?) throws -> MailSettings? {
        guard let host = try text("mail.host") else {
            if let key = try Self.mailKeys.sorted().first(where: { try self.text($0) != nil }) {
                throw NewsError(
                    .invalid, "“mail.host” is missing.", field: place(of: key),
                    help: "Write the name of the server that takes your mail."
                )
            }
            return nil
        }
        let security =
            try choice("mail.tls", of: SMTPServer.Security.allCases.map(\.rawValue))
            .flatMap(SMTPServer.Security.init(rawValue:)) ?? .implicit
        guard let text = try text("mail.sender") else {
            throw NewsError(
                .invalid, "“mail.sender” is missing.", field: place(of: "mail.host"),
                help: "Write whom mail comes from, such as Le Relais <desk@example.com>."
            )
        }
        guard var sender = Mailbox(text: text) else {
            throw NewsError(
                .invalid, "“mail.sender” is “\(text)”, and no address.", field: place(of: "mail.sender"),
                help: "Write a name and an address, such as Le Relais <desk@example.com>."
            )
        }
        if sender.name.isEmpty, let publicationName { sender.name = publicationName }
        let user = try self.text("mail.user")
        let password = try self.text("mail.password")
        let file = try self.text("mail.passwordfile")
        if user != nil, password == nil, file == nil {
            throw NewsError(
                .invalid, "“mail.user” has no password.", field: place(of: "mail.user"),
                help: "Set MANCHETTE_MAIL_PASSWORD, or name a file that holds it as mail.passwordfile."
            )
        }
        if user != nil, security == .none, !Self.isThisMachine(host) {
            throw NewsError(
                .invalid, "Without TLS the password for mail would be open to everyone between.",
                field: place(of: "mail.tls"), help: "Write implicit or starttls."
            )
        }
        return MailSettings(
            server: SMTPServer(
                host: host, port: try number("mail.port", in: 1...65535), security: security,
                authority: try self.text("mail.ca")
            ),
            user: user, password: password, passwordFile: file, sender: sender
        )
    }
}
