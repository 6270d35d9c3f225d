public import News
internal import Store

/// Makes a link with which someone chooses another password.
public struct RequestPasswordReset: Sendable {
    private let newsroom: Newsroom

    /// In seconds, for a link that goes out by mail.
    public static let validity: Int64 = 3_600
    /// In seconds, for a link that an administrator hands on.
    public static let handedValidity: Int64 = 86_400

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// For anyone who asks. Whether the answer holds a link must not be seen from outside: it goes to the person's
    /// mail and nowhere else, and the page says the same either way.
    /// - Parameter email: As it was typed.
    /// - Throws: `NewsError(.tooMany)` when this account or this network must wait first.
    public func callAsFunction(email: String, from browser: BrowserFacts) async throws -> IssuedLink? {
        let now = newsroom.clock.now()
        let sendsMail = newsroom.sendsMail
        let subjects = [AttemptSubject.resetLetters(email), AttemptSubject.network(browser)]
        return try await newsroom.database.write { transaction in
            try transaction.countAttempt(at: subjects, now: now)
            guard let email = EmailAddress(rawValue: email), let user = try transaction.user(email: email),
                !user.isDisabled
            else {
                try transaction.audit(
                    at: now, as: .system("password-reset"), verb: "RequestPasswordReset", user: nil,
                    detail: "refused, from \(browser.address)"
                )
                return nil
            }
            try transaction.audit(
                at: now, as: .system("password-reset"), verb: "RequestPasswordReset", user: user.id,
                detail: "from \(browser.address)"
            )
            let link = try transaction.issueLink(
                .passwordReset, for: user, lasting: RequestPasswordReset.validity, at: now
            )
            return sendsMail ? try transaction.mail(link, at: now) : link
        }
    }

    /// For an administrator who hands the link on, or has it sent.
    /// - Parameter byMail: Whether it goes to them by mail, where mail goes out at all.
    /// - Throws: `NewsError(.forbidden)` without the right to manage people, `.conflict` for someone disabled.
    public func callAsFunction(for id: UserID, byMail: Bool = false, as actor: Actor) async throws -> IssuedLink {
        let now = newsroom.clock.now()
        let sendsMail = newsroom.sendsMail && byMail
        return try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.managePeople)
            let user = try transaction.existingUser(id)
            guard !user.isDisabled else {
                throw NewsError(.conflict, "\(user.name) is disabled.", help: "Enable them first.")
            }
            try transaction.audit(at: now, as: actor, verb: "RequestPasswordReset", user: id)
            let link = try transaction.issueLink(
                .passwordReset, for: user, lasting: RequestPasswordReset.handedValidity, at: now
            )
            return sendsMail ? try transaction.mail(link, at: now) : link
        }
    }
}
