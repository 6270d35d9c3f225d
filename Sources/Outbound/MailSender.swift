public import Logging
public import News
public import Store

/// Sends the messages that wait in the store, each once as far as SMTP allows: a row is marked before the last byte goes
/// out, and one so marked is never sent again, whatever happened after.
public struct MailSender: Sendable {
    /// Makes the words of a message; `nil` when there is nothing to say to them any more.
    public typealias Compose = @Sendable (QueuedMail) async throws -> MailMessage?

    private let database: any Database
    private let clock: NewsClock
    private let client: SMTPClient
    private let compose: Compose
    private let logger: Logger

    /// In seconds: how long nobody else takes a message that is being sent.
    private static let lease: Int64 = 900
    /// Messages over one connection.
    private static let mostPerConnection = 100
    /// In seconds: how long what became of a message is told.
    private static let memory: Int64 = 30 * 86_400

    public init(
        database: any Database, clock: NewsClock, client: SMTPClient, logger: Logger, compose: @escaping Compose
    ) {
        self.database = database
        self.clock = clock
        self.client = client
        self.logger = logger
        self.compose = compose
    }

    /// Sends what is due, one after another.
    /// - Returns: Whether the server was there; if not, there is no use in asking again at once.
    /// - Throws: What the store throws when it does not answer.
    public func callAsFunction() async throws -> Bool {
        let now = clock.now()
        guard try await database.read({ try $0.hasDueMail(at: now) }), let first = try await take() else { return true }
        var current: QueuedMail? = first
        do {
            try await client.connect { connection in
                var count = 0
                while let mail = current, count < Self.mostPerConnection {
                    try await send(mail, over: &connection)
                    count += 1
                    current = count < Self.mostPerConnection ? try await take() : nil
                }
            }
        } catch let failure as MailFailure {
            if let current { try await record(failure, of: current) }
            return false
        }
        let then = clock.now().advanced(seconds: -Self.memory)
        try await database.write { try $0.deleteMail(before: then) }
        return true
    }

    private func take() async throws -> QueuedMail? {
        let now = clock.now()
        return try await database.write { try $0.takeMail(at: now, lease: Self.lease) }
    }

    /// - Throws: `MailFailure` when the connection is of no more use.
    private func send(_ mail: QueuedMail, over connection: inout SMTPConnection) async throws {
        guard let message = try await compose(mail) else {
            try await database.write { try $0.giveUpMail(mail.id, failure: "There was nothing to tell any more.") }
            return
        }
        do {
            try await connection.send(message) {
                let now = clock.now()
                try await database.write { try $0.markMailHanded(mail.id, at: now) }
            }
        } catch let failure as MailFailure {
            if failure.endsConnection { throw failure }
            try await record(failure, of: mail)
            return
        }
        let now = clock.now()
        try await database.write { try $0.markMailSent(mail.id, at: now) }
    }

    private func record(_ failure: MailFailure, of mail: QueuedMail) async throws {
        logger.warning(
            "A message was not sent.",
            metadata: ["mail": "\(mail.id.rawValue)", "kind": "\(mail.content.kind)", "reason": "\(failure.sentence)"]
        )
        let next = failure.kind == .passing ? mail.wait.map { clock.now().advanced(seconds: $0) } : nil
        try await database.write { transaction in
            if let next {
                try transaction.postponeMail(mail.id, until: next, failure: failure.sentence)
            } else {
                try transaction.giveUpMail(mail.id, failure: failure.sentence)
            }
        }
    }
}
