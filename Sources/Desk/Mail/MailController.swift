internal import Hummingbird
internal import News
internal import Newsroom
internal import Store

/// What became of the messages that the newsroom sent, for the administrators. What they said is not kept.
struct MailController {
    let desk: Desk

    private static let length = 50

    func add(to router: RouterGroup<SignedInContext>) {
        router.get("mail", use: list)
    }

    @Sendable private func list(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try context.found.actor.require(.managePeople)
        let before = request.uri.queryParameters["before"].flatMap { Int64($0) }.map { MailID(rawValue: $0) }
        let frame = try await desk.frame(context, .people)
        let words = frame.words
        let zone = desk.newsroom.zone
        let found = try await desk.newsroom.database.read { try $0.mail(before: before, limit: Self.length + 1) }
        let rows: [HTML] = found.prefix(Self.length).map { mail in
            let next: HTML? =
                mail.state == .waiting && mail.tries > 0
                ? mail.dueAt.map { " · \(words["mail_next_try"]) \(words.moment($0, zone))" }
                : nil
            let reason: HTML? = mail.failure.map { "<p class=\"soft\" lang=\"en\" dir=\"ltr\">\($0)</p>" }
            return """
                <li><p><a href="\(DeskURL.person(mail.user).path)"><strong dir="ltr">\(mail.address.rawValue)</strong></a> \
                <span class="tag">\(words["mailstate_\(mail.state.rawValue)"])</span></p>\
                <p class="soft">\(words["mailkind_\(mail.kind.rawValue)"]) · \(words.moment(mail.queuedAt, zone))\(next)</p>\(reason)</li>
                """
        }
        let older: HTML? =
            found.count > Self.length
            ? "<p><a class=\"button\" rel=\"next\" href=\"\(DeskURL.mail.path)?before=\(found[Self.length - 1].id.rawValue)\">\(words["older"])</a></p>"
            : nil
        let list: HTML =
            rows.isEmpty
            ? "<p class=\"soft\">\(words["mail_none"])</p>"
            : "<ul class=\"articles rows\" aria-label=\"\(words["mail"])\">\(rows)</ul>"
        let content: HTML = """
            <p><a class="back" href="\(DeskURL.people.path)">\(words["people"])</a></p>
            <h1>\(words["mail"])</h1>
            <p class="soft">\(desk.newsroom.sendsMail ? words["mail_help"] : words["mail_off"])</p>
            \(list)\(older)
            """
        return DeskResponse.page(frame.page(words["mail"], content))
    }
}
