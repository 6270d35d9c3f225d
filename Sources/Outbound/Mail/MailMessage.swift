public import News

/// One message as the Internet carries it (RFC 5322, MIME), in ASCII alone whatever language it is in.
public struct MailMessage: Sendable {
    public var from: Mailbox
    public var to: Mailbox
    public var subject: String
    /// Plain text; paragraphs with an empty line between, an address of the web alone on its line.
    public var text: String
    /// The same as a page, for programs that show one; already safe.
    public var html: String
    public var language: LanguageTag
    public var date: Instant
    /// What names it for ever, without its brackets: `manchette-42-1795521600000@relais.example`.
    public var messageID: String

    public init(
        from: Mailbox, to: Mailbox, subject: String, text: String, html: String, language: LanguageTag, date: Instant,
        messageID: String
    ) {
        self.from = from
        self.to = to
        self.subject = subject
        self.text = text
        self.html = html
        self.language = language
        self.date = date
        self.messageID = messageID
    }

    /// The message with CRLF after each line, the last included. Encoded lines hold no `=_`, so none is the boundary.
    var lines: String {
        let boundary = "=_manchette_\(messageID.prefix { $0 != "@" })"
        func part(_ type: String, _ text: String) -> String {
            """
            --\(boundary)\r
            Content-Type: \(type); charset=utf-8\r
            Content-Transfer-Encoding: quoted-printable\r
            \r
            \(QuotedPrintable.encoded(text))\r

            """
        }
        return MailHeader.mailbox("From", from) + MailHeader.mailbox("To", to) + MailHeader.text("Subject", subject)
            + MailHeader.date(date) + """
                Message-ID: <\(messageID)>\r
                Auto-Submitted: auto-generated\r
                Content-Language: \(language.rawValue)\r
                MIME-Version: 1.0\r
                Content-Type: multipart/alternative; boundary="\(boundary)"\r
                \r
                \(part("text/plain", marked(text)))\(part("text/html", html))--\(boundary)--\r

                """
    }

    /// Plain text says nothing of its direction: in a language that runs from right to left each line begins with a mark
    /// that does. An address stands bare, so that programs make a link of it.
    private func marked(_ text: String) -> String {
        guard language.direction == .rightToLeft else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.isEmpty || line.hasPrefix("http") ? String(line) : "\u{200F}" + line
        }.joined(separator: "\n")
    }
}
