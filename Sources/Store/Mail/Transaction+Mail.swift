internal import Foundation
public import News

extension ReadTransaction {
    /// What became of messages, newest first, at most `limit`.
    /// - Parameter before: Where to go on: the last identity of an earlier answer.
    public func mail(before: MailID? = nil, limit: Int) throws -> [MailRecord] {
        try rows(
            """
            SELECT id, kind, user_id, address, queued_at, due_at, sent_at, tries, failure FROM mail
            WHERE id < \(before ?? MailID(rawValue: .max)) ORDER BY id DESC LIMIT \(limit)
            """
        ).map { row in
            var row = row
            return MailRecord(
                id: try row.id(), kind: try row.word(), user: try row.id(), address: try row.word(),
                queuedAt: try row.instant(), dueAt: try row.optionalInstant(), sentAt: try row.optionalInstant(),
                tries: try row.int(), failure: try row.optionalText()
            )
        }
    }

    /// Whether a message is due.
    public func hasDueMail(at now: Instant) throws -> Bool {
        try row("SELECT id FROM mail WHERE due_at <= \(now) LIMIT 1") != nil
    }

    /// How far the notices were looked through for those who want them by mail.
    public func mailCursor() throws -> NoticeID {
        guard var row = try row("SELECT notice FROM mail_cursor WHERE id = 1") else { return NoticeID(rawValue: 0) }
        return try row.id()
    }
}

extension WriteTransaction {
    /// Has a message sent, in the same transaction as what it tells of.
    /// - Parameter expiresAt: From when on there is no use in it.
    @discardableResult
    public func queueMail(
        _ content: MailContent, to user: UserID, at address: EmailAddress, now: Instant, expiresAt: Instant? = nil
    ) throws -> MailID {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let text = String(decoding: try encoder.encode(content), as: UTF8.self)
        return try insertedID(
            """
            INSERT INTO mail (kind, user_id, address, content, queued_at, expires_at, due_at)
            VALUES (\(content.kind.rawValue), \(user), \(address), \(text), \(now), \(expiresAt), \(now)) RETURNING id
            """
        )
    }

    /// The next message that is due. Nobody else is given it within `lease` seconds; afterwards it is due again, unless
    /// what became of it was written down. One that may have gone out when the program ended is never given again.
    public func takeMail(at now: Instant, lease: Int64) throws -> QueuedMail? {
        for var row in try rows(
            """
            SELECT id, user_id, address, content, queued_at, expires_at, due_at, tries, handed_at FROM mail
            WHERE due_at <= \(now) ORDER BY due_at, id LIMIT 20
            """
        ) {
            let id = try row.id(MailID.self)
            let user = try row.id(UserID.self)
            let address = try row.word(EmailAddress.self)
            let text = try row.text()
            let queuedAt = try row.instant()
            let expiresAt = try row.optionalInstant()
            let dueAt = try row.instant()
            let tries = try row.int()
            if try row.optionalInstant() != nil {
                try giveUpMail(id, failure: "The program ended while it was sent. Whether it arrived is not known.")
                continue
            }
            if let expiresAt, expiresAt <= now {
                try giveUpMail(id, failure: nil)
                continue
            }
            let taken = try execute(
                """
                UPDATE mail SET due_at = \(now.advanced(seconds: lease)), tries = tries + 1
                WHERE id = \(id) AND due_at = \(dueAt)
                """
            )
            guard taken == 1 else { continue }
            return QueuedMail(
                id: id, user: user, address: address,
                content: try JSONDecoder().decode(MailContent.self, from: Data(text.utf8)), queuedAt: queuedAt,
                expiresAt: expiresAt, tries: tries + 1
            )
        }
        return nil
    }

    /// The whole message is with the other server but for the mark that ends it, after which it is theirs.
    public func markMailHanded(_ id: MailID, at now: Instant) throws {
        try execute("UPDATE mail SET handed_at = \(now) WHERE id = \(id)")
    }

    /// It is sent, and what it said is forgotten.
    public func markMailSent(_ id: MailID, at now: Instant) throws {
        try execute(
            "UPDATE mail SET sent_at = \(now), due_at = NULL, content = NULL, failure = NULL WHERE id = \(id)"
        )
    }

    /// It was not taken, and is tried again.
    public func postponeMail(_ id: MailID, until: Instant, failure: String) throws {
        try execute(
            "UPDATE mail SET due_at = \(until), handed_at = NULL, failure = \(failure) WHERE id = \(id)"
        )
    }

    /// It is tried no more, and what it said is forgotten.
    /// - Parameter failure: `nil` leaves the reason of the last try.
    public func giveUpMail(_ id: MailID, failure: String?) throws {
        try execute(
            """
            UPDATE mail SET due_at = NULL, content = NULL, failure = COALESCE(\(failure), failure, \("Its link has ended."))
            WHERE id = \(id)
            """
        )
    }

    /// Takes back messages of one kind to someone that were not sent yet: a newer one says what holds now.
    public func withdrawMail(_ kind: MailContent.Kind, to user: UserID) throws {
        try execute(
            """
            UPDATE mail SET due_at = NULL, content = NULL, failure = \("A newer message took its place.")
            WHERE user_id = \(user) AND kind = \(kind.rawValue) AND due_at IS NOT NULL AND handed_at IS NULL
            """
        )
    }

    /// Forgets what became of messages that were queued before `then` and are done with.
    public func deleteMail(before then: Instant) throws {
        try execute("DELETE FROM mail WHERE queued_at < \(then) AND due_at IS NULL")
    }

    public func setMailCursor(_ notice: NoticeID) throws {
        try execute("UPDATE mail_cursor SET notice = \(notice) WHERE id = 1")
    }
}
