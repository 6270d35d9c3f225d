internal import Desk
internal import Logging
internal import News
internal import Newsroom
internal import Outbound
internal import ServiceLifecycle
internal import Store

/// Queues what people want to hear of by mail, and sends what is queued. Both are rows with times; when this sleeps or
/// the program is down, they wait. Any number of nodes may run one.
struct MailKeeper: Service {
    let notices: MailNotices
    let sender: MailSender
    let logger: Logger

    func run() async throws {
        await repeating("The mail that waits cannot be read.", logger: logger, pause: .seconds(1)) {
            try await notices()
            // A server that is down is not asked again each second.
            return try await sender() ? .seconds(1) : .seconds(30)
        }
    }
}

extension MailMessage {
    /// A letter as it goes out.
    init(_ letter: Letter, to mail: QueuedMail, from sender: Mailbox, at now: Instant) {
        let host = sender.address.rawValue.split(separator: "@").last ?? "localhost"
        self.init(
            from: sender, to: Mailbox(name: letter.to, address: mail.address), subject: letter.subject,
            text: letter.text, html: letter.html, language: letter.language, date: now,
            // The same at each try, so that a server that has it already can tell.
            messageID: "manchette-\(mail.id.rawValue)-\(mail.queuedAt.rawValue)@\(host)"
        )
    }
}
